"""Which column of a table is which field of the roster: by the header, and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from disclosures import editions
from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Covered, Value, bare
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.labels import FIELDS, OTHER, PRIVATE

_HALF, _MOST = 0.5, 0.75
_BY_VALUES = 0.7
"""A column known by its values alone is at most so sure."""
_SAMPLE = 200


@dataclass(slots=True)
class Columns:
    """``matching``: column → field; ``sure``: column → 0–1; words of the columns not taken."""

    matching: dict[int, str] = field(default_factory=dict)
    sure: dict[int, float] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def take(self, column: int, name: str, sure: float) -> None:
        """Match a column with a field."""
        self.matching[column], self.sure[column] = name, sure


def by_header(header: Header, body: list[list[Value]]) -> Columns:
    """Match the columns that the header names; a side-by-side table has each field again."""
    columns, body = Columns(), _sample(body)
    for group in _groups(header):
        best: dict[str, int] = {}
        for column in group:
            label = header.labels[column]
            if label is None or label.field in (OTHER, PRIVATE):
                continue
            name = _settled(label.field, header.words[column], body, column)
            held = best.get(name)
            if held is None or label.sure > columns.sure[held]:
                if held is not None:
                    columns.matching.pop(held)
                best[name] = column
                columns.take(column, name, label.sure)
        _settle_group(columns, group, header, body)
    _name_the_rest(columns, header, body)
    return columns


def _groups(header: Header) -> list[list[int]]:
    """Return the columns of each list that stands beside another, by the repeated 姓名."""
    labels = header.labels
    names = [at for at, label in enumerate(labels) if label and label.field == "name"]
    if len(names) < 2:  # noqa: PLR2004 - one list
        return [list(range(len(labels)))]
    lead = names[0] - _lead(header, names)
    starts = [max(0, name - (names[0] - lead)) for name in names]
    starts[0] = 0
    ends = [*starts[1:], len(labels)]
    return [list(range(start, end)) for start, end in zip(starts, ends, strict=True)]


def _lead(header: Header, names: list[int]) -> int:
    """Return how many columns in front of 姓名 belong to it, the same in every list."""
    count = 0
    while count < names[0] and all(
        name - count - 1 >= 0
        and header.words[name - count - 1] == header.words[names[0] - count - 1]
        for name in names
    ):
        count += 1
    return count


def _settled(name: str, words: str, body: list[list[Value]], column: int) -> str:
    """Return the field of a column whose words could mean another: what stands below decides."""
    faculty = _share(body, column, values.is_faculty)
    unit = _share(body, column, values.is_department)
    if name == "department" and faculty > _MOST and unit < _HALF:
        return "faculty"
    if name == "faculty" and unit > _MOST and not re.search("院|系", words):
        return "department"
    if name == "post" and unit > _MOST and _share(body, column, values.is_post) < _HALF:
        return "department"
    return name


def _settle_group(
    columns: Columns, group: list[int], header: Header, body: list[list[Value]]
) -> None:
    """Find by its values what a group lacks: 成绩 with ranks below it, 班级 that tells the grade."""
    held = {columns.matching[column] for column in group if column in columns.matching}
    for column in group:
        if column in columns.matching:
            continue
        words, label = header.words[column], header.labels[column]
        if label and label.field == PRIVATE:
            continue
        if "rank" not in held and _share(body, column, values.is_rank) > _HALF:
            columns.take(column, "rank", 0.8 if "成绩" in words else _BY_VALUES)
            held.add("rank")
        elif "grade" not in held and "班" in words and _share(body, column, _tells_grade) > _MOST:
            columns.take(column, "grade", _HALF)
            held.add("grade")
        elif label is None and (name := _by_value(column, body, held)):
            columns.take(column, name, _HALF if words else _BY_VALUES)
            held.add(name)


def _name_the_rest(columns: Columns, header: Header, body: list[list[Value]]) -> None:
    for column, (words, label) in enumerate(zip(header.words, header.labels, strict=True)):
        if column in columns.matching or not words:
            continue
        private = label and label.field == PRIVATE
        known = columns.private if private else columns.others
        if words[:20] not in known and (private or _share(body, column, bool) > 0):
            known.append(words[:20])


def by_values(body: list[list[Value]]) -> Columns:
    """Match the columns of a table that has no header, by what stands in them."""
    columns, body = Columns(), _sample(body)
    width = max((len(row) for row in body), default=0)
    scores = [
        (score, name, column)
        for column in range(width)
        for name, test, floor in _TESTS
        if (score := _share(body, column, test)) >= floor and _share(body, column, bool) > 0
    ]
    scores += [(0.9, "no", column) for column in range(width) if _counts_up(body, column)]
    scores.sort(key=lambda each: (-_FIRST.get(each[1], 0), -each[0], each[2]))
    for score, name, column in scores:
        if column not in columns.matching and name not in columns.matching.values():
            columns.take(column, name, score * _BY_VALUES)
    _as_in_a_form(columns, width)
    for column in range(width):
        if column not in columns.matching and _share(body, column, bool) > 0:
            private = _share(body, column, values.is_private) > _MOST
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
                    columns.take(at, name, _HALF * _BY_VALUES)
            return


@cache
def _orders() -> tuple[tuple[str, ...], ...]:
    """Return the published columns of every year's form, the longest first."""
    forms = (editions.load(key) for key in editions.keys())  # noqa: SIM118 - a module
    orders = {tuple(column.key for column in form.roster.columns) for form in forms}
    return tuple(sorted(orders, key=lambda order: (-len(order), order)))


