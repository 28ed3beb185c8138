"""The columns of a table that has no header, told by what stands in them."""

from __future__ import annotations

from functools import cache

from disclosures import editions
from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Value
from disclosures.importing.rosters.columns import BY_VALUES, Columns
from disclosures.importing.rosters.shares import TESTS, counts_up, sample, share

_HALF, _MOST = 0.5, 0.75
_FIRST = {
    "no": 9,
    "political_status": 8,
    "rank": 7,
    "name": 6,
    "grade": 5,
    "faculty": 4,
    "failed_courses": 1,
}
"""Fields that are looked for before others: the higher the sooner."""


def by_values(body: list[list[Value]]) -> Columns:
    """Match the columns of a table that has no header, by what stands in them."""
    columns, body = Columns(), sample(body)
    width = max((len(row) for row in body), default=0)
    scores = [
        (score, name, column)
        for column in range(width)
        for name, test, floor in TESTS
        if (score := share(body, column, test)) >= floor and share(body, column, bool) > 0
    ]
    scores += [(0.9, "no", column) for column in range(width) if counts_up(body, column)]
    scores.sort(key=lambda each: (-_FIRST.get(each[1], 0), -each[0], each[2]))
    for score, name, column in scores:
        if column not in columns.matching and name not in columns.matching.values():
            columns.take(column, name, score * BY_VALUES)
    _as_in_a_form(columns, width)
    for column in range(width):
        if column not in columns.matching and share(body, column, bool) > 0:
            private = share(body, column, values.is_private) > _MOST
            (columns.private if private else columns.others).append(f"第{column + 1}列")
    return columns


def _as_in_a_form(columns: Columns, width: int) -> None:
    """Take the columns of a year's form where those that are known stand as they do there."""
    for order in _orders():
        for offset in range(width - len(order) + 1):
            here = {offset + at: name for at, name in enumerate(order)}
            same = [at for at, name in columns.matching.items() if here.get(at) == name]
            if len(same) < max(4, len(order) * 0.6) or len(columns.matching) - len(same) > 1:
                continue
            for at, name in here.items():
                if columns.matching.get(at) != name:
                    columns.take(at, name, _HALF * BY_VALUES)
            return


@cache
def _orders() -> tuple[tuple[str, ...], ...]:
    """Return the published columns of every year's form, the longest first."""
    forms = (editions.load(key) for key in editions.keys())  # noqa: SIM118 - a module
    orders = {tuple(column.key for column in form.roster.columns) for form in forms}
    return tuple(sorted(orders, key=lambda order: (-len(order), order)))
