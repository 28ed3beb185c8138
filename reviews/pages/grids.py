"""Tables of a section with a mark on each row that something was found or asked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from disclosures.content import Content
from disclosures.domain import labels, paths
from disclosures.editions import Column as FormColumn
from disclosures.editions import EditionForm
from reviews.domain.material import WEIGHTY, Material


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``public`` says whether it will be published."""

    key: str
    label: str
    public: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``marks`` are severities of findings at it, or ``flag``; ``before`` last year's text where it was another."""

    text: str
    marks: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``anchor`` is its address in the page, ``marks`` what is found at the row as a whole."""

    number: int
    path: str
    anchor: str
    cells: tuple[Cell, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of rows as typed."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kind: str = "grid"


Marks = dict[str, tuple[str, ...]]


def marks_of(held: Material, flagged: Iterable[str]) -> Marks:
    """Return, by path, the severities of findings and ``flag`` for the places of live flags."""
    found: dict[str, list[str]] = {}
    for finding in held.findings:
        if finding.severity in WEIGHTY:
            found.setdefault(finding.path, []).append(finding.severity.value)
    for path in flagged:
        found.setdefault(path, []).append("flag")
    return {path: tuple(dict.fromkeys(marks)) for path, marks in found.items()}


def grid(
    section: str,
    caption: str,
    rows: Sequence[Content],
    columns: Sequence[Column],
    marks: Marks,
    before: Mapping[str, str],
) -> Grid:
    """Return the rows of a section; columns that no row fills and nobody publishes are left out.

    ``before``: last year's text of cells that were another then, by path.
    """
    shown = tuple(
        column
        for column in columns
        if column.public or any(getattr(row, column.key) for row in rows)
    )
    return Grid(
        caption,
        shown,
        tuple(_row(section, number, row, shown, marks, before) for number, row in enumerate(rows)),
    )


def roster_columns(form: EditionForm) -> list[Column]:
    """Return every column of the roster, the published ones in the form's words."""
    return _columns(form.roster.columns, _fields_of("roster"))


def department_columns(form: EditionForm) -> list[Column]:
    """Return the columns of the structure table."""
    return _columns(form.departments.columns, _fields_of("departments"))


def responsible_columns(form: EditionForm) -> list[Column]:
    """Return the columns of the responsible people."""
    return _columns(form.responsible.columns, _fields_of("responsible"))


def anchor(path: str) -> str:
    """Return a path as the id of an element (``roster[13].rank`` → ``at-roster-13-rank``)."""
    return "at-" + path.replace("[", "-").replace("]", "").replace(".", "-")


def _fields_of(section: str) -> tuple[str, ...]:
    from disclosures.content import Department, ResponsiblePerson, RosterRow

    row = {"roster": RosterRow, "departments": Department, "responsible": ResponsiblePerson}[
        section
    ]
    return tuple(row.model_fields)


def _columns(published: Iterable[FormColumn], fields: Sequence[str]) -> list[Column]:
    words = {column.key: column.label for column in published}
    return [Column(key, words.get(key, str(labels.FIELDS[key])), key in words) for key in fields]


def _row(
    section: str,
    number: int,
    row: Content,
    columns: Sequence[Column],
    marks: Marks,
    before: Mapping[str, str],
) -> Row:
    path = f"{section}[{number}]"
    places = [(one.key, f"{path}.{one.key}") for one in columns]
    cells = tuple(
        Cell(getattr(row, key), marks.get(place, ()), before.get(place, ""))
        for key, place in places
    )
    inside = [mark for place, all_ in marks.items() if paths.within(place, path) for mark in all_]
    return Row(number + 1, path, anchor(path), cells, tuple(dict.fromkeys(inside)))
