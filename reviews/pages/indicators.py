"""The self-assessment table as a reviewer reads it: what is declared beside what the machine says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from disclosures.checks import Context, VerdictState, build_facts, verdicts
from disclosures.content import Indicators
from disclosures.domain.resting import Declaration, Place, declarations
from reviews.domain.last_year import LastYear
from reviews.domain.material import WEIGHTY, Material
from reviews.pages.findings import FindingView, views_of
from reviews.pages.grids import anchor
from reviews.pages.last_year import answer_before

MOST = 3
"""Findings that stand beside an answer before the rest is folded away."""
PLACES = 6
"""Places of the evidence that are named one by one."""
TONES = {
    VerdictState.CONSISTENT: "good",
    VerdictState.CONTRADICTED: "bad",
    VerdictState.NO_EVIDENCE: "neutral",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its text, the declared answer, the machine's verdict and findings.

    ``rests`` the places that the verdict rests on: (section's title, its address, (label, address) of each);
    ``before`` last year's answer with its figure, empty where it is not known.
    """

    anchor: str
    path: str
    number: str
    text: str
    answer: str
    remark: str
    reason: str
    verdict: str
    verdict_tone: str
    basis: str
    findings: tuple[FindingView, ...]
    flagged: bool
    open: bool
    rests: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    before: str = ""

    @property
    def shown(self) -> tuple[FindingView, ...]:
        """The findings that stand beside the answer."""
        return self.findings[:MOST]

    @property
    def folded(self) -> tuple[FindingView, ...]:
        """The rest of a long list, folded away."""
        return self.findings[MOST:]


def lines(
    held: Material,
    context: Context,
    flagged: set[str],
    address: str,
    last_year: LastYear | None = None,
) -> Iterator[Line]:
    """Give one line an indicator; findings of other sections about the indicator stand here too."""
    facts = build_facts(held.disclosure, held.form, context)
    said = verdicts(facts, list(held.findings))
    weighty = [finding for finding in held.findings if finding.severity in WEIGHTY]
    shown = views_of(held, weighty, address)
    for each in declarations(held.form, held.disclosure, said, held.titles):
        line = _line(each, shown, flagged, address)
        yield replace(line, before=answer_before(each.item.id, held, last_year))


def _line(declared: Declaration, shown: list[FindingView], flagged: set[str], address: str) -> Line:
    path, state = f"indicators.{declared.item.id}", declared.verdict.state
    return Line(
        anchor=anchor(path),
        path=path,
        number=declared.number,
        text=declared.item.text,
        answer=declared.answer,
        remark=declared.remark,
        reason=declared.reason,
        verdict=state.label,
        verdict_tone=TONES[state],
        basis=declared.verdict.reason,
        findings=tuple(view for view in shown if view.finding.indicator == declared.item.id),
        flagged=any(place == path or place.startswith(f"{path}.") for place in flagged),
        open=state is not VerdictState.CONSISTENT,
        rests=tuple(_rests(declared, address)),
    )


def _rests(
    declared: Declaration, address: str
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for first, rest in declared.by_section(PLACES):
        places = tuple((place.label, _address(place, address)) for place in rest)
        yield first.title, _address(first, address), places


def _address(place: Place, address: str) -> str:
    """Return where a reviewer sees the place: its row, its article, else its section."""
    page = address.format(section=place.section)
    if place.line:
        return f"{page}#{place.section.replace('_', '-')}-{place.line}"
    row = re.match(r"\w+\[\d+\]|indicators\.i\d\d", place.path)
    return f"{page}#{anchor(row[0])}" if row else page


def unpublished(content: Indicators) -> list[tuple[str, str]]:
    """Return the facts behind the table that are asked and not published: (name, value)."""
    survey = content.survey
    return [
        (_("学生人数"), content.students),
        (_("校区"), content.campuses),
        (_("超过40人的理由"), content.staff_grounds),
        (_("培训"), _meetings(content.trainings)),
        (_("述职评议"), _meetings(content.appraisals)),
        (_("满意度调研"), "，".join(filter(None, (survey.date, survey.sample, survey.result)))),
        (_("团支部书记"), content.branch_secretary),
    ]


def _meetings(meetings: tuple) -> str:
    return "\n".join("，".join(filter(None, (one.term, one.date, one.remark))) for one in meetings)
