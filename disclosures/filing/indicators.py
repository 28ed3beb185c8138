"""The indicators one by one: declared, checked, and on what the system's verdict rests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.checks import Severity, VerdictState
from disclosures.domain.resting import Declaration, Place, declarations
from disclosures.filing.loading import Desk, open_filing
from disclosures.filing.panels import PANEL, Shown, fallen, field_url, shown

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 3
"""Findings of one indicator that are shown; the rest is folded away."""
PLACES = 6
"""Places that are named one by one."""


@dataclass(frozen=True)
class Links:
    """The places of one section that a verdict rests on: (label, address); none where it is all of it."""

    title: str
    url: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One indicator: its declaration, where to change it, the evidence with links, the findings."""

    declared: Declaration
    url: str
    links: tuple[Links, ...]
    findings: tuple[Shown, ...]

    @property
    def open(self) -> bool:
        """Whether the declared answer is not borne out."""
        return self.declared.verdict.state is not VerdictState.CONSISTENT

    @property
    def told(self) -> bool:
        """Whether the findings already say what the verdict's reason says."""
        return any(shown.finding.key in self.declared.verdict.findings for shown in self.findings)

    @property
    def first(self) -> tuple[Shown, ...]:
        """The findings that are shown."""
        return self.findings[:MOST]

    @property
    def rest(self) -> tuple[Shown, ...]:
        """Those that are folded away."""
        return self.findings[MOST:]

    @property
    def more(self) -> int:
        """How many places are not named."""
        return max(0, len(self.declared.places) - PLACES)


@require_safe
def indicators(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every indicator, or (``?only=open``) those whose answer is not borne out."""
    desk = open_filing(request, pk)
    every = lines(desk)
    unproven = [line for line in every if line.open]
    context = {
        **desk.frame(_("逐项核对")),
        "only": request.GET.get("only") == "open",
        "lines": unproven if request.GET.get("only") == "open" else every,
        "all": len(every),
        "unproven": len(unproven),
        "counts": counts(every),
        "fallen": fallen(desk),
        "findings_url": reverse("filing:findings", args=(pk,)),
    }
    return render(request, "filing/indicators.html", context)


def counts(every: list[Line]) -> list[tuple[VerdictState, int]]:
    """Return how many indicators have each verdict."""
    states = [line.declared.verdict.state for line in every]
    return [(state, states.count(state)) for state in VerdictState]


def lines(desk: Desk) -> list[Line]:
    """Return the page's lines in the order of the form."""
    assessment = desk.assessment
    titles = {section.key: desk.title(section) for section in desk.form.sections}
    said = assessment.verdicts
    return [
        line(desk, each) for each in declarations(desk.form, assessment.facts.content, said, titles)
    ]


def line(desk: Desk, declared: Declaration) -> Line:
    """Return one indicator with its findings and the way to every place."""
    mine = [
        shown(desk, finding)
        for severity in (*PANEL, Severity.INFORMATION)
        for finding in desk.assessment.of(severity)
        if finding.indicator == declared.item.id
    ]
    links = tuple(
        Links(
            first.title,
            address(desk, first),
            tuple((place.label, address(desk, place)) for place in rest),
        )
        for first, rest in declared.by_section(PLACES)
    )
    url = field_url(desk, f"indicators.{declared.item.id}", "indicators")
    return Line(declared, url, links, tuple(mine))


def address(desk: Desk, place: Place) -> str:
    """Return where a place is seen: its field, its row, or its article in the typeset text."""
    if place.line:
        section = reverse("filing:section", args=(desk.filing.pk, place.section))
        return f"{section}#line-{place.line}"
    return field_url(desk, place.path, place.section)
