"""From the rows below a header to people: lists side by side, titles, the order."""

from __future__ import annotations

import re

from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Value, bare, filled, tidy
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.lines import WHY, Line, caption_of, kind_of
from disclosures.importing.rosters.lists import PeopleList
from disclosures.importing.rosters.person import Person
from disclosures.importing.rosters.reading import RosterReading

_WHOSE = re.compile(r"大学|学院|学校|委员会|团委|学生会")
"""Words of a title that names whose roster it is."""


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
    found = [PeopleList(fields, alone=len(lists) == 1) for fields in lists]
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


def _ordered(people: list[Person], lists: list[PeopleList]) -> list[Person]:
    """Put lists that stand side by side in the order of their numbers, where those are plain."""
    numbers = [person.row["no"] for person in people]
    plain = all(isinstance(no, int) for no in numbers) and len(set(numbers)) == len(numbers)
    if len(lists) > 1 and plain:
        return sorted(people, key=lambda person: int(person.row["no"]))
    return people
