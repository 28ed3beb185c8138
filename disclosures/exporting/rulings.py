"""The sheets 指标 and 问题: what the college answered beside what the portal found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.checks import Severity
from disclosures.content import Answer
from disclosures.exporting.sheets import Column, Sheet

if TYPE_CHECKING:
    from disclosures.checks import Finding
    from disclosures.editions import Indicator
    from disclosures.exporting.filing import Filed
    from disclosures.exporting.sheets import Value

BOTH = "both"
WEIGHTY = (Severity.ERROR, Severity.CONTRADICTION, Severity.WARNING)
INDICATORS = (
    Column("no", "编号", 8, centred=True),
    Column("text", "指标", 40),
    Column("answer", "填报", 9, centred=True),
    Column("remark", "备注", 20),
    Column("reason", "原因", 18),
    Column("remedy", "计划改正日期", 13, centred=True),
    Column("verdict", "系统核验", 9, centred=True),
    Column("basis", "依据", 36),
    Column("count", "问题数", 8, centred=True),
)
PROBLEMS = (
    Column("no", "序号", 6, centred=True),
    Column("severity", "级别", 9, centred=True),
    Column("rule", "规则", 7, centred=True),
    Column("section", "栏目", 18),
    Column("indicator", "指标", 7, centred=True),
    Column("place", "位置", 16),
    Column("message", "问题", 40),
    Column("evidence", "填写的内容", 22),
    Column("explanation", "学校的说明", 24),
    Column("source", "依据的规定", 22),
)


def indicators(filed: Filed) -> Sheet:
    """Return one row an indicator: answer, remark, and the machine's verdict with its reason."""
    rows = tuple(_indicator(filed, item) for item in filed.form.indicators)
    return Sheet("指标", f"{filed.heading}改革自评", INDICATORS, rows)


def _indicator(filed: Filed, item: Indicator) -> tuple[Value, ...]:
    answer = filed.disclosure.indicators.answers.get(item.id, Answer())
    verdict = filed.verdicts.get(item.id)
    given = [one for one in filed.findings if one.indicator == item.id]
    table = filed.form.table
    return (
        f"{item.no}{item.mark}",
        item.text,
        "、".join(table.values) if answer.answer == BOTH else table.shown(answer.answer),
        item.remark(answer.number or answer.date, answer.note),
        answer.reason,
        answer.remedy_date,
        verdict.state.label if verdict else "",
        verdict.reason if verdict else "",
        sum(one.severity in WEIGHTY for one in given),
    )


def problems(filed: Filed) -> Sheet:
    """Return one row a finding, the heaviest first, with the college's explanation."""
    numbers = {
        item.id: item.no for item in (*filed.form.indicators, *filed.form.second_level_items)
    }
    found = sorted(filed.findings, key=lambda one: (one.severity.rank, one.order))
    rows = tuple(_problem(filed, numbers, place, one) for place, one in enumerate(found, 1))
    notes = () if rows else ("没有发现问题。",)
    return Sheet("问题", f"{filed.heading}核验结果", PROBLEMS, rows, notes)


def _problem(filed: Filed, numbers: dict[str, str], number: int, one: Finding) -> tuple[Value, ...]:
    return (
        number,
        one.severity.label,
        one.rule,
        filed.titles.get(one.section, ""),
        numbers.get(one.indicator, ""),
        filed.places.get(one.key, ""),
        one.message,
        one.evidence,
        filed.explanations.get(one.key, ""),
        one.source,
    )
