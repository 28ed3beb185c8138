"""The end of a round: approved and published, or returned with a letter. One of the two, once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle, publish
from disclosures.domain.actors import person
from disclosures.models import Publication
from portal import clock
from portal.access import require
from reviews.domain import claims, leaving, letters, notes, rounds, settling, telling, verdicts
from reviews.domain.refusals import Refused
from reviews.enums import Outcome, VerdictKind
from reviews.models import Review

if TYPE_CHECKING:
    from portal.access import Actor

FURTHEST = timedelta(days=366)
"""How far off the date of a letter may be."""


@transaction.atomic
def approve(actor: Actor, review: Review) -> Publication | None:
    """Approve the filing and create its publication in the same transaction.

    Where the cycle wants a second person, the first call proposes the approval and returns None.
    Raises Refused unless every section of the form is approved, and for one's own proposal.
    """
    review = rounds.locked(actor, review)
    _all_approved(review)
    if review.filing.cycle.second_reader:
        if review.proposed_by_id is None:
            _propose(actor, review)
            return None
        _not_the_first(actor, review)
    return _approved(actor, review)


@transaction.atomic
def confirm(actor: Actor, review: Review) -> Publication:
    """Approve as the second person what the first proposed. Raises Refused for the same person, or without a proposal."""
    review = rounds.locked(actor, review)
    _proposed(review)
    _not_the_first(actor, review)
    _all_approved(review)
    return _approved(actor, review)


@transaction.atomic
def send_back(actor: Actor, review: Review, note: str) -> Review:
    """Disagree as the second person: the proposal falls, and the first one has the filing again, with a note."""
    review = rounds.locked(actor, review)
    _proposed(review)
    _not_the_first(actor, review)
    first = review.proposed_by
    notes.add(actor, review, note)
    review.proposed_by = review.proposed_at = None
    review.save(update_fields=["proposed_by", "proposed_at"])
    claims.put_down(review.filing)
    rounds.record(actor, "review.sent_back", review, to=first.pk if first else None)
    telling.sent_back(review, first, person(actor), note)
    return review


@transaction.atomic
def return_(actor: Actor, review: Review, due: date, hold: timedelta | None = None) -> Review:
    """Write the return letter made of the flags; when it leaves, the flagged sections open again.

    ``due`` is the last day for the next submission; ``hold`` how long the letter waits and can be taken
    back (default: the setting ``RETURN_HOLD``). Raises Refused without a flag (law 7), while a section
    has no verdict or a question of the last return no word, or when ``due`` is not a day to come.
    """
    review = rounds.locked(actor, review)
    if not verdicts.live_flags(review).exists():
        raise Refused(_("退回至少要有一个问题：请先在有问题的栏目里写明哪里不对、怎样修改。"))
    said = verdicts.current(review)
    if wanting := verdicts.missing(verdicts.sections_of(review), said):
        raise Refused(
            _("还有 %d 个栏目没有看完。一次把问题说全，学校才不用来回修改。") % len(wanting)
        )
    _all_settled(review)
    _usable_date(due)
    hold = settings.RETURN_HOLD if hold is None else hold
    letter = letters.write(actor, review, due, clock.now() + hold)
    rounds.record(actor, "review.return", review, letter=letter.pk, due=due.isoformat())
    if not hold:
        leaving.go(actor, letter)
    return review


@transaction.atomic
def take_back(actor: Actor, review: Review) -> Review:
    """Take back a letter that has not left: the round goes on as if it had not been written.

    Raises PermissionDenied, and Refused once it left.
    """
    review.filing = lifecycle.lock(review.filing)
    require(actor, "review.decide", review.filing)
    letter = letters.waiting(review)
    if letter is None:
        raise Refused(
            _("退回函已经发出，或者没有等待发出的退回函，不能撤销。需要改动的，请更正退回函。")
        )
    letter.taken_back_at, letter.taken_back_by = clock.now(), person(actor)
    letter.save(update_fields=["taken_back_at", "taken_back_by"])
    rounds.record(actor, "review.take_back", review, letter=letter.pk)
    return review


def _approved(actor: Actor, review: Review) -> Publication:
    review.outcome, review.decided_at, review.decided_by = (
        Outcome.APPROVED,
        clock.now(),
        person(actor),
    )
    review.save(update_fields=["outcome", "decided_at", "decided_by"])
    lifecycle.move(review.filing, "approve", actor)
    claims.put_down(review.filing)
    publication = publish.create(review.submission, approved_by=person(actor))
    rounds.announce(
        actor, "review.decided", review, outcome=Outcome.APPROVED, publication=publication.pk
    )
    telling.approved(review)
    return publication


def _propose(actor: Actor, review: Review) -> None:
    review.proposed_by, review.proposed_at = person(actor), clock.now()
    review.save(update_fields=["proposed_by", "proposed_at"])
    claims.put_down(review.filing)
    rounds.record(actor, "review.proposed", review)
    telling.proposed(review, person(actor))


def _all_approved(review: Review) -> None:
    said, sections = verdicts.current(review), verdicts.sections_of(review)
    wanting = [key for key in sections if said.get(key) is not VerdictKind.APPROVED]
    if wanting:
        raise Refused(_("还有 %d 个栏目没有认可，不能通过。请先逐栏看完。") % len(wanting))
    _all_settled(review)


def _all_settled(review: Review) -> None:
    if left := [one for one in settling.questions(review) if one.open]:
        raise Refused(
            _("上一次退回的问题还有 %d 个没有了结：解决了的请标“已解决”，没有解决的请再提。")
            % len(left)
        )


def _proposed(review: Review) -> None:
    if review.proposed_by_id is None:
        raise Refused(_("这份填报没有等待复核的结论：可能刚刚有人改动过。请刷新页面查看。"))


def _not_the_first(actor: Actor, review: Review) -> None:
    if review.proposed_by_id == person(actor).pk:
        raise Refused(_("这份填报要由第二个人复核才能通过，提请复核的人不能自己复核。"))


def _usable_date(due: date) -> None:
    if due <= clock.today():
        raise Refused(_("修改期限要晚于今天，请选择以后的日期。"))
    if due > clock.today() + FURTHEST:
        raise Refused(_("修改期限太远了，请核对年份。"))
