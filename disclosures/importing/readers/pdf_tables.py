"""Tables of a page: glyphs into the cells of its grids."""

from __future__ import annotations

from itertools import pairwise

from disclosures.importing.readers.pdf_cells import Area, Ruled
from disclosures.importing.readers.pdf_grid import Grid, grids_of
from disclosures.importing.readers.pdf_lines import lines_of
from disclosures.importing.readers.pdf_parts import Glyph, Sheet

_NARROWEST = 6.0


def take_tables(sheet: Sheet) -> list[Ruled]:
    """Return the sheet's ruled tables; their glyphs are taken off the sheet."""
    found = []
    for grid in grids_of(sheet.across, sheet.down):
        table, rest = _filled(grid, sheet)
        if any(area.lines for area in table.areas):
            found.append(table)
            sheet.glyphs = rest
    return found


def _filled(grid: Grid, sheet: Sheet) -> tuple[Ruled, list[Glyph]]:
    areas = _areas(grid)
    rest = []
    for glyph in sheet.glyphs:
        place = grid.place(*glyph.middle)
        if place is None:
            rest.append(glyph)
        else:
            areas[grid.groups[place[0]][place[1]]].glyphs.append(glyph)
    for area in areas.values():
        area.lines = lines_of(area.glyphs, sheet.number, sheet.links)
        area.glyphs = []
    rows = [[areas[number] for number in row] for row in grid.groups]
    xs, rows = _without_double_lines(grid.xs, _without_slivers(rows))
    return Ruled(sheet.number, grid.box, xs, rows), rest


def _without_double_lines(
    xs: list[float], rows: list[list[Area]]
) -> tuple[list[float], list[list[Area]]]:
    """Leave out empty columns too narrow for a character: between a frame and the table in it."""
    keep = [
        n
        for n, (left, right) in enumerate(pairwise(xs))
        if right - left > _NARROWEST or any(area.lines for area in _own(rows, n))
    ]
    if not keep or len(keep) == len(xs) - 1:
        return xs, rows
    return [*(xs[n] for n in keep), xs[keep[-1] + 1]], [[row[n] for n in keep] for row in rows]


def _own(rows: list[list[Area]], column: int) -> list[Area]:
    """Return the cells that reach into no other column."""
    return [row[column] for row in rows if sum(area is row[column] for area in row) == 1]


def _without_slivers(rows: list[list[Area]]) -> list[list[Area]]:
    """Leave out empty first and last rows: where a printer cut a row in two, or nothing is lost."""
    while len(rows) > 1 and _is_sliver(rows[-1], rows[-2]):
        rows = rows[:-1]
    while len(rows) > 1 and _is_sliver(rows[0], rows[1]):
        rows = rows[1:]
    return rows


def _is_sliver(row: list[Area], beside: list[Area]) -> bool:
    others = set(map(id, beside))
    return not any(area.lines for area in row if id(area) not in others)


def _areas(grid: Grid) -> dict[int, Area]:
    areas: dict[int, Area] = {}
    for row in grid.groups:
        for column, number in enumerate(row):
            left, right = grid.xs[column], grid.xs[column + 1]
            area = areas.setdefault(number, Area(left, right))
            area.x0, area.x1 = min(area.x0, left), max(area.x1, right)
    return areas
