"""A section is approved or flagged. Nothing is ever deleted: the latest counts, what was wrong is marked so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from disclosures.domain import paths
from portal import clock
from reviews.domain import material, refusals, rounds
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import FlagReason, VerdictKind
from reviews.models import Flag, Review, Verdict

if TYPE_CHECKING:
    from portal.access import Actor

LONGEST_SENTENCE = 500


def current(review: Review) -> dict[str, VerdictKind]:
    """Return the verdict on each section that has one.

    A section with a live flag is flagged whatever was said before; one whose flags were all
    taken back has no verdict until it is approved again.
    """
    latest = {
        verdict.section: VerdictKind(verdict.kind) for verdict in review.verdicts.order_by("id")
    }
    flagged = set(live_flags(review).values_list("section", flat=True))
    approved = {section: kind for section, kind in latest.items() if kind is VerdictKind.APPROVED}
    return approved | dict.fromkeys(flagged, VerdictKind.FLAGGED)


def live_flags(review: Review) -> QuerySet[Flag]:
    """Return the flags of a review that were not taken back, oldest first."""
    return review.flags.filter(retracted_at=None)


@transaction.atomic
def approve(actor: Actor, review: Review, section: str) -> Verdict:
    """Approve one section. Raises Refused while flags of it stand, or for a section that the form lacks."""
    review = rounds.locked(actor, review)
    _known_section(review, section)
    if live_flags(review).filter(section=section).exists():
        raise Refused(refusals.FLAGS_STAND)
    if current(review).get(section) is VerdictKind.APPROVED:
        return review.verdicts.filter(section=section).latest("id")
    return _say(actor, review, section, VerdictKind.APPROVED)


@transaction.atomic
def flag(
    actor: Actor,
    review: Review,
    section: str,
    path: str,
    reason: str,
    sentence: str,
    rule: str = "",
) -> Flag:
    """Flag a place of a section: ``path`` as findings name it, ``sentence`` what is wrong and what to do.

    Raises Refused for a place that the submission does not have, an unknown reason, or a sentence that
    is empty or longer than 500 characters.
    """
    review = rounds.locked(actor, review)
    _known_section(review, section)
    _known_place(review, section, path)
    sentence = usable(
        sentence,
        LONGEST_SENTENCE,
        refusals.EMPTY_SENTENCE,
        _("请把问题写在 %d 个字以内；要说的多，可以分成几条。"),
    )
    if reason not in FlagReason.values:
        raise Refused(_("请选择问题的类型。"))
    made = review.flags.create(
        section=section,
        path=path,
        reason=reason,
        sentence=sentence,
        rule=rule[:4],
        by=rounds.person(actor),
    )
    _say(actor, review, section, VerdictKind.FLAGGED, flag=made.pk, path=path, reason=reason)
    return made


@transaction.atomic
def retract(actor: Actor, flag: Flag) -> Flag:
    """Take a flag back by marking it; the section then waits for a verdict. Doing it twice changes nothing."""
    review = rounds.locked(actor, flag.review)
    flag = review.flags.select_for_update().get(pk=flag.pk)
    if flag.retracted_at is None:
        flag.retracted_at, flag.retracted_by = clock.now(), actor.user
        flag.save(update_fields=["retracted_at", "retracted_by"])
        rounds.record(actor, "review.retract", review, flag=flag.pk, section=flag.section)
    return flag


def missing(sections: Iterable[str], verdicts: dict[str, VerdictKind]) -> list[str]:
    """Return the sections that still want a verdict."""
    return [section for section in sections if section not in verdicts]


def _say(actor: Actor, review: Review, section: str, kind: VerdictKind, **data: object) -> Verdict:
    rounds.record(actor, f"review.{kind}", review, section=section, **data)
    return review.verdicts.create(section=section, kind=kind, by=rounds.person(actor))


def _known_section(review: Review, section: str) -> None:
    review.submission.filing = review.filing
    if not material.form_of(review.submission).has_section(section):
        raise Refused(_("这份表式没有这个栏目。"))


def _known_place(review: Review, section: str, path: str) -> None:
    disclosure = material.disclosure_of(review.submission)
    if not paths.within(path, section) or not paths.exists(disclosure, path):
        raise Refused(_("本栏目里找不到这个位置。请在列表中选择，或者选“整个栏目”。"))
