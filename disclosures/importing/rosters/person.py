"""One row of a table as one roster row of the exchange format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from disclosures.importing.rosters import ranks, values
from disclosures.importing.rosters.cells import Covered, Value, bare, tidy
from disclosures.importing.rosters.ranks import RankCell
from disclosures.importing.rosters.reading import OWN_KEYS, ROW_KEYS
from disclosures.reading import numeral_value, person_name

_FACULTY_GRADE = re.compile(
    r"(.*?)(?<![,，、/\s(（-])[,，、/\s(（-]*+((?:20)?\d\d\s*[级届][^)）]{0,8})[)）]?"
)
_CLASS_GRADE = re.compile(r"((?:20)?\d\d级).*班")
_BRACKET = re.compile(r"(.+?)(?<!\s)\s*+[(（]([^()（）]{1,12})[)）]\s*")
_LINES = ("experience", "note")
_SEVERAL = re.compile(r"(?:(?<!\s)\s++)?[、,，;；]\s*+")
_EVERYBODYS = ("department", "post")
_TWO = 2
_RANKS = ("rank", "cohort_size")


@dataclass(slots=True)
class Person:
    """A roster row, the row of the table it came from (from 0), and how its rank was read."""

    row: dict[str, Any]
    place: int
    rank: RankCell | None = None
    blank_department: bool = False
    aside: list[str] = field(default_factory=list)


def read(cells: list[Value], fields: dict[int, str], place: int) -> Person:
    """Read the cells of one person; ``fields``: column → field of this list alone."""
    row: dict[str, Any] = dict.fromkeys(ROW_KEYS)
    row |= dict.fromkeys(name for name in OWN_KEYS if name in fields.values())
    person = Person(row, place)
    by_field = {name: _cell(cells, at) for at, name in fields.items()}
    for name, value in by_field.items():
        if name not in _RANKS:
            _READERS.get(name, _text)(person, name, value)
    _rank(person, by_field)
    person.blank_department = "department" in by_field and not row["department"]
    return person


def each_of(cells: list[Value], fields: dict[int, str]) -> Iterator[list[Value]]:
    """Yield a row for each name of its cell (``张三、李四``), most often the row itself.

    Cells with as many parts are shared out; else department and post are everybody's, and what
    else there is nobody can tell whose it is.
    """
    at = next(column for column, name in fields.items() if name == "name")
    names = _SEVERAL.split(tidy(cells[at], lines="、"))
    names = [name for name in names if name]
    if len(names) < _TWO or not all(values.is_name(name) for name in names):
        yield cells
        return
    for place in range(len(names)):
        row: list[Value] = list(cells)
        for column, name in fields.items():
            parts = _SEVERAL.split(tidy(cells[column], lines="、")) if column < len(cells) else []
            if len(parts) == len(names):
                row[column] = parts[place]
            elif column < len(cells) and name not in _EVERYBODYS:
                row[column] = None
        yield row


def _cell(cells: list[Value], at: int) -> Value:
    """Return a cell; what a merged cell on its left covers holds nothing of its own."""
    if at >= len(cells):
        return None
    left = cells[at - 1] if at else None
    return None if isinstance(cells[at], Covered) and bare(left) == bare(cells[at]) else cells[at]


def _text(person: Person, name: str, value: Value) -> None:
    text = tidy(value, lines=" ") if name in _LINES else tidy(value)
    person.row[name] = text or person.row.get(name) or None


def _no(person: Person, name: str, value: Value) -> None:
    text = bare(value).strip(".、()")
    number = numeral_value(text)
    person.row[name] = number if number is not None else text or None


def _name(person: Person, name: str, value: Value) -> None:
    text = re.sub(r"^[*＊★☆▲△#\s]+", "", tidy(value))
    text = re.sub(r"(?<![*＊★☆▲△#、,，\s])[*＊★☆▲△#、,，\s]++$", "", text)
    if (hit := _BRACKET.fullmatch(text)) and values.is_name(hit[1]):
        text = hit[1]
        if values.is_post(hit[2]) or values.is_department(hit[2]):
            person.row["post"] = person.row.get("post") or hit[2]
        else:
            person.aside.append(hit[2])
    person.row[name] = person_name(text)


def _grade(person: Person, name: str, value: Value) -> None:
    text = tidy(value)
    hit = _CLASS_GRADE.fullmatch(text)
    person.row[name] = (hit[1] if hit else text) or None


def _faculty_grade(person: Person, name: str, value: Value) -> None:
    text = tidy(value)
    hit = _FACULTY_GRADE.fullmatch(text)
    person.row["faculty"] = (hit[1] if hit else text) or None
    person.row["grade"] = hit[2] if hit else None


_READERS = {"no": _no, "name": _name, "grade": _grade, "faculty_grade": _faculty_grade}


def _rank(person: Person, by_field: dict[str, Value]) -> None:
    """Read the rank; what a merged cell repeats from above is nobody's rank but the first one's."""
    if not by_field.keys() & set(_RANKS):
        return
    rank, cohort = (_own(by_field.get(name)) for name in _RANKS)
    cell = ranks.read_pair(rank, cohort) if "cohort_size" in by_field else ranks.read(rank)
    person.rank = cell
    if "rank" in by_field:
        person.row["rank_raw"] = cell.raw
    person.row["rank"], person.row["cohort_size"] = cell.place, cell.cohort


def _own(value: Value) -> Value:
    return None if isinstance(value, Covered) else value
