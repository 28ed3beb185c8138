"""A roster file or pasted roster as an import: exchange data that hold people and nothing else."""

from __future__ import annotations

from typing import Any

from disclosures import editions
from disclosures.exchange import Unreadable
from disclosures.importing.imported import Imported, Remark, Source, Sureness
from disclosures.importing.rosters import clipboard, sheets
from disclosures.importing.rosters.cells import tidy
from disclosures.importing.rosters.choose import best_sheet
from disclosures.importing.rosters.lines import Line, kind_of
from disclosures.importing.rosters.reading import RosterReading
from disclosures.importing.rosters.sheet import Sheet
from disclosures.importing.sections.front import year_of

NOBODY = (
    "没有在表格里找到名单：没有“姓名”一列，也没有认得出的姓名。"
    "请确认选对了文件，表格第一行写明各列是什么（姓名、所属部门、政治面貌、成绩排名等）。"
)
"""Said where a file holds no people."""
_KEYS = (
    "school", "organisation", "school_year", "edition_items", "title", "preamble", "indicators",
    "second_level", "charter", "departments", "departments_chart", "roster", "combined",
    "candidate_rules", "election_rules", "congress", "delegate_rules", "appraisal_rules",
    "party_guidance", "responsible", "complaint_emails", "sections_order", "sections_missing",
)  # fmt: skip
_SNIPPET = 80
_HIGH, _MEDIUM = 0.85, 0.6


def read_sheets(kind: str, raw: bytes) -> Imported:
    """Read a spreadsheet file; ``Unreadable`` where it is broken or has no people."""
    sheet, reading = best_sheet(sheets.read(kind, raw))
    return imported(sheet, reading)


def read_pasted(text: str) -> Imported:
    """Read a roster from the clipboard; ``Unreadable`` where it has no people."""
    sheet, reading = best_sheet([Sheet("", clipboard.read(text))])
    return imported(sheet, reading)


def imported(sheet: Sheet, reading: RosterReading) -> Imported:
    """Return a sheet's reading as an import; ``Unreadable`` where it has no people."""
    if not reading.rows:
        raise Unreadable(NOBODY)
    data: dict[str, Any] = dict.fromkeys(_KEYS)
    data |= {"roster": reading.rows, "sections_order": ["roster"]}
    edition, told = _edition(sheet, reading)
    return Imported(
        data,
        edition,
        Sureness.MEDIUM if told else Sureness.LOW,
        {"roster": Source(_place(sheet, reading), _snippet(sheet, reading), sureness(reading))},
        [Remark("", "roster", sentence) for sentence in reading.remarks],
    )


def sureness(reading: RosterReading) -> Sureness:
    """Return how sure a reading is, in three steps."""
    if reading.sure >= _HIGH:
        return Sureness.HIGH
    return Sureness.MEDIUM if reading.sure >= _MEDIUM else Sureness.LOW


def _edition(sheet: Sheet, reading: RosterReading) -> tuple[str, bool]:
    """Return the year's form that the rows above the header name, else the newest; and whether it is named."""
    known = editions.keys()
    above = (sheet.name, *(tidy(value) for row in sheet.rows[: reading.first_row] for value in row))
    for text in above:
        year = year_of(text)
        if year in known:
            return str(year), True
    return known[-1], False


def _place(sheet: Sheet, reading: RosterReading) -> str:
    where = f"工作表“{sheet.name}”" if sheet.name else ""
    return f"{where}第{reading.first_row + 1}行起，{len(reading.rows)}人"


def _snippet(sheet: Sheet, reading: RosterReading) -> str:
    rows = (row for row in sheet.rows[reading.first_row :] if kind_of(row) is Line.FACTS)
    row = next(rows, [])
    taken = (tidy(row[at]) for at in reading.matching if at < len(row))
    return " ".join(text for text in taken if text)[:_SNIPPET]
