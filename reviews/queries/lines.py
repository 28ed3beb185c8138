"""The queue's lines: for one page of filings, in three queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from portal import clock
from portal.access import Actor
from portal.scoping import visible_to
from reviews.domain import claims
from reviews.domain.material import WEIGHTY
from reviews.models import BlindReading, Claim, Letter, Review
from reviews.queries.deadlines import deadline
from reviews.queries.weights import FindingsOf


@dataclass(frozen=True, slots=True)
class Line:
    """One filing in the queue.

    ``submission`` is the latest one (None before the first), without content and findings; ``review`` its
    review; ``claim`` who has it, ``held`` who is reading it now; ``rounds`` how many times the filing was
    submitted; ``days`` since the present submission (None unless it waits for a decision); ``due`` until
    when the college has the next step (None where it has none); ``own``: of the reader's own college.
    """

    filing: Filing
    submission: Submission | None
    review: Review | None
    claim: Claim | None
    held: claims.Held | None
    rounds: int
    days: int | None
    due: date | None
    findings: list[tuple[str, int]]
    own: bool

    @property
    def weighty(self) -> bool:
        """Whether anything was found that wants attention."""
        return any(count for _severity, count in self.findings)

    @property
    def left(self) -> int | None:
        """Days until ``due``; negative when it has passed."""
        return (self.due - clock.today()).days if self.due else None

    @property
    def leaving(self) -> bool:
        """Whether it is being returned, and the letter waits to leave."""
        return bool(getattr(self.review, "letter_waits", False)) and not self.blind

    @property
    def proposed(self) -> bool:
        """Whether it was found fit for approval, and a second person has to agree."""
        proposed = self.review and not self.review.outcome and self.review.proposed_by_id
        return bool(proposed) and not self.blind

    @property
    def blind(self) -> bool:
        """Whether the reader is still to read it blind: nothing is told of what others said."""
        return bool(getattr(self.review, "to_read_blind", False))


def lines(rows: Iterable[Filing], actor: Actor) -> list[Line]:
    """Return the queue's lines for filings of ``queries.filings``: three queries, however many rows."""
    page = list(rows)
    ids = [row.latest_id for row in page if row.latest_id]
    counted = {f"of_{one.value}": FindingsOf(one) for one in WEIGHTY}
    found = visible_to(actor, Submission).defer("content", "explanations", "findings")
    submissions = found.annotate(**counted).in_bulk(ids)
    waits = Letter.objects.filter(review=OuterRef("pk"), left_at=None, taken_back_at=None)
    reviews = visible_to(actor, Review).filter(submission_id__in=ids)
    blind = BlindReading.objects.filter(
        submission__filing=OuterRef("filing"), reader=actor.user, done_at=None
    )
    reviews = reviews.annotate(letter_waits=Exists(waits), to_read_blind=Exists(blind))
    by_submission = {review.submission_id: review for review in reviews}
    had = visible_to(actor, Claim).select_related("assignee", "reader")
    by_filing = had.in_bulk([row.pk for row in page])
    own = actor.own_college_ids()
    return [
        _line(
            row,
            submissions.get(row.latest_id),
            by_submission.get(row.latest_id),
            by_filing.get(row.pk),
            row.college_id in own,
        )
        for row in page
    ]


def _line(
    filing: Filing,
    submission: Submission | None,
    review: Review | None,
    claim: Claim | None,
    own: bool,
) -> Line:
    now = clock.now()
    waits = filing.state == FilingState.SUBMITTED and submission is not None
    return Line(
        filing=filing,
        submission=submission,
        review=review,
        claim=claim,
        held=claims.fresh(claim, now),
        rounds=filing.rounds or 0,
        days=(now - submission.submitted_at).days if waits and submission else None,
        due=deadline(filing),
        findings=[(one.value, getattr(submission, f"of_{one.value}", 0)) for one in WEIGHTY],
        own=own,
    )
