"""The second-level unions of a filing: counts by item, and the unions one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.exchange.write import number_or_text
from disclosures.exporting.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.content import SecondLevel
    from disclosures.editions import EditionForm, SecondLevelTable


def second_level(form: EditionForm, content: SecondLevel, heading: str) -> Iterator[Sheet]:
    """Yield the counts by item and the unions one by one; nothing in a year without the table."""
    if form.second_level is None:
        return
    yield _counts(form.second_level, content, heading)
    if form.second_level.matrix:
        yield _units(form.second_level, content, heading)


def _counts(table: SecondLevelTable, content: SecondLevel, heading: str) -> Sheet:
    columns = (
        Column("no", "编号", 8, centred=True),
        Column("text", table.columns[0], 70),
        Column("count", table.columns[1], 16, centred=True),
        Column("note", table.columns[2], 30),
    )
    rows = tuple(
        (
            f"{item.no}{item.mark}",
            item.text,
            number_or_text(content.counts.get(item.id, "")),
            content.notes.get(item.id, ""),
        )
        for item in table.items
    )
    notes = (f"二级学生会组织共{content.total}个。",) if content.total else ()
    return Sheet("二级自评", f"{heading}二级学生会组织改革自评", columns, rows, notes)


def _units(table: SecondLevelTable, content: SecondLevel, heading: str) -> Sheet:
    answers = tuple(Column(item.id, item.no, 7, centred=True) for item in table.items)
    columns = (
        Column("no", "序号", 8, centred=True),
        Column("name", "二级学生会组织", 34),
        *answers,
        Column("staff", "工作人员", 12, centred=True),
        Column("presidium", "主席团", 12, centred=True),
    )
    rows = tuple(
        (
            number,
            unit.name,
            *(unit.answers.get(item.id, "") for item in table.items),
            number_or_text(unit.staff),
            number_or_text(unit.presidium),
        )
        for number, unit in enumerate(content.units, 1)
    )
    return Sheet("二级学生会组织", f"{heading}二级学生会组织", columns, rows)
