"""Small things that every table parser needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosures.reading import number
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosures.importing.blocks import Cell, Table

_SHORT = 5
"""A number in words is no longer: 三人, 共十二人."""
_CJK = r"[\u3000-\u9fff\uff00-\uffef“”‘’—…·]"


def flat(text: str) -> str:
    """Return a cell's text in one line: a break inside a Chinese word leaves nothing, elsewhere a space."""
    text = re.sub(rf"(?<={_CJK})\s*\n\s*|\s*\n\s*(?={_CJK})", "", text.strip())
    return re.sub(r"[ \t\u3000\xa0]*\n\s*", " ", text)


def lines(text: str) -> str:
    """Return a cell's text with its numbered points in lines of their own, other breaks closed."""
    found: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        ended = found and re.search(r"[。；;！？!?：:]$", found[-1])
        if not found or ended or read_label(line):
            found.append(line)
        else:
            found[-1] = flat(f"{found[-1]}\n{line}")
    return "\n".join(found)


def own(row: Sequence[Cell]) -> list[str]:
    """Return the texts of the cells that begin in this row and column, in one line each."""
    return ["" if cell.covered else flat(cell.text) for cell in row]


def columns(
    table: Table, meanings: Iterable[tuple[str, str]], rows: int = 4
) -> tuple[int, dict[str, int]]:
    """Find the header row and the column of each meaning.

    ``meanings``: (name, pattern) pairs, searched in the white-space-free header text; a column has
    one meaning. Returns (number of the row behind the header, columns by name); (0, {}) without one.
    """
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(table.rows[:rows]):
        found: dict[str, int] = {}
        for name, pattern in meanings:
            for place, cell in enumerate(row):
                text = re.sub(r"\s+", "", cell.text)
                if len(text) < 60 and place not in found.values() and re.search(pattern, text):  # noqa: PLR2004
                    found[name] = place
                    break
        if len(found) > len(best[1]):
            best = (at + 1, found)
    return best


def whole(text: str) -> int | str | None:
    """Return the number of a cell (``4人`` → 4), its text where it is none, None where empty."""
    hit = re.fullmatch(
        r"(?:实有|合?共计?|约|总计)?\s*(\d{1,5})\s*(?:[人个名位]\s*(?:[，,（(；;。].*)?)?",
        text.strip(),
    )
    if hit:
        return int(hit[1])
    value = number(text) if len(text) <= _SHORT else None
    return value if value is not None else text.strip() or None
