"""What stands below a header: how much of a column reads like one thing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Covered, Value, bare

TESTS: tuple[tuple[str, Callable[[Value], bool], float], ...] = (
    ("name", values.is_name, 0.7),
    ("political_status", values.is_status, 0.7),
    ("rank", values.is_rank, 0.3),
    ("grade", values.is_grade, 0.7),
    ("faculty", values.is_faculty, 0.6),
    ("post", values.is_post, 0.7),
    ("department", values.is_department, 0.6),
    ("failed_courses", values.is_yes_no, 0.8),
)
"""Field, what its values read like, and the least share of a column that must."""
_SAMPLE, _FEWEST = 200, 2


def by_value(column: int, body: list[list[Value]], held: set[str]) -> str | None:
    """Return what a column without words holds, among the fields that are still free."""
    if "no" not in held and counts_up(body, column):
        return "no"
    for name, test, floor in TESTS:
        if name not in held and name != "failed_courses" and share(body, column, test) >= floor:
            return name
    return None


def _cells(body: list[list[Value]], column: int) -> list[Value]:
    """Return the cells of a column that hold anything of their own."""
    cells = (row[column] for row in body if column < len(row))
    return [value for value in cells if not isinstance(value, Covered) and bare(value)]


def sample(body: list[list[Value]]) -> list[list[Value]]:
    """Return the first rows that hold more than one text over all columns."""
    return [
        row
        for row in body[: 2 * _SAMPLE]
        if len(row) == 1 or len({bare(each) for each in row} - {""}) >= _FEWEST
    ][:_SAMPLE]


def share(body: list[list[Value]], column: int, test: Callable[[Value], bool]) -> float:
    """Return the share of a column's filled cells that pass a test; 0 for an empty column."""
    cells = _cells(body, column)
    return sum(test(value) for value in cells) / len(cells) if cells else 0.0


def counts_up(body: list[list[Value]], column: int) -> bool:
    """Say whether a column counts 1, 2, 3, a step left out here and there."""
    cells = [bare(value).rstrip(".") for value in _cells(body, column)]
    if not cells or not all(cell.isdecimal() for cell in cells[:-1]):
        return False
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 5]  # noqa: PLR2004
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    if numbers == [1, 2]:
        return True
    return len(numbers) > _FEWEST and steps >= (len(numbers) - 1) * 0.8
