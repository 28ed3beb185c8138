"""A section is approved or flagged. Nothing is ever deleted: the latest counts, what was wrong is marked so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from disclosures.checks import Finding, Severity
from disclosures.domain import paths
from disclosures.domain.actors import person
from portal import clock
from reviews.domain import material, refusals, rounds, settling
from reviews.domain.material import WEIGHTY
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import FlagReason, VerdictKind
from reviews.models import Flag, Review, Verdict

if TYPE_CHECKING:
    from portal.access import Actor

OBJECTS = (Severity.ERROR, Severity.CONTRADICTION)
"""Severities against which nobody approves without a word."""
LONGEST_SENTENCE = 500
SHORTEST_REASON, LONGEST_REASON = 4, 300
"""Characters of the sentence by which a reviewer overrules the machine."""


def current(review: Review) -> dict[str, VerdictKind]:
    """Return the verdict on each section that has one.

    A section with a live flag is flagged whatever was said before; one whose flags were all
    taken back, or whose approval was, has no verdict until it is approved again.
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


def disagreement(review: Review, section: str) -> list[Finding]:
    """Return what the machine objects to in a section: whoever approves it says in a sentence why."""
    found = (Finding.from_dict(one) for one in review.submission.findings)
    return [one for one in found if one.section == section and one.severity in OBJECTS]


@transaction.atomic
def approve(actor: Actor, review: Review, section: str, sentence: str = "") -> Verdict:
    """Approve one section, and settle the questions that were asked about it in the round before.

    ``sentence`` says why, where the machine objects (`disagreement`). Raises Refused while flags of the
    section stand, where such a sentence is missing, or for a section that the form lacks.
    """
    review = rounds.locked(actor, review)
    _known_section(review, section)
    if live_flags(review).filter(section=section).exists():
        raise Refused(refusals.FLAGS_STAND)
    if current(review).get(section) is VerdictKind.APPROVED:
        return review.verdicts.filter(section=section).latest("id")
    against = disagreement(review, section)
    sentence = _why(sentence) if against else ""
    for question in settling.open_in(review, section):
        settling.mark(actor, review, question.flag, True)
    rules = sorted({finding.rule for finding in against})
    return _say(
        actor,
        review,
        section,
        VerdictKind.APPROVED,
        {"sentence": sentence, "against": rules},
        **({"against": rules} if rules else {}),
    )


@transaction.atomic
def withdraw(actor: Actor, review: Review, section: str) -> Verdict | None:
    """Take an approval back; the section then waits for a verdict. None where it is not approved."""
    review = rounds.locked(actor, review)
    if current(review).get(section) is not VerdictKind.APPROVED:
        return None
    marked = review.settlements.filter(flag__section=section).select_related("flag")
    for flag in {mark.flag for mark in marked}:
        settling.mark(actor, review, flag, False)
    return _say(actor, review, section, VerdictKind.WITHDRAWN)


@transaction.atomic
def flag(  # noqa: PLR0913 - so much belongs to a question
    actor: Actor,
    review: Review,
    section: str,
    path: str,
    reason: str,
    sentence: str,
    rule: str = "",
    *,
    template: str = "",
    again_of: Flag | None = None,
) -> Flag:
    """Flag a place of a section: ``path`` as findings name it, ``sentence`` what is wrong and what to do.

    ``template``: the key of the usual sentence that it was made of; ``again_of``: the question of the last return that
    it raises again. Raises Refused for a place that the submission does not have, an unknown reason, or a sentence that
    is empty or longer than 500 characters.
    """
    review = rounds.locked(actor, review)
    return add_flag(
        actor, review, section, path, reason, sentence, rule, template=template, again_of=again_of
    )


def add_flag(  # noqa: PLR0913 - as `flag`
    actor: Actor,
    review: Review,
    section: str,
    path: str,
    reason: str,
    sentence: str,
    rule: str = "",
    *,
    template: str = "",
    again_of: Flag | None = None,
) -> Flag:
    """Write a flag into the locked review, as `flag` does."""
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
    again_of = _raised_again(review, path, again_of)
    made = review.flags.create(
        section=section,
        path=path,
        reason=reason,
        sentence=sentence,
        rule=rule[:4],
        template=template[:20],
        again_of=again_of,
        by=person(actor),
    )
    _say(actor, review, section, VerdictKind.FLAGGED, flag=made.pk, path=path, reason=reason)
    return made


@transaction.atomic
def retract(actor: Actor, flag: Flag) -> Flag:
    """Take a flag back by marking it; the section then waits for a verdict. Doing it twice changes nothing."""
    return take_back_flag(actor, rounds.locked(actor, flag.review), flag)