def _tells_grade(value: Value) -> bool:
    return bool(re.search(r"\d{2,4}级", bare(value)))


_TESTS: tuple[tuple[str, Callable[[Value], bool], float], ...] = (
    ("name", values.is_name, 0.7),
    ("political_status", values.is_status, 0.7),
    ("rank", values.is_rank, 0.3),
    ("grade", values.is_grade, 0.7),
    ("faculty", values.is_faculty, 0.6),
    ("post", values.is_post, 0.7),
    ("department", values.is_department, 0.6),
    ("failed_courses", values.is_yes_no, 0.8),
)
_FIRST = {
    "no": 9,
    "political_status": 8,
    "rank": 7,
    "name": 6,
    "grade": 5,
    "faculty": 4,
    "failed_courses": 1,
}
_FEWEST = 2


def _by_value(column: int, body: list[list[Value]], held: set[str]) -> str | None:
    """Return what a column without words holds, among the fields that are still free."""
    if "no" not in held and _counts_up(body, column):
        return "no"
    for name, test, floor in _TESTS:
        if name not in held and name != "failed_courses" and _share(body, column, test) >= floor:
            return name
    return None


def _cells(body: list[list[Value]], column: int) -> list[Value]:
    """Return the cells of a column that hold anything of their own."""
    cells = (row[column] for row in body if column < len(row))
    return [value for value in cells if not isinstance(value, Covered) and bare(value)]


def _sample(body: list[list[Value]]) -> list[list[Value]]:
    """Return the first rows that hold more than one text over all columns."""
    return [
        row
        for row in body[: 2 * _SAMPLE]
        if len(row) == 1 or len({bare(each) for each in row} - {""}) >= _FEWEST
    ][:_SAMPLE]


def _share(body: list[list[Value]], column: int, test: Callable[[Value], bool]) -> float:
    """Return the share of a column's filled cells that pass a test; 0 for an empty column."""
    cells = _cells(body, column)
    return sum(test(value) for value in cells) / len(cells) if cells else 0.0


def _counts_up(body: list[list[Value]], column: int) -> bool:
    cells = [bare(value).rstrip(".") for value in _cells(body, column)]
    if not cells or not all(cell.isdecimal() for cell in cells[:-1]):
        return False
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 5]  # noqa: PLR2004
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    if numbers == [1, 2]:
        return True
    return len(numbers) > _FEWEST and steps >= (len(numbers) - 1) * 0.8


def usable(matching: dict[int, str]) -> dict[int, str]:
    """Return a matching without fields that the roster does not have."""
    return {int(column): name for column, name in matching.items() if name in FIELDS}
