"""Which column of a table is which field of the roster: by the header, and by what stands below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Value, bare
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.labels import FIELDS, OTHER, PRIVATE
from disclosures.importing.rosters.shares import by_value, sample, share

_HALF, _MOST = 0.5, 0.75
BY_VALUES = 0.7
"""A column known by its values alone is at most so sure."""


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

    def drop(self, column: int) -> None:
        """Match a column with nothing after all."""
        del self.matching[column], self.sure[column]


def by_header(header: Header, body: list[list[Value]]) -> Columns:
    """Match the columns that the header names; a side-by-side table has each field again."""
    columns, body = Columns(), sample(body)
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
                    columns.drop(held)
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
    faculty = share(body, column, values.is_faculty)
    unit = share(body, column, values.is_department)
    if name == "department" and faculty > _MOST and unit < _HALF:
        return "faculty"
    if name == "faculty" and unit > _MOST and not re.search("院|系", words):
        return "department"
    if name == "post" and unit > _MOST and share(body, column, values.is_post) < _HALF:
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
        if "rank" not in held and share(body, column, values.is_rank) > _HALF:
            columns.take(column, "rank", 0.8 if "成绩" in words else BY_VALUES)
            held.add("rank")
        elif "grade" not in held and "班" in words and share(body, column, _tells_grade) > _MOST:
            columns.take(column, "grade", _HALF)
            held.add("grade")
        elif label is None and (name := by_value(column, body, held)):
            columns.take(column, name, _HALF if words else BY_VALUES)
            held.add(name)


def _name_the_rest(columns: Columns, header: Header, body: list[list[Value]]) -> None:
    for column, (words, label) in enumerate(zip(header.words, header.labels, strict=True)):
        if column in columns.matching or not words:
            continue
        private = label and label.field == PRIVATE
        known = columns.private if private else columns.others
        if words[:20] not in known and (private or share(body, column, bool) > 0):
            known.append(words[:20])


def _tells_grade(value: Value) -> bool:
    return bool(re.search(r"\d{2,4}级", bare(value)))


def usable(matching: dict[int, str]) -> dict[int, str]:
    """Return a matching without fields that the roster does not have."""
    return {int(column): name for column, name in matching.items() if name in FIELDS}
