"""Verdicts of the round before that hold on: written into the new round when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviews.domain import carryover
from reviews.enums import VerdictKind
from reviews.models import Review, Verdict

if TYPE_CHECKING:
    from disclosures.models import Filing, Submission


def before(filing: Filing, submission: Submission) -> Review | None:
    """Return the latest decided review of an earlier submission of the filing, with its submission."""
    rows = Review.objects.filter(filing=filing, submission__ordinal__lt=submission.ordinal)
    decided = rows.exclude(outcome="").select_related("submission")
    return decided.order_by("submission__ordinal").last()


def carry(review: Review) -> list[Verdict]:
    """Write into a new review each approval of the round before that nothing has touched since.

    The verdict stays that of whoever gave it; ``carried_from`` leads to where it was given.
    """
    earlier = before(review.filing, review.submission)
    if earlier is None:
        return []
    approved = approvals(earlier)
    fallen = falls(earlier, review.submission, approved)
    return Verdict.objects.bulk_create(
        Verdict(
            review=review,
            section=section,
            kind=VerdictKind.APPROVED,
            sentence=verdict.sentence,
            against=verdict.against,
            carried_from_id=verdict.carried_from_id or verdict.pk,
            by_id=verdict.by_id,
        )
        for section, verdict in approved.items()
        if fallen[section] is None
    )


def falls(
    earlier: Review, submission: Submission, sections: dict[str, Verdict]
) -> dict[str, carryover.Fall | None]:
    """Say of each approved section of the earlier round what made its verdict fall; None: it holds."""
    earlier.submission.filing = submission.filing
    return carryover.falls(
        carryover.frozen(earlier.submission), carryover.frozen(submission), list(sections)
    )


def approvals(review: Review) -> dict[str, Verdict]:
    """Return the approvals that stood when the review was decided: section → the verdict."""
    flagged = set(review.flags.filter(retracted_at=None).values_list("section", flat=True))
    latest = {verdict.section: verdict for verdict in review.verdicts.order_by("id")}
    return {
        section: verdict
        for section, verdict in latest.items()
        if verdict.kind == VerdictKind.APPROVED and section not in flagged
    }
