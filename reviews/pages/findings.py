"""Findings as a reviewer sees them: with the college's explanation and a way to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from disclosures.checks import Finding
from disclosures.domain import labels, paths
from reviews.domain.material import Material


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as the component takes it, where it is in words, what the college said to it, and the address that asks it as a question."""

    finding: Finding
    place: str
    explanation: str
    ticked: bool
    flag_url: str
    advice: str = ""
    needle: str = ""

    @property
    def severity(self) -> str:
        """The severity's code."""
        return self.finding.severity.value

    @property
    def message(self) -> str:
        """What the rule says."""
        return self.finding.message

    @property
    def evidence(self) -> str:
        """What the rule read."""
        return self.finding.evidence

    @property
    def rule(self) -> str:
        """The rule's number."""
        return self.finding.rule

    @property
    def source(self) -> str:
        """The regulation by name."""
        return self.finding.source


def views_of(held: Material, findings: Iterable[Finding], address: str) -> list[FindingView]:
    """Return findings for showing; ``address`` is the section's page with ``{section}`` to be filled."""
    return [_view(held, finding, address) for finding in findings]


def _view(held: Material, finding: Finding, address: str) -> FindingView:
    query = urlencode({"rule": finding.rule, "path": finding.path})
    place = (
        labels.label(finding.path, held.disclosure, held.numbers)
        if paths.exists(held.disclosure, finding.path)
        else ""
    )
    return FindingView(
        finding=finding,
        place=place,
        explanation=held.explanations.get(finding.key, ""),
        ticked=finding.key in held.explanations,
        flag_url=f"{address.format(section=finding.section)}?{query}#flag",
    )
