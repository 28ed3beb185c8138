"""Whether a verdict of an earlier round still holds: what it and the rules behind it read is unchanged.

Pure: two frozen submissions in, for each section nothing or the reason why it wants another look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.checks import Context, Finding, build_facts, rules, section_of, verdicts
from disclosures.content import Disclosure
from disclosures.domain.facts_context import context_of
from reviews.domain import comparison, material, ties
from reviews.domain.comparison import Kind

if TYPE_CHECKING:
    from disclosures.checks import Facts
    from disclosures.editions import EditionForm
    from disclosures.models import Submission


@dataclass(frozen=True)
class Frozen:
    """What a verdict was made on. ``explanations``: text by (rule, path); ``digest``: of the form it answers.

    ``context`` holds school, organisation and what the cycle does to rules.
    """

    disclosure: Disclosure
    findings: tuple[Finding, ...]
    explanations: Mapping[tuple[str, str], str]
    form: EditionForm
    context: Context
    digest: str = ""

    @cached_property
    def facts(self) -> Facts:
        """The content as rules read it."""
        return build_facts(self.disclosure, self.form, self.context)

    @cached_property
    def said(self) -> dict[str, tuple[str, ...]]:
        """What the machine says of each indicator, without the numbers of rows: state, then what it rests on."""
        return {
            indicator: (
                verdict.state,
                *(sorted({rule for rule, _path in verdict.findings}) or [verdict.reason]),
            )
            for indicator, verdict in verdicts(self.facts, self.findings).items()
        }


@dataclass(frozen=True, slots=True)
class Fall:
    """Why a verdict no longer holds: the changed places, the rule that ties them to the section, in words."""

    changed: tuple[str, ...]
    rule: str
    sentence: str


def frozen(submission: Submission) -> Frozen:
    """Read a submission (select its filing with union, college, cycle and edition to spare queries)."""
    held = material.of(submission)
    return Frozen(
        disclosure=held.disclosure,
        findings=held.findings,
        explanations=held.explanations,
        form=held.form,
        context=context_of(submission.filing),
        digest=submission.edition_digest,
    )


def falls(old: Frozen, new: Frozen, sections: Iterable[str]) -> dict[str, Fall | None]:
    """Say of each section why a verdict on ``old`` does not hold for ``new``; None where it holds.

    It holds where the section is the same, where nothing that a rule compares the section with was
    changed (rows that only moved are not), where the rules find the same and the college explains it
    alike, and where form and settings are those of the earlier round.
    """
    if (old.digest, old.form, old.context) != (new.digest, new.form, new.context):
        ruled = Fall((), "", _("年度表式或核验规则有调整，请重看。"))
        return dict.fromkeys(sections, ruled)
    found = comparison.changes(old.disclosure, new.disclosure)
    return {section: _fall(section, old, new, found) for section in sections}


def _fall(
    section: str, old: Frozen, new: Frozen, found: Sequence[comparison.Change]
) -> Fall | None:
    return (
        _itself(section, old, new, found)
        or _tied(section, new, found)
        or _judged(section, old, new)
        or _explained(section, old, new)
    )


def _itself(
    section: str, old: Frozen, new: Frozen, found: Sequence[comparison.Change]
) -> Fall | None:
    if getattr(old.disclosure, section) == getattr(new.disclosure, section):
        return None
    mine = [change for change in found if change.section == section]
    if all(change.kind is Kind.MOVED for change in mine):
        return Fall(_places(mine), "", _("本栏目各行的次序有变动，请重看。"))
    return Fall(_places(mine), "", _("本栏目有 %d 处改动，请重看。") % len(mine))


def _tied(section: str, new: Frozen, found: Sequence[comparison.Change]) -> Fall | None:
    """Return the fall by the heaviest rule that compares the section with something changed elsewhere."""
    still = [change for change in found if change.kind is not Kind.MOVED]
    for rule in ties.tying(section, new.facts):
        if changed := ties.read_elsewhere(rule, section, still):
            where = _("、").join(_titles(map(section_of, changed), new))
            sentence = _("%(where)s有改动，而规则 %(rule)s（%(title)s）用它核对本栏目，请重看。")
            return Fall(
                tuple(dict.fromkeys(changed)),
                rule.id,
                sentence % {"where": where, "rule": rule.id, "title": rule.title},
            )
    return None


def _judged(section: str, old: Frozen, new: Frozen) -> Fall | None:
    """Return the fall by a finding that came or went, or by an indicator of which the machine says otherwise."""
    differing = _findings(section, old) ^ _findings(section, new)
    if differing:
        rule, path, *_rest = min(differing)
        return Fall(
            (path,),
            rule,
            _("规则 %(rule)s（%(title)s）对本栏目的核验结果与上次不同，请重看。")
            % {"rule": rule, "title": _title_of(rule)},
        )
    if section == "indicators":
        for indicator, said in new.said.items():
            if old.said.get(indicator) != said:
                number = material.printed_numbers(new.form).get(indicator, indicator)
                sentence = _("指标 %s 所依据的内容有改动，请重看。") % number
                return Fall((f"indicators.{indicator}",), "", sentence)
    return None


def _explained(section: str, old: Frozen, new: Frozen) -> Fall | None:
    before, after = _explanations(section, old), _explanations(section, new)
    for rule, path in sorted({*before, *after}):
        if before.get((rule, path)) != after.get((rule, path)):
            return Fall((path,), rule, _("学校改动了对规则 %s 的说明，请重看。") % rule)
    return None


def _findings(section: str, held: Frozen) -> set[tuple[str, str, str, str]]:
    return {
        (each.rule, each.path, each.severity.value, each.message)
        for each in held.findings
        if each.section == section
    }


def _explanations(section: str, held: Frozen) -> dict[tuple[str, str], str]:
    return {key: text for key, text in held.explanations.items() if section_of(key[1]) == section}


def _places(found: Iterable[comparison.Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.path for change in found))


def _titles(keys: Iterable[str], held: Frozen) -> list[str]:
    return [f"“{held.facts.title(key)}”" for key in dict.fromkeys(keys)]


def _title_of(number: str) -> str:
    return next((rule.title for rule in rules() if rule.id == number), number)
