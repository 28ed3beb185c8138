"""A letter that left is corrected by a later version; what it said before stays to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle
from disclosures.enums import FilingState
from portal import clock
from portal.access import require
from reviews.domain import decide, leaving, letters, replies, rounds, telling, verdicts
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.models import Flag, Letter, Review

if TYPE_CHECKING:
    from portal.access import Actor

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Addition:
    """A question that a correction adds, as `verdicts.flag` takes it."""

    section: str
    path: str
    reason: str
    sentence: str
    rule: str = ""


@transaction.atomic
def correct(
    actor: Actor,
    review: Review,
    reason: str,
    due: date | None = None,
    retract: Iterable[Flag] = (),
    add: Iterable[Addition] = (),
) -> Letter:
    """Correct the letter by which a filing is returned now: take questions back, add some, move the date.

    ``reason`` (up to 300 characters) is told to the college. Sections with new questions open, none closes.
    Raises PermissionDenied, and Refused where the college has submitted again, where no question would be
    left (law 7), where nothing changes, or for an unusable date.
    """
    review = _returned(actor, review)
    reason = usable(
        reason,
        LONGEST_REASON,
        _("请写明为什么更正，学校会看到。"),
        _("更正原因请写在 %d 个字以内。"),
    )
    before = letters.current(review)
    taken, added = list(retract), list(add)
    due = due or review.filing.return_due or clock.today()
    if before and before.due == due and not taken and not added:
        raise Refused(_("没有改动。请撤回问题、补充问题，或者改期限。"))
    if due < clock.today():
        raise Refused(_("修改期限要晚于今天，请选择以后的日期。"))
    if due > clock.today() + decide.FURTHEST:
        raise Refused(_("修改期限太远了，请核对年份。"))
    for flag in taken:
        verdicts.take_back_flag(actor, review, flag)
    for one in added:
        verdicts.add_flag(actor, review, one.section, one.path, one.reason, one.sentence, one.rule)
    _refuse_empty(review)
    return _sent(actor, review, due, reason)


def preview(*args: Any, **kwargs: Any) -> Letter:
    """Return the letter that `correct` would write with the same arguments; nothing is written. Raises as it does."""
    with transaction.atomic():
        letter = correct(*args, **kwargs)
        transaction.set_rollback(True)
    return letter


def _refuse_empty(review: Review) -> None:
    if not verdicts.live_flags(review).exists():
        raise Refused(_("至少要留下一个问题。全部撤回的，请联系学校直接重新提交。"))


def _sent(actor: Actor, review: Review, due: date, reason: str) -> Letter:
    letter = letters.write(actor, review, due, clock.now(), reason)
    letter.left_at = clock.now()
    letter.save(update_fields=["left_at"])
    wanted = set(review.filing.open_sections) | set(leaving.flagged_sections(review))
    sections = [key for key in verdicts.sections_of(review) if key in wanted]
    lifecycle.move(review.filing, "amend_return", actor, open_sections=sections, due=due)
    rounds.announce(actor, "review.corrected", review, letter=letter.pk, due=due.isoformat())
    telling.corrected(letter)
    return letter


def _returned(actor: Actor, review: Review) -> Review:
    filing = lifecycle.lock(review.filing)
    require(actor, "review.decide", filing)
    if filing.state != FilingState.RETURNED or replies.last_return(filing) != review:
        raise Refused(_("学校已经重新提交，这封退回函不能再更正。请在新的一轮审核中处理。"))
    review.filing = review.submission.filing = filing
    return review
