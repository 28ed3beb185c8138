"""What a bulk decision would send, sentence by sentence, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.checks import Finding
from disclosures.domain import labels
from disclosures.models import Submission
from portal import clock
from portal.scoping import visible_to
from reviews.domain import material
from reviews.domain.bulk.plans import Plan, Planned, Words
from reviews.domain.bulk.standing import Standing
from reviews.domain.reasons import fill
from reviews.domain.reasons.filling import unknown
from reviews.domain.refusals import EMPTY_SENTENCE, Refused
from reviews.enums import BulkKind, FlagReason

if TYPE_CHECKING:
    from portal.access import Actor

MOST = 200
"""Filings of one bulk decision."""
RELATED = ("filing__college", "filing__union", "filing__cycle__edition", "filing__federation")


def questions(
    actor: Actor,
    standings: Iterable[Standing],
    rule: str,
    words: Words,
    *,
    finish: bool = False,
    due: date | None = None,
) -> Plan:
    """Plan one question to each of the filings, a sentence for each open finding of the rule.

    ``finish``: approve what is clean and return with a letter, due on ``due``. Raises Refused for none or
    too many filings, unusable words, or a date that is not to come.
    """
    chosen = _choosable(standings)
    if words.kind not in FlagReason.values:
        raise Refused(_("请选择问题的类型。"))
    if not words.text.strip():
        raise Refused(EMPTY_SENTENCE)
    if wrong := unknown(words.text):
        raise Refused(_("没有“{%s}”这样的占位。") % wrong[0])
    if finish and (due is None or due <= clock.today()):
        raise Refused(_("修改期限要晚于今天，请选择以后的日期。"))
    sent = _submissions(actor, [one.submission for one in chosen], content="{place}" in words.text)
    items = (_asked(one, sent[one.submission], rule, words) for one in chosen)
    planned = tuple(item for item in items if item.questions)
    if not planned:
        raise Refused(_("这句话在所选的学校里都用不上，请换一句。"))
    return Plan(BulkKind.FLAG, planned, rule, words, finish, due if finish else None)


def approvals(standings: Iterable[Standing]) -> Plan:
    """Plan the approval of clean filings. Raises Refused for none or too many, or one that is not clean."""
    chosen = _choosable(standings)
    if not all(one.clean for one in chosen):
        raise Refused(_("所选的填报里有核验发现问题的，不能批量通过，请逐份审阅。"))
    return Plan(BulkKind.APPROVE, tuple(map(Planned, chosen)))


def findings(actor: Actor, ids: Collection[int], rule: str) -> dict[int, list[Finding]]:
    """Return the findings of one rule in each of the submissions: one query."""
    rows = visible_to(actor, Submission).filter(pk__in=ids).values_list("pk", "findings")
    return {
        pk: [Finding.from_dict(one) for one in found if one["rule"] == rule] for pk, found in rows
    }


def _choosable(standings: Iterable[Standing]) -> list[Standing]:
    chosen = [one for one in standings if not one.obstacle]
    if not chosen:
        raise Refused(_("还没有勾选可以办理的填报。"))
    if len(chosen) > MOST:
        raise Refused(_("一次最多办理 %d 份，请分几次办理。") % MOST)
    return chosen


def _submissions(actor: Actor, ids: list[int], *, content: bool) -> dict[int, Submission]:
    rows = visible_to(actor, Submission).select_related(*RELATED)
    if not content:
        rows = rows.defer("content", "explanations")
    return rows.in_bulk(ids)


def _asked(standing: Standing, submission: Submission, rule: str, words: Words) -> Planned:
    open_ = {met.path for met in standing.open if met.rule == rule}
    found = [
        Finding.from_dict(one)
        for one in submission.findings
        if one["rule"] == rule and one["path"] in open_
    ]
    held = material.of(submission) if "{place}" in words.text else None
    asked = []
    for finding in found:
        place = labels.label(finding.path, held.disclosure, held.numbers) if held else ""
        if sentence := fill(words.text, finding, place):
            asked.append((finding.path, sentence))
    return Planned(standing, tuple(asked))
