"""The system's own verdict on each indicator, beside the declared answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from disclosures.checks.evidence import EVIDENCE
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Finding, Severity

BESIDE = frozenset({"R37"})
"""Rules whose errors say nothing about the evidence: the reason for a 否 is still missing."""
HONEST = "这一项答的是“否”；公开内容中没有看到与此有关的材料，以填写的原因为准。"
SILENT = "公开内容中没有可以核对这一项的材料。"


class VerdictState(StrEnum):
    """Consistent, contradicted, or no evidence."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE = "no_evidence"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return {"consistent": "相符", "contradicted": "不符", "no_evidence": "无依据"}[self.value]


@dataclass(frozen=True)
class Verdict:
    """A verdict with its reason, the keys of the findings that it rests on, and the places.

    ``paths`` as in findings; an article of a text by ``charter.text#第十条``.
    """

    state: VerdictState
    reason: str
    findings: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()


def verdicts(facts: Facts, findings: Iterable[Finding]) -> dict[str, Verdict]:
    """Return a verdict for every indicator of the year's form, by id.

    Contradicted: a contradiction was found. Consistent: the facts for it are all there and no
    rule objected, not even with a warning; or the college answers 否 and a rule finds the same.
    Everything else is no evidence, with what is missing or doubtful as the reason.
    """
    of: dict[str, list[Finding]] = {indicator: [] for indicator in facts.answers}
    for finding in findings:
        if finding.indicator in of:
            of[finding.indicator].append(finding)
    return {indicator: _verdict(facts, indicator, found) for indicator, found in of.items()}


def _verdict(facts: Facts, indicator: str, found: list[Finding]) -> Verdict:
    against = [f for f in found if f.severity is Severity.CONTRADICTION]
    if against:
        return _resting_on(VerdictState.CONTRADICTED, against)
    broken = [f for f in found if f.severity is Severity.ERROR and f.rule not in BESIDE]
    if broken:
        return _resting_on(VerdictState.NO_EVIDENCE, broken)
    if facts.answers[indicator].unmet:
        return _of_a_no(found)
    doubts = [f for f in found if f.severity is Severity.WARNING]
    look = EVIDENCE.get(indicator)
    if look and not doubts and (seen := look(facts)):
        return Verdict(VerdictState.CONSISTENT, seen.text, paths=seen.paths)
    lacking = [f for f in found if f.severity is Severity.UNCHECKED]
    return _resting_on(VerdictState.NO_EVIDENCE, [*doubts, *lacking])


def _of_a_no(found: list[Finding]) -> Verdict:
    """Of an honest 否: borne out by what the rules found; else nothing shows it."""
    same = [f for f in found if f.severity in {Severity.INFORMATION, Severity.WARNING}]
    if same:
        return _resting_on(VerdictState.CONSISTENT, same)
    return Verdict(VerdictState.NO_EVIDENCE, HONEST)


def _resting_on(state: VerdictState, found: list[Finding]) -> Verdict:
    if not found:
        return Verdict(state, SILENT)
    more = f"另有{len(found) - 1}处。" if len(found) > 1 else ""
    keys, paths = zip(*(((each.rule, each.path), each.path) for each in found), strict=True)
    return Verdict(state, f"{found[0].message}{more}", keys, tuple(dict.fromkeys(paths)))
