"""What of the results is withheld from the public because it would point at a college. Pure.

Decided here (a lead may tick it off): a place or kind with fewer than `LEAST` colleges is put
together with others; a number of filings with findings that is not nought and below `LEAST` is not
told; and in tables of places and kinds that column is told as a whole or not at all, so that nobody
gets the missing one by subtraction. How many submitted or were published is told: the register shows
as much. What declared answers were given is told: the publications show it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

LEAST = 3
"""Colleges, or filings, below which a number is small."""

GROUPED = ("cities", "kinds")
SUMS = ("colleges", "heard", "unions", "sent", "in_time", "published", "doubted")
WEIGHTS = ("error", "contradiction", "warning")
DOUBTS = ("doubted", "filings")

Row = dict[str, Any]


def publishable(data: dict[str, Any]) -> bool:
    """Say whether enough colleges have submitted for any number at all."""
    return bool(data["totals"]["heard"] >= LEAST)


def withheld(data: dict[str, Any], parts: Iterable[str]) -> dict[str, Any]:
    """Return `data` with small numbers withheld (None), small groups put together."""
    kept = dict(data)
    for part in parts:
        kept[part] = _groups(data[part]) if part in GROUPED else [_row(row) for row in data[part]]
    kept["totals"] = {name: data["totals"][name] for name in SUMS if name != "doubted"}
    kept["totals"]["withdrawn"] = data["totals"].get("withdrawn", 0)
    return kept


def folded(rows: list[Row], least: int = LEAST) -> list[Row]:
    """Put groups of fewer than `least` colleges together, with the next larger ones if need be.

    The rest keeps its order; what was put together stands last. Sums stay what they were.
    """
    by_size = sorted(rows, key=lambda row: row["colleges"])
    together: list[Row] = []
    size = 0
    while by_size and (by_size[0]["colleges"] < least or 0 < size < least):
        together.append(by_size.pop(0))
        size += together[-1]["colleges"]
    if len(together) < 2:  # noqa: PLR2004 - one alone has nothing to hide among
        return rows
    hidden = {id(row) for row in together}
    rest = [row for row in rows if id(row) not in hidden]
    other = {
        "name": _("其他") if rest else _("合计"),
        **{name: sum(row[name] for row in together) for name in SUMS},
    }
    return [*rest, other]


def small(number: int) -> bool:
    """Say whether a number of filings is told as "fewer than three" only."""
    return 0 < number < LEAST


def _groups(rows: list[Row]) -> list[Row]:
    groups = folded(rows)
    if any(small(row["doubted"]) or (row["doubted"] and small(row["heard"])) for row in groups):
        return [{name: value for name, value in row.items() if name != "doubted"} for row in groups]
    return groups


def _row(row: Row) -> Row:
    """An indicator's or a rule's row. By weight a rule's number could be had by subtraction."""
    told = {name: value for name, value in row.items() if name not in WEIGHTS}
    return {
        name: None if name in DOUBTS and small(value) else value for name, value in told.items()
    }
