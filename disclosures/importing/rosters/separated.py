"""Text files of values parted by commas, semicolons or tabs, in any Chinese encoding."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice

from disclosures.exchange import Unreadable
from disclosures.importing.rosters.cells import Value
from disclosures.importing.rosters.sheet import ROWS

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = (",", "\t", ";", "|", "，", "；")
_TRIED = 60
_FORMULA = re.compile(r'="?(.*?)"?')
_MOST_LINES = 20
"""Lines of a cell that is read as one."""
_LONGEST = 100_000
"""No cell is longer, in characters; a quotation mark that is never closed makes one."""


def read(raw: bytes) -> list[list[Value]]:
    """Return the rows of a file; ``Unreadable`` where it is no text or no table."""
    text = decode(raw).replace("\x00", "")
    if not text.strip():
        raise Unreadable("这个文件是空的。请检查是不是选错了文件。")
    return parse(text)


def decode(raw: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8, UTF-16 without a mark, GB18030."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        if encoding == "gb18030" and raw.count(0) * 8 > len(raw):
            continue
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件的文字编码认不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。")


def parse(text: str) -> list[list[Value]]:
    """Return the rows of a text; the separator is the one that gives the most even columns."""
    lines = text.splitlines(keepends=True)
    told = re.fullmatch(r"sep=(.)\s*", lines[0], re.IGNORECASE) if lines else None
    if told:
        lines = lines[1:]
    separator = told[1] if told else max(_SEPARATORS, key=lambda each: _evenness(lines, each))
    return [[_cell(cell) for cell in row] for row in islice(rows_of(lines, separator), ROWS + 1)]


def rows_of(lines: list[str], separator: str) -> list[list[str]]:
    """Split lines into cells; quotation marks that do not pair are taken as they stand."""
    csv.field_size_limit(_LONGEST)
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        rows = []
    if not rows or any(_runs_away(cell, separator) for row in rows for cell in row):
        rows = [line.rstrip("\r\n").split(separator) for line in lines]
    return rows


def _runs_away(cell: str, separator: str) -> bool:
    """Say whether a cell swallowed others, behind a quotation mark that is never closed."""
    breaks = cell.count("\n")
    return breaks > _MOST_LINES or (bool(breaks) and separator == "\t" and "\t" in cell)


def _evenness(lines: list[str], separator: str) -> float:
    """Return how many rows have the same number of cells, more than one; cells count a little."""
    rows = [row for row in rows_of(lines[:_TRIED], separator) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    return count / len(rows) + min(width, 12) / 100


def _cell(text: str) -> Value:
    """Return a cell without the ``="…"`` by which Excel is kept from reading numbers and days."""
    if text.startswith("=") and (hit := _FORMULA.fullmatch(text)):
        return hit[1]
    return text.strip(" \t") or None