def take_back_flag(actor: Actor, review: Review, flag: Flag) -> Flag:
    """Mark a flag of the locked review as taken back."""
    flag = review.flags.select_for_update().get(pk=flag.pk)
    if flag.retracted_at is None:
        flag.retracted_at, flag.retracted_by = clock.now(), person(actor)
        flag.save(update_fields=["retracted_at", "retracted_by"])
        rounds.record(actor, "review.retract", review, flag=flag.pk, section=flag.section)
    return flag


@transaction.atomic
def undo(actor: Actor, review: Review) -> str:
    """Take back the actor's own last word of this round, approval or question; return what was done.

    Again and again it goes further back. Raises Refused where nothing of the actor is left.
    """
    review = rounds.locked(actor, review)
    approval, question = _own_approval(actor, review), _own_question(actor, review)
    titles = material.of(review.submission).titles
    if question and (approval is None or question.at > approval.at):
        retract(actor, question)
        return _("已撤回“%s”里的一个问题。") % titles[question.section]
    if approval:
        withdraw(actor, review, approval.section)
        return _("已收回对“%s”的认可。") % titles[approval.section]
    raise Refused(_("这一轮没有可以撤销的操作。"))


@transaction.atomic
def approve_clean(actor: Actor, review: Review) -> list[str]:
    """Approve every section that needs no human; return their keys.

    Those are: no verdict yet, no error, contradiction or warning, no open question of the last return, and
    no change since then that was not asked for.
    """
    review = rounds.locked(actor, review)
    chosen = clean_sections(review)
    for section in chosen:
        approve(actor, review, section)
    return chosen


def clean_sections(review: Review) -> list[str]:
    """Return the sections that `approve_clean` would approve, in the order of the form."""
    held = material.of(review.submission)
    said, told = current(review), {one.section for one in held.findings if one.severity in WEIGHTY}
    asked = {one.flag.section for one in settling.questions(review) if one.open}
    touched = {change.section for change in settling.unasked(review)}
    return [key for key in held.sections if key not in said and key not in told | asked | touched]


def sections_of(review: Review) -> tuple[str, ...]:
    """Return the keys of the sections that the form asks for, in its order."""
    return tuple(material.form_of(review.submission).section_keys())


def missing(sections: Iterable[str], verdicts: dict[str, VerdictKind]) -> list[str]:
    """Return the sections that still want a verdict."""
    return [section for section in sections if section not in verdicts]


def _say(
    actor: Actor,
    review: Review,
    section: str,
    kind: VerdictKind,
    values: dict[str, Any] | None = None,
    **facts: object,
) -> Verdict:
    """Write a verdict with its event; a proposal to approve the whole falls with every new word."""
    if review.proposed_by_id:
        review.proposed_by = review.proposed_at = None
        review.save(update_fields=["proposed_by", "proposed_at"])
    rounds.record(actor, f"review.{kind}", review, section=section, **facts)
    return review.verdicts.create(section=section, kind=kind, by=person(actor), **(values or {}))


def _own_approval(actor: Actor, review: Review) -> Verdict | None:
    """The actor's latest approval of this round that still stands."""
    said = current(review)
    latest = {verdict.section: verdict for verdict in review.verdicts.order_by("id")}
    standing = [
        verdict
        for verdict in latest.values()
        if verdict.by_id == person(actor).pk
        and verdict.carried_from_id is None
        and verdict.kind == VerdictKind.APPROVED
        and said.get(verdict.section) is VerdictKind.APPROVED
    ]
    return max(standing, key=lambda verdict: verdict.pk, default=None)


def _own_question(actor: Actor, review: Review) -> Flag | None:
    return live_flags(review).filter(by=person(actor)).order_by("id").last()


def _why(sentence: str) -> str:
    if len(sentence.strip()) < SHORTEST_REASON:
        raise Refused(refusals.SAY_WHY)
    too_long = _("理由请写在 %d 个字以内。")
    return usable(sentence, LONGEST_REASON, refusals.SAY_WHY, too_long)


def _raised_again(review: Review, path: str, again_of: Flag | None) -> Flag | None:
    """The question of the last return that is raised again: the one named, or an open one at the same place."""
    asked = {one.flag.pk: one for one in settling.questions(review)}
    if again_of is not None:
        if again_of.pk not in asked:
            raise Refused(_("这个问题不是上一次退回提出的，不能再提；请另写一个问题。"))
        return again_of
    return next((one.flag for one in asked.values() if one.open and one.flag.path == path), None)


def _known_section(review: Review, section: str) -> None:
    if not material.form_of(review.submission).has_section(section):
        raise Refused(_("这份表式没有这个栏目。"))


def _known_place(review: Review, section: str, path: str) -> None:
    disclosure = material.disclosure_of(review.submission)
    if not paths.within(path, section) or not paths.exists(disclosure, path):
        raise Refused(_("本栏目里找不到这个位置。请在列表中选择，或者选“整个栏目”。"))
