"""A publication's workbook: the tables of the assembled document, redacted as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.exporting.sheets import Column, Sheet
from disclosures.publication.document import Paragraph, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.exporting.sheets import Value
    from disclosures.publication.document import Cell, Document, Row

NAMES = {
    "roster": "名单",
    "roster_post": "职务人数",
    "roster_department": "部门人数",
    "roster_grade": "年级人数",
    "indicators": "指标",
    "departments": "工作部门",
    "counts": "二级自评",
    "matrix": "二级学生会组织",
    "responsible": "主要责任人",
}
"""Table of a document → its sheet, in the order of the sheets."""
WIDE = {"item": 70, "remark": 40, "duties": 70, "experience": 40, "unit": 34, "category": 34}
LEFT = frozenset({*WIDE, "note"})


def sheets(document: Document, origin: tuple[tuple[str, str], ...] = ()) -> Iterator[Sheet]:
    """Yield a sheet for each table, the roster first, then where it comes from (``origin``)."""
    caption = f"{document.header.school}{document.header.organisation}{document.header.period}"
    found = {
        table.name: (table, notes)
        for section in document.sections
        for table, notes in _tables(section.blocks)
    }
    for name, called in NAMES.items():
        if name in found:
            yield _sheet(called, f"{caption}{called}", *found[name])
    columns = (Column("what", "项目", 22), Column("value", "内容", 80))
    facts = (
        ("学校", document.header.school),
        ("组织", document.header.organisation),
        ("年度", document.header.period),
        *origin,
    )
    yield Sheet("说明", f"{caption}说明", columns, facts, document.notes, filtered=False)


def _tables(blocks: tuple[object, ...]) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Yield each table with the note that follows it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            noted = isinstance(after, Paragraph) and after.tone is Tone.NOTE
            yield block, ((after.text,) if isinstance(after, Paragraph) and noted else ())


def _sheet(called: str, heading: str, table: Table, notes: tuple[str, ...]) -> Sheet:
    columns = tuple(
        Column(one.key, one.label, WIDE.get(one.key, 0), centred=one.key not in LEFT)
        for one in table.columns
    )
    keys = [column.key for column in columns]
    return Sheet(called, heading, columns, tuple(_row(keys, row) for row in table.rows), notes)


def _row(keys: list[str], row: Row) -> tuple[Value, ...]:
    return tuple(_value(key, cell) for key, cell in zip(keys, row.cells, strict=True))


def _value(key: str, cell: Cell) -> Value:
    if key == "no" and cell.text.isdecimal():
        return int(cell.text)
    return "、".join(cell.chosen) if cell.options else f"{cell.lead}{cell.text}"
