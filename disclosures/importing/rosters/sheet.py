"""One sheet, and how much of one is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosures.importing.rosters.cells import Value, bare

ROWS, COLUMNS = 5_000, 60
"""No roster has more rows or columns; what lies beyond is left out and told."""


@dataclass(slots=True)
class Sheet:
    """A sheet's name and rows; ``remarks``: sentences about what was left out."""

    name: str
    rows: list[list[Value]]
    remarks: list[str] = field(default_factory=list)
    hidden: bool = False


def clip(rows: list[list[Value]]) -> tuple[list[list[Value]], list[str]]:
    """Return the rows within the limits, without the blank ones at the end, and what was left out."""
    remarks = []
    rows = rows[: ROWS + 1]
    while rows and not any(bare(value) for value in rows[-1]):
        rows = rows[:-1]
    if len(rows) > ROWS:
        remarks.append(f"表格超过{ROWS}行，只读了前{ROWS}行。请检查是不是选对了文件。")
    if any(bare(value) for row in rows for value in row[COLUMNS:]):
        remarks.append(f"表格超过{COLUMNS}列，只读了前{COLUMNS}列。")
    return [row[:COLUMNS] for row in rows[:ROWS]], remarks
