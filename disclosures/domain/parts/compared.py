"""A section of the draft beside the same section of an import, part by part."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from disclosures.domain.parts.rows import merged_rows, row_parts, rows_of
from disclosures.domain.parts.values import Json, blank, get, over, put
from disclosures.domain.proposed import Line, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from disclosures.domain.parts.shape import Shape, Slot


def parts(shape: Shape, old: Json, found: Json) -> list[Part]:
    """Return what ``found`` holds, beside what ``old`` does; what it lacks is no part."""
    slots = [part for slot in shape.slots if (part := _slot_part(slot, old, found))]
    return slots + [part for table in shape.tables for part in row_parts(table, old, found)]


def _slot_part(slot: Slot, old: Json, found: Json) -> Part | None:
    lines = tuple(_lines(slot, old, found))
    if all(blank(get(found, field.path)) for field in slot.fields):
        return None
    before = all(blank(get(old, field.path)) for field in slot.fields)
    same = all(over(get(old, f.path), get(found, f.path)) == get(old, f.path) for f in slot.fields)
    return Part(slot.id, slot.label, lines, "same" if same else "new" if before else "differs")


def _lines(slot: Slot, old: Json, found: Json) -> Iterator[Line]:
    for field in slot.fields:
        before = get(old, field.path)
        after = over(before, get(found, field.path))
        if not (blank(before) and blank(after)):
            yield Line(field.label, field.show(before), field.show(after))


def merged(shape: Shape, old: Json, found: Json, chosen: AbstractSet[str]) -> Json:
    """Return ``old`` with the chosen parts of ``found`` laid over it; nothing else changes."""
    result = deepcopy(old)
    for slot in shape.slots:
        if slot.id in chosen:
            for field in slot.fields:
                value = get(found, field.path)
                if not blank(value):
                    put(result, field.path, over(get(old, field.path), value))
    for table in shape.tables:
        if rows_of(table, found):
            put(result, table.path, merged_rows(table, old, found, chosen))
    return result
