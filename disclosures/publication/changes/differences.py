"""Two lists of units compared: the differences in the order of the newer one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosures.comparison.aligning import aligned
from disclosures.comparison.spans import spans
from disclosures.publication.changes import rows
from disclosures.publication.changes.model import (
    Change,
    Kind,
    LineChange,
    PictureChange,
    TableChange,
)
from disclosures.publication.changes.units import READING, Line, Placed, Unit, shape
from disclosures.publication.document import Image, Table


def between(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Change, ...]:
    """Every difference; of unequal pairs one, of a table that became another one two."""
    before = [Placed(at, unit) for at, unit in enumerate(old)]
    after = [Placed(at, unit) for at, unit in enumerate(new)]
    return tuple(
        change for pair in aligned(before, after, READING) for change in _difference(*pair)
    )


def _difference(old: Placed | None, new: Placed | None) -> Iterator[Change]:
    one, two = old.unit if old else None, new.unit if new else None
    at = (old.at if old else None, new.at if new else None)
    if isinstance(one, Table) or isinstance(two, Table):
        yield from _tables(one, two, *at)
    elif isinstance(one, Image) or isinstance(two, Image):
        yield from _picture(one, two, *at)
    else:
        yield from _line(one, two, *at)


def _line(old: object, new: object, *at: int | None) -> Iterator[LineChange]:
    one = old if isinstance(old, Line) else None
    two = new if isinstance(new, Line) else None
    here = two or one
    if here is None or one == two:
        return
    kind = _kind(one, two)
    if one and two and one.text == two.text:
        kind = Kind.NUMBER
    label = spans(one.label if one else "", two.label if two else "")
    text = spans(one.text if one else "", two.text if two else "")
    yield LineChange(kind, here.form, here.under, tuple(label), tuple(text), *at)


def _tables(old: object, new: object, *at: int | None) -> Iterator[TableChange]:
    one = old if isinstance(old, Table) else None
    two = new if isinstance(new, Table) else None
    if one and two and shape(one) == shape(two):
        changed = rows.compare(one, two)
        if changed:
            yield TableChange(Kind.CHANGED, two.name, two.caption, changed, *at)
        return
    if one:
        gone = tuple(rows.whole(one, place, Kind.REMOVED) for place in range(len(one.rows)))
        yield TableChange(Kind.REMOVED, one.name, one.caption, gone, at[0], None)
    if two:
        come = tuple(rows.whole(two, place, Kind.ADDED) for place in range(len(two.rows)))
        yield TableChange(Kind.ADDED, two.name, two.caption, come, None, at[1])


def _picture(old: object, new: object, *at: int | None) -> Iterator[PictureChange]:
    one = old if isinstance(old, Image) else None
    two = new if isinstance(new, Image) else None
    replaced = bool(one and two and one.attachment != two.attachment)
    text = tuple(spans(one.alt if one else "", two.alt if two else ""))
    here = two or one
    if here is not None and (replaced or not (one and two) or one.alt != two.alt):
        yield PictureChange(_kind(one, two), replaced, here, text, *at)


def _kind(old: object | None, new: object | None) -> Kind:
    return Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
