"""Rows of a layout as files: Excel's own, those LibreOffice turns them into, separated text."""

import csv
import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from disclosures.importing.rosters.cells import Covered
from tests.disclosures.importing.rosters.excel import shown

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def xlsx(rows: list[list], *, cover: str = "封面") -> bytes:
    """A workbook with a cover sheet, the roster with merged cells and days, an empty sheet."""
    book = Workbook()
    book.active.title = cover
    book.active["A1"] = "填表说明：请如实填写。"
    fill(book.create_sheet("工作人员名单"), rows)
    book.create_sheet("Sheet3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(sheet, rows: list[list]) -> None:
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None or isinstance(value, Covered):
                continue
            cell = sheet.cell(at, column, value)
            if isinstance(value, datetime):
                cell.number_format = "mmm-yy" if value.day == 1 else 'm"月"d"日"'
    for area in merged(rows):
        sheet.merge_cells(area)


def merged(rows: list[list]) -> list[str]:
    """The areas of merged cells: along a row, else down a column."""
    areas, done = [], set()
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, Covered) or value is None or (at, column) in done:
                continue
            right = _run(lambda step, at=at, column=column: _at(rows, at, column + step))
            down = (
                0
                if right
                else _run(lambda step, at=at, column=column: _at(rows, at + step, column))
            )
            if right or down:
                first = f"{get_column_letter(column + 1)}{at + 1}"
                areas.append(f"{first}:{get_column_letter(column + right + 1)}{at + down + 1}")
                done |= {(at + d, column + r) for d in range(down + 1) for r in range(right + 1)}
    return areas


def _at(rows, row, column):
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _run(look) -> int:
    step = 0
    while isinstance(look(step + 1), Covered):
        step += 1
    return step


def converted(folder: Path, files: dict[str, bytes], ending: str) -> dict[str, bytes]:
    """The same workbooks as LibreOffice writes them, all in one go."""
    for name, raw in files.items():
        (folder / f"{name}.xlsx").write_bytes(raw)
    command = [
        str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", ending, "--outdir", str(folder), *(str(folder / f"{name}.xlsx") for name in files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: (folder / f"{name}.{ending}").read_bytes() for name in files}


def separated(rows: list[list], separator: str, encoding: str, style: str = "zh") -> bytes:
    """What Excel saves as text: as it is shown, merged cells empty but the first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    for row in rows:
        writer.writerow(
            ["" if isinstance(value, Covered) else shown(value, style) for value in row]
        )
    return out.getvalue().encode(encoding)
