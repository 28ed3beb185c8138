"""Rows out of pasted text: what Excel, WPS and Word put on the clipboard, or typed lines."""

from __future__ import annotations

import re
from statistics import median

from disclosures.importing.rosters.cells import Value
from disclosures.importing.rosters.separated import rows_of
from disclosures.importing.rosters.sheet import clip

_HAN = r"[\u3400-\u9fff]"
_SPACED_NAME = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]{{1,4}}({_HAN})(?!{_HAN})")
_NUMBERED = re.compile(r"^\s*[(（]?(\d{1,3})[)）]?[、.．)）:：](?!\d)\s*")
_SEPARATORS = (
    r"\s*[|｜]\s*",
    r"\s*[,，]\s*",
    r"\s*[;；]\s*",
    r"\s*、\s*",
    r"[ \u3000]{2,}",
    r"[ \u3000]+",
)
_ENOUGH = 0.6


def read(text: str) -> list[list[Value]]:
    """Return the rows of pasted text: by tabs where there are any, else by what parts its lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n")
    if "\t" in text:
        split: list[list[Value]] = [
            [cell.strip(" ") or None for cell in row]
            for row in rows_of(text.splitlines(keepends=True), "\t")
        ]
        return clip(split)[0]
    return clip(_lines(text))[0]


def _lines(text: str) -> list[list[Value]]:
    """Split lines that have no tabs; a number in front becomes a cell of its own."""
    lines = [_SPACED_NAME.sub(r"\1\2", line.strip()) for line in text.splitlines()]
    separator = _separator(lines)
    numbered = sum(bool(_NUMBERED.match(line)) for line in lines) > len(lines) * _ENOUGH
    rows: list[list[Value]] = []
    for line in lines:
        hit = _NUMBERED.match(line) if numbered else None
        rest = line[hit.end() :] if hit else line
        cells: list[Value] = [*(re.split(separator, rest) if separator else [rest])]
        head: list[Value] = [hit[1] if hit else None] if numbered else []
        rows.append([cell or None for cell in (*head, *cells)])
    return rows


def _separator(lines: list[str]) -> str | None:
    """Return what parts most lines into the most cells; a mark rather than a space if in doubt."""
    bodies = [_NUMBERED.sub("", line) for line in lines if line]
    if not bodies:
        return None
    parts = {each: median(len(re.split(each, body)) for body in bodies) for each in _SEPARATORS}
    most = max(parts.values())
    return (
        next(each for each, count in parts.items() if count >= most * _ENOUGH) if most > 1 else None
    )
