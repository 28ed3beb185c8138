"""Where a filing stands: findings by what they ask for, explanations that still hold, open points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from disclosures.checks import Facts, Finding, Severity, Verdict, build_facts, verdicts
from disclosures.content import Disclosure
from disclosures.domain.facts_context import context_of
from disclosures.domain.matching import matched
from disclosures.domain.openpoints import OpenPoint, open_points
from disclosures.domain.standing import Standing, kept_of, standing
from disclosures.domain.yearform import form_of_filing

if TYPE_CHECKING:
    from disclosures.models import Explanation, Filing


@dataclass(frozen=True)
class Assessment:
    """Findings, explanations that still hold (by rule and path), verdicts by indicator, open points.

    ``content`` is section key → content as drafted; ``fallen`` are explanations whose
    finding still stands on other evidence: their text is offered again, not counted.
    """

    content: dict[str, Any]
    facts: Facts
    standing: Standing
    explanations: dict[tuple[str, str], Explanation]
    fallen: dict[tuple[str, str], Explanation]
    open_points: tuple[OpenPoint, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding, in the order of the form."""
        return self.standing.findings

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """What the system itself thinks of each indicator, by id."""
        return verdicts(self.facts, self.findings)

    def of(self, severity: Severity) -> list[Finding]:
        """Return the findings of one severity, in the order of the form."""
        return [finding for finding in self.findings if finding.severity == severity]

    def in_section(self, key: str) -> list[Finding]:
        """Return the findings whose place is in section ``key``."""
        return [finding for finding in self.findings if finding.section == key]

    def is_answered(self, finding: Finding) -> bool:
        """Say whether a contradiction is explained, or a warning ticked, on its present evidence."""
        return finding.key in self.explanations

    @cached_property
    def blocking(self) -> list[Finding]:
        """Errors: they must be mended."""
        return self.of(Severity.ERROR)

    @cached_property
    def unexplained(self) -> list[Finding]:
        """Contradictions that are neither mended nor explained."""
        return [
            finding for finding in self.of(Severity.CONTRADICTION) if not self.is_answered(finding)
        ]

    @cached_property
    def unticked(self) -> list[Finding]:
        """Warnings that nobody has ticked as read."""
        return [finding for finding in self.of(Severity.WARNING) if not self.is_answered(finding)]

    @cached_property
    def unsettled(self) -> list[OpenPoint]:
        """Points of the return letter neither changed nor replied to."""
        return [point for point in self.open_points if not point.settled]

    @property
    def ready(self) -> bool:
        """Whether nothing in the content stands in the way of submission."""
        return not (self.blocking or self.unexplained or self.unticked or self.unsettled)


def assess(filing: Filing, *, anew: bool = False) -> Assessment:
    """Return where the drafts of ``filing`` stand, its explanations beside the findings.

    Rules run where their sections changed since the findings were kept; ``anew`` runs them all.
    """
    content = {draft.key: draft.content for draft in filing.drafts.all() if draft.revision}
    facts = build_facts(
        Disclosure.model_validate(content), form_of_filing(filing), context_of(filing)
    )
    found = standing(facts, content, {} if anew else kept_of(filing))
    holding, fallen = matched(filing.explanations.order_by("id"), found.findings)
    return Assessment(content, facts, found, holding, fallen, open_points(filing))
