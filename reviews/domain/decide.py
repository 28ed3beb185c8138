"""The end of a round: approved and published, or returned with a letter. One of the two, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle, publish
from disclosures.models import Publication
from portal import clock
from reviews.domain import letters, material, rounds, verdicts
from reviews.domain.refusals import Refused
from reviews.enums import Outcome, VerdictKind
from reviews.models import Review

if TYPE_CHECKING:
    from portal.access import Actor


@transaction.atomic
def approve(actor: Actor, review: Review) -> Publication:
    """Approve the filing and create its publication in the same transaction.

    Raises Refused unless every section of the form is approved.
    """
    review = rounds.locked(actor, review)
    said = verdicts.current(review)
    wanting = [key for key in _sections(review) if said.get(key) is not VerdictKind.APPROVED]
    if wanting:
        raise Refused(_("还有 %d 个栏目没有认可，不能通过。请先逐栏看完。") % len(wanting))
    _close(actor, review, Outcome.APPROVED)
    lifecycle.move(review.filing, "approve", actor)
    publication = publish.create(review.submission, approved_by=rounds.person(actor))
    rounds.announce(
        actor, "review.decided", review, outcome=Outcome.APPROVED, publication=publication.pk
    )
    return publication


@transaction.atomic
def return_(actor: Actor, review: Review, due: date) -> Review:
    """Return the filing with the letter made of its flags; only the flagged sections open again.

    ``due`` is the last day for the next submission. Raises Refused without a flag (law 7), while a
    section has no verdict, or when ``due`` is not a day to come.
    """
    review = rounds.locked(actor, review)
    said = verdicts.current(review)
    if not verdicts.live_flags(review).exists():
        raise Refused(_("退回至少要有一个问题：请先在有问题的栏目里写明哪里不对、怎样修改。"))
    if wanting := verdicts.missing(_sections(review), said):
        raise Refused(
            _("还有 %d 个栏目没有看完。一次把问题说全，学校才不用来回修改。") % len(wanting)
        )
    if due <= clock.today():
        raise Refused(_("修改期限要晚于今天，请选择以后的日期。"))
    review.letter = letters.as_text(letters.compose(review, clock.today(), due))
    review.due = due
    _close(actor, review, Outcome.RETURNED, "letter", "due")
    flagged = [key for key in _sections(review) if said[key] is VerdictKind.FLAGGED]
    lifecycle.move(review.filing, "return_", actor, open_sections=flagged, due=due)
    rounds.announce(
        actor,
        "review.decided",
        review,
        outcome=Outcome.RETURNED,
        due=due.isoformat(),
        sections=flagged,
    )
    return review


def _sections(review: Review) -> tuple[str, ...]:
    review.submission.filing = review.filing
    return tuple(material.form_of(review.submission).section_keys())


def _close(actor: Actor, review: Review, outcome: Outcome, *fields: str) -> None:
    review.outcome, review.decided_at, review.decided_by = outcome, clock.now(), actor.user
    review.save(update_fields=["outcome", "decided_at", "decided_by", *fields])
