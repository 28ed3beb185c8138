"""What is reported of two documents, carried out on the older one: must give the newer one."""

from __future__ import annotations

from typing import Any

from disclosures.publication.changes import (
    Kind,
    LineChange,
    PictureChange,
    RowChange,
    SectionChange,
    TableChange,
    units,
)
from disclosures.publication.changes.rows import NUMBER, text_of
from disclosures.publication.document import Document, Image, Table

Plain = Any


def plain(unit: units.Unit) -> Plain:
    """A unit as lists of words; pictures by what they are."""
    if isinstance(unit, Table):
        return ["table", unit.name, unit.caption, [row(unit, one) for one in unit.rows]]
    if isinstance(unit, Image):
        return ["picture", unit.attachment, unit.alt]
    return ["line", unit.form, unit.label, unit.text]


def row(table: Table, one: Any) -> dict[int, str]:
    """The words of a row by column; -1 is the heading above it. Numbers of rows are not words."""
    cells = {
        at: text_of(cell)
        for at, (column, cell) in enumerate(zip(table.columns, one.cells, strict=True))
        if column.key != NUMBER
    }
    return {-1: one.group, **cells}


def sections(document: Document) -> dict[str, list[Plain]]:
    """Everything that a reader sees, section by section."""
    found = {"front": [plain(unit) for unit in units.of_front(document)]}
    for section in document.sections:
        found[section.key] = [plain(unit) for unit in units.of_section(section)]
    return found


def apply(old: list[Plain], section: SectionChange) -> list[Plain]:
    """Carry out what is reported of one section."""
    return carried(old, section.changes, become)


def carried(old: list[Any], changes: Any, work: Any) -> list[Any]:
    """Put what changed where it says; whatever is not named stays, in its order, in the places left."""
    named = {one.old_at for one in changes if one.old_at is not None}
    placed = {
        one.new_at: work(one, old[one.old_at] if one.old_at is not None else None)
        for one in changes
        if one.new_at is not None
    }
    rest = [unit for at, unit in enumerate(old) if at not in named]
    places = range(len(rest) + len(placed))
    return [placed[at] if at in placed else rest.pop(0) for at in places]


def become(change: Any, old: Plain) -> Plain:
    """What one unit is now."""
    if isinstance(change, LineChange):
        before = old or ["line", change.form, "", ""]
        return ["line", change.form, new(change.label, before[2]), new(change.text, before[3])]
    if isinstance(change, PictureChange):
        return ["picture", change.picture.attachment, new(change.text, old[2] if old else "")]
    assert isinstance(change, TableChange)
    before = old[3] if old and change.kind is Kind.CHANGED else []
    return ["table", change.name, change.caption, carried(before, change.rows, become_row)]


def become_row(change: RowChange, old: dict[int, str] | None) -> dict[int, str]:
    """What one row is now; a row that came has empty cells where nothing is said."""
    cells = {cell.column: cell.text for cell in change.cells}
    if old is None:
        return {at: new(text, "") for at, text in cells.items()}
    return {at: new(cells[at], text) if at in cells else text for at, text in old.items()}


def new(spans: Any, old: str) -> str:
    """The newer text of spans, which must tell the older one truly."""
    assert "".join(span.text for span in spans if span.mark != "ins") == old
    return "".join(span.text for span in spans if span.mark != "del")


def filled(value: Any) -> Any:
    """The same without empty cells: a row that came names only what stands in it."""
    if isinstance(value, dict):
        return {at: text for at, text in value.items() if text}
    return [filled(one) for one in value] if isinstance(value, list) else value
