"""The people of one list of columns, while its rows are read from above."""

from __future__ import annotations

import re
from typing import Any

from disclosures.importing.rosters import person as persons
from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Covered, Value, bare, filled
from disclosures.importing.rosters.lines import Line, caption_of, kind_of
from disclosures.importing.rosters.person import Person

_GOES_ON = ("experience", "note", "faculty", "department", "political_status", "rank")
"""Columns whose text may go on in a row of its own, where a page broke the cell."""

_NOBODY = frozenset(
    ("空缺", "暂缺", "暂无", "待定", "待补", "缺", "无", "/", "-", "—", "——", "(空缺)", "(待定)")
)
"""What stands in place of a name."""


class PeopleList:
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
