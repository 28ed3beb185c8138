"""The rule catalogue: how a function becomes a rule, and how rules are run."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from typing import NamedTuple

from disclosures.checks.anchors import Places
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Finding, Severity, section_of
from disclosures.checks.settings import capped, effective
from disclosures.content import Disclosure

OPINIONS = "《关于推动高校学生会（研究生会）深化改革的若干意见》（中青联发〔2019〕9号）"
CONGRESS_RULES = "《高校学生代表大会工作规则》"
RESPONSIBILITY = "《高校共青团对学生会（研究生会）指导管理责任的若干规定（试行）》"
FORM = "高校学生会（研究生会）改革情况公开表"


class Hit(NamedTuple):
    """What a rule's function yields: place, sentence, evidence.

    ``severity`` and ``indicator`` only where they differ from the rule's own. ``compared``: all
    that was compared, where the evidence shows only a part of it: an explanation falls when it
    changes. ``anchor``: where the path's row is only one of those that the finding is about.
    """

    path: str
    message: str
    evidence: str = ""
    severity: Severity | None = None
    indicator: str | None = None
    compared: str = ""
    anchor: str = ""


Check = Callable[[Facts], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule: its number, title, usual severity, indicators, what it reads, where it comes from.

    ``together``: the groups of sections that it compares with one another (default: all that it reads);
    without any it looks at each section by itself. ``heeds``: what it looks for in rule texts (default: all
    of them); an article without any of it says nothing to the rule.
    """

    id: str
    title: str
    severity: Severity
    indicators: tuple[str, ...]
    reads: tuple[str, ...]
    source: str
    check: Check
    together: tuple[tuple[str, ...], ...] | None = None
    heeds: re.Pattern[str] | None = None

    @property
    def text(self) -> str:
        """The docstring: what the rule compares, for the catalogue."""
        return getdoc(self.check) or ""

    @property
    def sections(self) -> frozenset[str]:
        """Keys of the sections that it reads: it need not run again when others change."""
        return frozenset(map(section_of, self.reads))

    def ties(self, section: str, other: str) -> bool:
        """Say whether what it finds in one of two sections can depend on what stands in the other."""
        if section == other or not {section, other} <= self.sections:
            return False
        return self.together is None or any(
            section in group and other in group for group in self.together
        )

    def applies(self, facts: Facts) -> bool:
        """Whether the year's form asks for any of the rule's indicators."""
        return not self.indicators or any(map(facts.asks, self.indicators))

    def findings(self, facts: Facts) -> Iterator[Finding]:
        """Yield the rule's findings, each with the rule's own particulars filled in."""
        for hit in self.check(facts):
            yield Finding(
                rule=self.id,
                severity=hit.severity or self.severity,
                section=section_of(hit.path),
                indicator=self._indicator if hit.indicator is None else hit.indicator,
                path=hit.path,
                message=hit.message,
                evidence=hit.evidence,
                source=self.source,
                anchor=hit.anchor,
                compared=hit.compared,
            )

    @property
    def _indicator(self) -> str:
        return self.indicators[0] if len(self.indicators) == 1 else ""


def each_with(section: str, *others: str) -> tuple[tuple[str, str], ...]:
    """Return the groups of a rule that compares each of the others with one section alone."""
    return tuple((section, other) for other in others)


_CATALOGUE: dict[str, Rule] = {}


def rule(
    number: str,
    title: str,
    severity: Severity,
    *,
    reads: tuple[str, ...],
    indicators: tuple[str, ...] = (),
    source: str = FORM,
    together: tuple[tuple[str, ...], ...] | None = None,
    heeds: str = "",
) -> Callable[[Check], Check]:
    """Register a generator of ``Hit`` as rule ``number``; a number is given once.

    ``reads`` names every path that the function looks at (``roster.rank``, ``congress``); for
    ``together`` and ``heeds`` (a pattern, for texts without spaces) see ``Rule``.
    """

    def register(check: Check) -> Check:
        if number in _CATALOGUE:
            raise ValueError(f"rule {number} is registered twice")
        wanted = re.compile(heeds) if heeds else None
        _CATALOGUE[number] = Rule(
            number, title, severity, indicators, reads, source, check, together, wanted
        )
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Return the whole catalogue in order of number."""
    import disclosures.checks.catalogue  # noqa: F401 - importing registers

    return tuple(_CATALOGUE[number] for number in sorted(_CATALOGUE))


def run(facts: Facts, selected: Iterable[Rule] | None = None) -> list[Finding]:
    """Return the findings of the rules (all of them unless some are selected), in stable order.

    One finding for each rule and place: of two, the heavier stays. A rule that the year or the
    cycle leaves out is not run. Never raises on any content.
    """
    found = (
        finding
        for each in (rules() if selected is None else selected)
        for finding in found_by(each, facts)
    )
    return in_order(found, facts.content)


def found_by(rule: Rule, facts: Facts) -> list[Finding]:
    """Return what one rule finds under its settings, without anchors and in no order."""
    setting = effective(rule, facts)
    if setting.off or not rule.applies(facts):
        return []
    found: dict[str, Finding] = {}
    for finding in (capped(one, setting) for one in rule.findings(facts)):
        known = found.get(finding.path)
        if known is None or finding.severity.rank < known.severity.rank:
            found[finding.path] = finding
    return list(found.values())


def in_order(found: Iterable[Finding], content: Disclosure) -> list[Finding]:
    """Return findings in the order of the form, each with its anchor in ``content``."""
    places = Places(content)
    return sorted(map(places.anchored, found), key=lambda finding: finding.order)
