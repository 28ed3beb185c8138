"""Two tables of a filing: departments, and people responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.exchange.write import number_or_text
from disclosures.exporting.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.content import Departments, Responsible
    from disclosures.editions import Column as FormColumn
    from disclosures.editions import EditionForm
    from disclosures.exporting.sheets import Value

NUMBERS = frozenset({"headcount"})
WIDE = {"duties": 70, "note": 30, "category": 34}


def departments(form: EditionForm, content: Departments, heading: str) -> Sheet:
    """Return the structure table; a chart's text equivalent stands below it."""
    notes = (f"组织架构图：{content.chart_text}",) if content.chart_text else ()
    rows = _plain(form.departments.columns, content.rows)
    return Sheet("工作部门", f"{heading}工作部门", _columns(form.departments.columns), rows, notes)


def responsible(form: EditionForm, content: Responsible, heading: str) -> Sheet:
    """Return the people responsible, with their posts (asked, not published)."""
    shown = _columns(form.responsible.columns)
    keys = [column.key for column in shown]
    if "post" not in keys and any(row.post for row in content.rows):
        shown = (*shown, Column("post", "现任职务", 24))
    return Sheet("主要责任人", f"{heading}主要责任人", shown, _plain(shown, content.rows))


def _columns(columns: Iterable[FormColumn]) -> tuple[Column, ...]:
    return tuple(
        Column(one.key, one.label, WIDE.get(one.key, 0), centred=one.key not in WIDE)
        for one in columns
    )


def _plain(
    columns: Iterable[FormColumn | Column], rows: Iterable[object]
) -> tuple[tuple[Value, ...], ...]:
    keys = [column.key for column in columns]
    return tuple(
        tuple(number if key == "no" else _value(key, getattr(row, key)) for key in keys)
        for number, row in enumerate(rows, 1)
    )


def _value(key: str, text: str) -> Value:
    return number_or_text(text) if key in NUMBERS else text
