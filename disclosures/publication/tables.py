"""The tables of a disclosure, in the columns and words of the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.publication.dates import shown
from disclosures.publication.document import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosures.content import (
        Answer,
        Departments,
        Indicators,
        Responsible,
        Roster,
        SecondLevel,
    )
    from disclosures.editions import Column as FormColumn
    from disclosures.editions import EditionForm, Indicator, Matrix, SecondLevelTable

WEIGHTS = {
    "no": 8, "name": 17, "post": 15, "department": 22, "political_status": 20, "faculty": 27, "grade": 14, "rank": 22,
    "failed_courses": 15, "experience": 28, "note": 12, "headcount": 8, "duties": 66, "category": 42, "full_time": 24,
}  # fmt: skip
"""Shares of the width that suit the content; a column not named here takes 12."""
LEFT = frozenset({"experience", "note", "duties"})
MARKS = {"★": "核心指标", "▲": "观测指标"}


def indicators(form: EditionForm, content: Indicators) -> Table:
    """The self-assessment table: item, answer with every option shown, remark."""
    rows = list(_grouped(form, content))
    columns = _triple(form.table.columns, (100, 22, 34))
    return Table(name="indicators", caption=form.table.title, columns=columns, rows=tuple(rows))


def _grouped(form: EditionForm, content: Indicators) -> Iterator[Row]:
    before = ""
    for item in form.indicators:
        answer = content.answers.get(item.id)
        group = item.group if item.group != before else ""
        before = item.group
        yield Row(
            cells=(_item(item), _answer(form, answer), Cell(text=_remark(item, answer))),
            group=group,
        )


def _item(item: Indicator) -> Cell:
    return Cell(lead=f"{item.no}{item.mark or '.'}", mark=MARKS.get(item.mark, ""), text=item.text)


def _answer(form: EditionForm, answer: Answer | None) -> Cell:
    given = answer.answer if answer else ""
    chosen = (
        form.table.values
        if given == "both"
        else tuple({form.table.shown(given)} & set(form.table.values))
    )
    return Cell(options=form.table.values, chosen=chosen)


def _remark(item: Indicator, answer: Answer | None) -> str:
    """The prompt of the form with its blank filled, the college's remark, why not and until when."""
    if answer is None:
        return ""
    value = answer.number or shown(answer.date)
    reason = f"原因：{answer.reason}" if answer.reason else ""
    remedy = f"计划改正日期：{shown(answer.remedy_date)}" if answer.remedy_date else ""
    parts = (item.remark(value, answer.note), reason, remedy)
    return "；".join(dict.fromkeys(part for part in parts if part))


def counts(spec: SecondLevelTable, content: SecondLevel) -> Table:
    """How many second-level unions meet each item."""
    rows = tuple(
        Row(
            cells=(
                _item(item),
                Cell(text=content.counts.get(item.id, "")),
                Cell(text=content.notes.get(item.id, "")),
            )
        )
        for item in spec.items
    )
    columns = _triple(spec.columns, (100, 26, 30))
    return Table(name="counts", caption="", columns=columns, rows=rows)


def matrix(words: Matrix, items: tuple[Indicator, ...], content: SecondLevel) -> Table:
    """One row a second-level union, one narrow column an item."""
    columns = [Column(key="unit", label=words.row_header, weight=54)]
    columns += [Column(key="yes_no", label=item.no, weight=8, centred=True) for item in items]
    rows = tuple(
        Row(
            cells=(
                Cell(text=unit.name),
                *(Cell(text=unit.answers.get(item.id, "")) for item in items),
            )
        )
        for unit in content.units
    )
    return Table(
        name="matrix",
        caption=words.heading,
        columns=tuple(columns),
        rows=rows,
        spanner=words.columns_header,
    )


def departments(form: EditionForm, content: Departments) -> Table:
    """The structure table."""
    return _plain("departments", form.departments.columns, content.rows, "name")


def roster(form: EditionForm, content: Roster) -> Table:
    """The roster in the edition's published columns, numbered by position."""
    return _plain("roster", form.roster.columns, content.rows, "name")


def responsible(form: EditionForm, content: Responsible) -> Table:
    """The people of the League committee who guide the union."""
    return _plain("responsible", form.responsible.columns, content.rows, "category")


def _plain(
    name: str, form_columns: Iterable[FormColumn], rows: Iterable[object], header: str
) -> Table:
    columns = tuple(
        Column(
            key=one.key,
            label=one.label,
            weight=WEIGHTS.get(one.key, 12),
            centred=one.key not in LEFT,
        )
        for one in form_columns
    )
    body = tuple(
        Row(
            cells=tuple(
                Cell(text=str(n) if c.key == "no" else getattr(row, c.key)) for c in columns
            )
        )
        for n, row in enumerate(rows, 1)
    )
    keys = [column.key for column in columns]
    return Table(name=name, caption="", columns=columns, rows=body, row_header=keys.index(header))


def _triple(labels: tuple[str, str, str], weights: tuple[int, int, int]) -> tuple[Column, ...]:
    keys = ("item", "answer", "remark")
    return tuple(
        Column(key=key, label=label, weight=weight, centred=key == "answer")
        for key, label, weight in zip(keys, labels, weights, strict=True)
    )
