"""The self-assessment table as a reviewer reads it: what is declared beside what the machine says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.checks import Context, VerdictState, build_facts, verdicts
from disclosures.content import Answer, Indicators
from disclosures.editions import Indicator
from reviews.domain.material import WEIGHTY, Material
from reviews.pages.findings import FindingView, views_of
from reviews.pages.grids import anchor

MOST = 3
"""Findings that stand beside an answer before the rest is folded away."""
TONES = {
    VerdictState.CONSISTENT: "good",
    VerdictState.CONTRADICTED: "bad",
    VerdictState.NO_EVIDENCE: "neutral",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its text, the declared answer, the machine's verdict and findings."""

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

    @property
    def shown(self) -> tuple[FindingView, ...]:
        """The findings that stand beside the answer."""
        return self.findings[:MOST]

    @property
    def folded(self) -> tuple[FindingView, ...]:
        """The rest of a long list, folded away."""
        return self.findings[MOST:]


def lines(held: Material, context: Context, flagged: set[str], address: str) -> Iterator[Line]:
    """Give one line an indicator; findings of other sections about the indicator stand here too."""
    facts = build_facts(held.disclosure, held.form, context)
    said = verdicts(facts, list(held.findings))
    weighty = [finding for finding in held.findings if finding.severity in WEIGHTY]
    shown = views_of(held, weighty, address)
    for item in held.form.indicators:
        answer = held.disclosure.indicators.answers.get(item.id, Answer())
        verdict = said[item.id]
        path = f"indicators.{item.id}"
        yield Line(
            anchor=anchor(path),
            path=path,
            number=f"{item.no}{item.mark}",
            text=item.text,
            answer=held.form.table.shown(answer.answer),
            remark=_remark(item, answer),
            reason="；".join(filter(None, (answer.reason, answer.remedy_date))),
            verdict=verdict.state.label,
            verdict_tone=TONES[verdict.state],
            basis=verdict.reason,
            findings=tuple(view for view in shown if view.finding.indicator == item.id),
            flagged=any(place == path or place.startswith(f"{path}.") for place in flagged),
        )


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


def _remark(item: Indicator, answer: Answer) -> str:
    value = answer.number or answer.date
    filled = item.prompt.fill(value) if item.prompt and value else ""
    return "；".join(dict.fromkeys(filter(None, (filled, answer.note))))
