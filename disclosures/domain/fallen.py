"""Explanations after an edit: they follow their rows, or fall with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.checks import Finding, rules
from disclosures.domain import standing
from disclosures.domain.assessment import Assessment, assess
from disclosures.domain.matching import name_in
from disclosures.models import Explanation
from portal import clock

if TYPE_CHECKING:
    from disclosures.models import Filing

SHOWN = 60
"""Characters of evidence that a notice quotes."""


def after_edit(filing: Filing) -> tuple[str, ...]:
    """Judge the drafts anew after one was saved; return a notice for each explanation that fell.

    For the transaction that holds the filing's lock.
    """
    assessment = assess(filing)
    standing.keep(filing, assessment.standing)
    return follow(filing, assessment)


def follow(filing: Filing, assessment: Assessment) -> tuple[str, ...]:
    """Move explanations along with their findings; return the notices of those that fell just now."""
    places = {(item.rule, item.anchor) for item in filing.explanations.all()}
    findings = {finding.key: finding for finding in assessment.findings}
    for key, item in assessment.explanations.items():
        _move(item, findings[key], places)
    fell = [(key, item) for key, item in assessment.fallen.items() if item.fell_at is None]
    Explanation.objects.filter(pk__in=[item.pk for _, item in fell]).update(fell_at=clock.now())
    return tuple(notice(item, findings[key]) for key, item in fell)


def _move(item: Explanation, finding: Finding, places: set[tuple[str, str]]) -> None:
    """Write down where the explained finding stands now."""
    here = (finding.path, finding.anchor, finding.whole)
    taken = item.anchor != finding.anchor and (item.rule, finding.anchor) in places
    if taken or (here == (item.path, item.anchor, item.whole) and item.fell_at is None):
        return
    path, anchor, whole = here
    Explanation.objects.filter(pk=item.pk).update(
        path=path, anchor=anchor, whole=whole, fell_at=None
    )


def notice(item: Explanation, finding: Finding) -> str:
    """Say which explanation no longer holds, why, and what to do."""
    words = {"what": about(finding), "why": why(item, finding)}
    if item.text:
        return _("您对%(what)s的说明已失效，因为%(why)s，请核对后重新保存。") % words
    return _("您对%(what)s勾选的“已阅”已失效，因为%(why)s，请核对后重新确认。") % words


def about(finding: Finding) -> str:
    """Return the person, department or other row, and the rule's title."""
    titles = {rule.id: rule.title for rule in rules()}
    title = f"“{titles.get(finding.rule, finding.rule)}”"
    name = name_in(finding.anchor)
    return f"“{name}”{title}" if name else title


def why(item: Explanation, finding: Finding) -> str:
    """Say what changed since it was written."""
    before, now = quoted(item.evidence), quoted(finding.evidence)
    named, name = name_in(item.anchor), name_in(finding.anchor)
    if item.basis == finding.basis and named != name:
        before, now = named, name
    elif item.basis == finding.basis:
        return _("这一处现在是矛盾，要写明原因")
    if before and now and before != now:
        return _("核对的内容从“%(before)s”改成了“%(now)s”") % {"before": before, "now": now}
    return _("核对的内容已经改变")


def quoted(evidence: str) -> str:
    """Return evidence short enough for a sentence, without the marks."""
    text = evidence.translate({ord("【"): None, ord("】"): None})
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
