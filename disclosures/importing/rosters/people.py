"""From the rows below a header to people: captions, halves of rows, lists side by side."""

from __future__ import annotations

import re
from typing import Any

from disclosures.importing.rosters import person as persons
from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Covered, Value, bare, filled, tidy
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.lines import WHY, Line, caption_of, kind_of
from disclosures.importing.rosters.person import Person
from disclosures.importing.rosters.reading import RosterReading

_GOES_ON = ("experience", "note", "faculty", "department", "political_status", "rank")
"""Columns whose text may go on in a row of its own, where a page broke the cell."""

_WHOSE = re.compile(r"大学|学院|学校|委员会|团委|学生会")
"""Words of a title that names whose roster it is."""
_NOBODY = frozenset(
    ("空缺", "暂缺", "暂无", "待定", "待补", "缺", "无", "/", "-", "—", "——", "(空缺)", "(待定)")
)
"""What stands in place of a name."""


def lists_of(matching: dict[int, str]) -> list[dict[int, str]]:
    """Part a matching into the lists that stand side by side: each field once in a list."""
    lists: list[dict[int, str]] = []
    for column in sorted(matching):
        name = matching[column]
        if not lists or name in lists[-1].values():
            lists.append({})
        lists[-1][column] = name
    return [each for each in lists if "name" in each.values()]


def collect(
    table: list[list[Value]],
    header: Header | None,
    lists: list[dict[int, str]],
    reading: RosterReading,
) -> list[Person]:
    """Return the people in their order; rows that are none go to ``reading.skipped``."""
    found = [_List(fields, alone=len(lists) == 1) for fields in lists]
    if header and reading.first_row > header.first and header.first:
        found[0].caption = _title_of(table[: header.first])
    for place in range(reading.first_row, len(table)):
        row = table[place]
        kind = Line.HEADER if header and header.is_like(row) else kind_of(row)
        if kind is Line.BLANK:
            continue
        taken = [each.take(row, place, kind) for each in found]
        if not any(taken) or kind is Line.CAPTION:
            reading.skipped.append((place + 1, _said(row), WHY.get(kind, "没有姓名")))
    people = [person for each in found for person in each.people]
    for each in found:
        each.fill_down()
    return _ordered(people, found)


def _title_of(above: list[list[Value]]) -> str:
    """Return the department that a row above the header names, the last of them."""
    for row in reversed(above):
        texts = list(dict.fromkeys(text for _at, text in filled(row)))
        caption = caption_of(texts) if texts else ""
        if caption and not _WHOSE.search(caption):
            return caption
    return ""


def first_row(table: list[list[Value]], header: Header | None, matching: dict[int, str]) -> int:
    """Return the row where people begin: below the header, or above one that comes again."""
    if header is None:
        return 0
    names = [column for column, name in matching.items() if name == "name"]
    for place in range(header.first):
        row = table[place]
        facts = sum(column < len(row) and bool(bare(row[column])) for column in matching)
        named = any(column < len(row) and values.is_name(row[column]) for column in names)
        if named and facts > 1 and kind_of(row) is Line.FACTS:
            return place
    return header.last + 1


def _said(row: list[Value]) -> str:
    return " ".join(dict.fromkeys(tidy(value) for value in row if bare(value)))[:200]


def _ordered(people: list[Person], lists: list[_List]) -> list[Person]:
    """Put lists that stand side by side in the order of their numbers, where those are plain."""
    numbers = [person.row["no"] for person in people]
    plain = all(isinstance(no, int) for no in numbers) and len(set(numbers)) == len(numbers)
    if len(lists) > 1 and plain:
        return sorted(people, key=lambda person: int(person.row["no"]))
    return people


class _List:
    """The people of one list of columns, while its rows are read from above."""

    def __init__(self, fields: dict[int, str], *, alone: bool) -> None:
        self.fields, self.alone = fields, alone
        self.column = {name: at for at, name in fields.items()}
        self.people: list[Person] = []
        self.caption = ""

    def cell(self, row: list[Value], name: str) -> Value:
        at = self.column.get(name)
        return row[at] if at is not None and at < len(row) else None

    def take(self, row: list[Value], place: int, kind: Line) -> bool:
        """Take a row; False where this list has no person in it."""
        mine = [row[at] if at < len(row) else None for at in self.fields]
        if not self.alone and kind in (Line.FACTS, Line.TEXT, Line.CAPTION):
            kind = kind_of(mine)
        if kind is Line.CAPTION:
            own = row if self.alone else mine
            self.caption = caption_of(list(dict.fromkeys(text for _at, text in filled(own))))
            return True
        if kind not in (Line.FACTS, Line.TEXT) or not any(bare(value) for value in mine):
            return False
        name = self.cell(row, "name")
        if isinstance(name, Covered):
            return self._goes_on(row)
        if not bare(name):
            return self._without_name(row, place)
        if bare(name) in _NOBODY or (kind is Line.TEXT and not values.is_name(name)):
            return False
        for one in persons.each_of(row, self.fields):
            self._add(one, place)
        return True

    def _add(self, row: list[Value], place: int) -> None:
        person = persons.read(row, self.fields, place)
        if self.caption and not person.row["department"]:
            person.row["department"] = self.caption
        self.people.append(person)

    def _without_name(self, row: list[Value], place: int) -> bool:
        """Take a row without a name: the rest of the row above, or somebody whose name is missing."""
        facts = [
            name for at, name in self.fields.items()
            if at < len(row) and bare(row[at]) and not isinstance(row[at], Covered)
        ]  # fmt: skip
        if "no" not in facts and facts and len(facts) <= 2 and self._goes_on(row):  # noqa: PLR2004
            return True
        if len(set(facts) - {"no", "department", "failed_courses", "note"}) < 2:  # noqa: PLR2004
            return False
        self._add(row, place)
        return True

    def _goes_on(self, row: list[Value]) -> bool:
        """Append the rest of a broken row to the person above."""
        if not self.people:
            return False
        above, rest = self.people[-1], persons.read(row, self.fields, 0)
        parts = {
            name: str(rest.row[key])
            for at, name in self.fields.items()
            if (key := "rank_raw" if name == "rank" else name) in rest.row
            and at < len(row) and bare(row[at]) and not isinstance(row[at], Covered)
        }  # fmt: skip
        if any(name not in _GOES_ON for name in parts):
            return False
        return all(_append(above, name, text) for name, text in parts.items())

    def fill_down(self) -> None:
        """Give the department of a merged cell to the people whose cell it covers.

        Only where the column reads so: the first person has one, every name stands once at the head
        of its people, and blanks follow. Elsewhere a blank stays a blank.
        """
        named = [person.row["department"] for person in self.people]
        told = [name for name in named if name]
        blank = [person for person in self.people if person.blank_department]
        if "department" not in self.column or not blank or not named[0] or self.caption:
            return
        if len(set(told)) != len(told) or len(blank) < len(told):
            return
        last: Any = None
        for person in self.people:
            last = person.row["department"] = person.row["department"] or last


def _append(above: Person, name: str, text: str) -> bool:
    if name == "rank":
        raw = above.row["rank_raw"] or ""
        if not (raw.endswith("/") or re.match(r"/", text)):
            return False
        joined = persons.read([raw + text], {0: "rank"}, 0)
        above.rank = joined.rank
        above.row |= {key: joined.row[key] for key in ("rank", "cohort_size", "rank_raw")}
        return True
    above.row[name] = (above.row[name] or "") + text
    return True
