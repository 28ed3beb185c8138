"""Findings and open points as the components show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from disclosures.checks import Finding, Severity
from disclosures.domain.assessment import Assessment
from disclosures.domain.fallen import notice
from disclosures.domain.openpoints import OpenPoint
from disclosures.filing.loading import Desk
from disclosures.forms.paths import element_id

PANEL = (Severity.ERROR, Severity.CONTRADICTION, Severity.WARNING)
FOLDED = (Severity.INFORMATION, Severity.UNCHECKED)


@dataclass(frozen=True)
class Shown:
    """A finding with where it leads, and its answer.

    ``text`` is the explanation, or a fallen one's; ``fallen`` then says why it no longer holds.
    """

    finding: Finding
    url: str
    answered: bool
    text: str = ""
    fallen: str = ""

    @property
    def anchor(self) -> str:
        """The finding's own id on the page of all findings."""
        return f"finding-{self.finding.rule}-{self.finding.path}"


def shown(desk: Desk, finding: Finding, url: str = "") -> Shown:
    """Return a finding ready to be shown; ``url`` defaults to its field on the section's page."""
    assessment = desk.assessment
    holding, fallen = assessment.explanations.get(finding.key), assessment.fallen.get(finding.key)
    text = (holding or fallen).text if holding or fallen else ""
    return Shown(
        finding,
        url or field_url(desk, finding.path, finding.section),
        bool(holding),
        text,
        notice(fallen, finding) if fallen else "",
    )


def fallen(desk: Desk) -> list[Shown]:
    """Return the findings whose explanation no longer holds: each says so on every page of the filing."""
    return [
        shown(desk, finding)
        for finding in desk.assessment.findings
        if finding.key in desk.assessment.fallen
    ]


def field_url(desk: Desk, path: str, section: str) -> str:
    """Return the address of a field: its section's page, at its place."""
    if not desk.form.has_section(section):
        return reverse("filing:tasks", args=(desk.filing.pk,))
    return f"{reverse('filing:section', args=(desk.filing.pk, section))}#{element_id(path)}"


def grouped(findings: Iterable[Shown]) -> list[tuple[Severity, list[Shown]]]:
    """Return findings by severity, the gravest first, without empty groups."""
    listed = list(findings)
    groups = [
        (severity, [item for item in listed if item.finding.severity == severity])
        for severity in Severity
    ]
    return [(severity, items) for severity, items in groups if items]


def counts(assessment: Assessment) -> list[tuple[str, int]]:
    """Return how many findings of each severity stand, for ``components/severity_counts.html``."""
    return [(str(severity), len(assessment.of(severity))) for severity in Severity]


def points(desk: Desk) -> list[dict[str, Any]]:
    """Return the open points of the return letter with the way to each."""
    return [point(desk, each) for each in desk.assessment.open_points]


def point(desk: Desk, each: OpenPoint) -> dict[str, Any]:
    """Return one open point, its section's title and the address of its place."""
    title = (
        desk.title(desk.form.section(each.section)) if desk.form.has_section(each.section) else ""
    )
    return {"point": each, "title": title, "url": field_url(desk, each.path, each.section)}
