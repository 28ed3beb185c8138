"""Tables without upright lines: columns told by the white between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from disclosures.importing.readers.pdf_cells import Area, Ruled
from disclosures.importing.readers.pdf_lines import lines_of
from disclosures.importing.readers.pdf_parts import Box, Line, Link, Rule

_GAP = 1.25
_WHITE = 0.6
_FEWEST_LINES, _FEWEST_PARTS = 3, 3
_FEWEST_RULES = 3
_FAR = 3.2
_SAME_ENDS = 5.0


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of one table; ``rules``: the heights of level lines between its rows, if any."""

    lines: list[Line]
    rules: tuple[float, ...] = ()


def take_columns(
    lines: list[Line], across: list[Rule], links: list[Link]
) -> tuple[list[Ruled], list[Line]]:
    """Return the tables made of columns of text, and the lines that are left."""
    tables = []
    rest = list(lines)
    for run in [*_ruled_runs(rest, across), *_runs(rest)]:
        table = _table(run, links) if all(line in rest for line in run.lines) else None
        if table is not None:
            tables.append(table)
            taken = set(map(id, run.lines))
            rest = [line for line in rest if id(line) not in taken]
    return tables, rest


def _ruled_runs(lines: list[Line], across: list[Rule]) -> list[_Run]:
    """Find tables with level lines only: three or more of one length below each other."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(across, key=lambda rule: rule.at):
        key = next(
            (k for k in groups if abs(k[0] - rule.start) + abs(k[1] - rule.end) < _SAME_ENDS),
            (round(rule.start), round(rule.end)),
        )
        groups.setdefault(key, []).append(rule)
    runs = []
    for rules in groups.values():
        if len(rules) >= _FEWEST_RULES:
            top, bottom = rules[0].at, rules[-1].at
            inside = [line for line in lines if top < line.base and line.base < bottom]
            if len(inside) > 1:
                runs.append(_Run(inside, tuple(rule.at for rule in rules)))
    return runs


def _runs(lines: list[Line]) -> list[_Run]:
    """Find lines of three parts and more below each other; between them, rests of wrapped cells."""
    runs: list[_Run] = []
    current: list[Line] = []
    for line in [*lines, None]:
        near = current and line and 0 < line.base - current[-1].base < _FAR * line.size
        if line and near and (_is_row(line) or len(_parts(line)) > 1 or _fits(line, current)):
            current.append(line)
            continue
        while current and not _is_row(current[-1]):
            current.pop()
        if sum(map(_is_row, current)) >= _FEWEST_LINES:
            runs.append(_Run(current))
        current = [line] if line and _is_row(line) else []
    return runs


def _is_row(line: Line) -> bool:
    return len(_parts(line)) >= _FEWEST_PARTS


def _fits(line: Line, run: list[Line]) -> bool:
    """Say whether a line of one part stands in a column that is not the first."""
    columns = _columns(run)
    return bool(columns) and any(x0 - 2 <= line.x0 and line.x1 <= x1 + 2 for x0, x1 in columns[1:])


def _parts(line: Line) -> list[tuple[float, float]]:
    """Return from where to where the line's parts reach, wide white between them."""
    seen = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    parts = [[seen[0].x0, seen[0].x1]]
    for glyph in seen[1:]:
        if glyph.x0 - parts[-1][1] > _GAP * line.size:
            parts.append([glyph.x0, glyph.x1])
        else:
            parts[-1][1] = max(parts[-1][1], glyph.x1)
    return [(x0, x1) for x0, x1 in parts]


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """Return the columns: what is left when white runs through all lines."""
    white = _WHITE * max(line.size for line in lines)
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted(part for line in lines for part in _parts(line)):
        if columns and x0 - columns[-1][1] < white:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def _table(run: _Run, links: list[Link]) -> Ruled | None:
    columns = _columns(run.lines)
    fewest = 2 if run.rules else _FEWEST_PARTS
    if len(columns) < fewest:
        return None
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = [columns[0][0] - 4, *middles, columns[-1][1] + 4]
    rows: list[list[Area]] = []
    last = None
    for line in run.lines:
        cells = _cells(line, xs, links)
        if last is not None and rows and not _begins_row(cells, last, line, run):
            for area, more in zip(rows[-1], cells, strict=True):
                area.lines = area.lines + more.lines
        else:
            rows.append(cells)
        last = line
    top, bottom = run.lines[0].top, run.lines[-1].bottom
    return Ruled(run.lines[0].page, Box(xs[0], top, xs[-1], bottom), xs, rows, loose=True)


def _cells(line: Line, xs: list[float], links: list[Link]) -> list[Area]:
    areas = [Area(left, right) for left, right in pairwise(xs)]
    for glyph in line.glyphs:
        column = min(max(bisect_right(xs, glyph.middle[0]) - 1, 0), len(areas) - 1)
        areas[column].glyphs.append(glyph)
    for area in areas:
        area.lines = lines_of(area.glyphs, line.page, links)
        area.glyphs = []
    return areas


def _begins_row(cells: list[Area], last: Line, line: Line, run: _Run) -> bool:
    """Say whether a line is a row of its own: by the level lines, else by its first column."""
    between = any(last.base < rule < line.base for rule in run.rules)
    if len(run.rules) > _FEWEST_RULES:
        return between
    return between or bool(cells[0].lines)
