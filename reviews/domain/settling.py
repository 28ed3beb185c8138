"""The questions of the last return, looked at again in the round after it: raised, answered, settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.models import Submission
from reviews.domain import material, rounds
from reviews.domain.comparison import Change, changes, covers
from reviews.domain.refusals import Refused
from reviews.enums import Outcome
from reviews.models import Flag, Reply, Review, Settlement

if TYPE_CHECKING:
    from portal.access import Actor


class Stage(StrEnum):
    """How far a question has come; ``AGAIN``: raised once more in the later round."""

    RAISED = "raised"
    ANSWERED = "answered"
    SETTLED = "settled"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the last return as the round after it sees it.

    ``changed``: its place was changed since; ``replies`` in the order of writing.
    """

    flag: Flag
    replies: tuple[Reply, ...]
    changed: bool
    stage: Stage

    @property
    def open(self) -> bool:
        """Whether it still wants the reviewer's word."""
        return self.stage in (Stage.RAISED, Stage.ANSWERED)


def asked_before(review: Review) -> Review | None:
    """Return the last return before this round, with its submission.

    What was asked before the version that is public now is settled: a correction begins anew.
    """
    public = _published_before(review).values("ordinal")[:1]
    rows = Review.objects.filter(
        filing_id=review.filing_id,
        outcome=Outcome.RETURNED,
        submission__ordinal__lt=review.submission.ordinal,
        submission__ordinal__gt=Coalesce(Subquery(public), 0),
    )
    return rows.select_related("submission").order_by("submission__ordinal").last()


def published_before(review: Review) -> Submission | None:
    """Return the submission that was public when this round's was sent; None where nothing was yet."""
    return _published_before(review).first() if review.submission.ordinal > 1 else None


def questions(review: Review) -> list[Question]:
    """Return the questions of the last return before this round; none in a first reading.

    A review that nobody opened yet may come unsaved, with submission and filing: nothing is settled in it.
    """
    earlier = asked_before(review)
    if earlier is None:
        return []
    flags = list(_flags(earlier))
    made = _made(earlier.submission, review, {flag.section for flag in flags}) if flags else []
    settled, again = (_settled(review, flags), _again(review)) if review.pk else (set(), set())
    return [_question(flag, made, settled, again) for flag in flags]


def open_in(review: Review, section: str) -> list[Question]:
    """Return the questions on a section that still want the reviewer's word."""
    return [one for one in questions(review) if one.flag.section == section and one.open]


def unasked(review: Review) -> list[Change]:
    """Return what was changed since the last return without a question having asked for it.

    Of a correction that was not returned yet, everything that was changed since the public version:
    it was asked for, but by no question whose place could be compared.
    """
    earlier = asked_before(review)
    before = earlier.submission if earlier else published_before(review)
    if before is None:
        return []
    paths = list(_flags(earlier).values_list("path", flat=True)) if earlier else []
    made = _made(before, review, None)
    return [change for change in made if not any(covers(path, change) for path in paths)]


@transaction.atomic
def settle(actor: Actor, review: Review, flag: Flag, settled: bool = True) -> Settlement:
    """Mark a question of the last return as settled, or as not settled after all.

    Saying the same twice is kept once. Raises PermissionDenied, and Refused for a question that is not of
    the last return.
    """
    review = rounds.locked(actor, review)
    earlier = asked_before(review)
    if earlier is None or flag.review_id != earlier.pk or flag.retracted_at:
        raise Refused(_("这个问题不是上一次退回提出的，不需要在这一轮了结。"))
    return mark(actor, review, flag, settled)


def mark(actor: Actor, review: Review, flag: Flag, settled: bool) -> Settlement:
    """Write the mark into the locked review."""
    latest = review.settlements.filter(flag=flag).order_by("id").last()
    if latest and latest.settled == settled:
        return latest
    rounds.record(actor, "review.settle" if settled else "review.unsettle", review, flag=flag.pk)
    return review.settlements.create(flag=flag, settled=settled, by=person(actor))


def _published_before(review: Review) -> QuerySet[Submission]:
    rows = Submission.objects.filter(
        filing_id=review.filing_id,
        ordinal__lt=review.submission.ordinal,
        publications__isnull=False,
    )
    return rows.order_by("-ordinal")


def _flags(earlier: Review) -> QuerySet[Flag]:
    return earlier.flags.filter(retracted_at=None).prefetch_related("replies__by").order_by("id")


def _made(old: Submission, review: Review, sections: set[str] | None) -> list[Change]:
    new = material.disclosure_of(review.submission)
    return changes(material.disclosure_of(old), new, sections)


def _settled(review: Review, flags: list[Flag]) -> set[int]:
    rows = review.settlements.filter(flag__in=flags).order_by("id")
    latest = {row.flag_id: row.settled for row in rows}
    return {flag for flag, settled in latest.items() if settled}


def _again(review: Review) -> set[int]:
    rows = review.flags.filter(retracted_at=None, again_of__isnull=False)
    return set(rows.values_list("again_of_id", flat=True))


def _question(flag: Flag, made: list[Change], settled: set[int], again: set[int]) -> Question:
    replies = tuple(flag.replies.all())
    changed = any(covers(flag.path, change) for change in made)
    stage = Stage.ANSWERED if changed or replies else Stage.RAISED
    if flag.pk in settled:
        stage = Stage.SETTLED
    if flag.pk in again:
        stage = Stage.AGAIN
    return Question(flag, replies, changed, stage)
