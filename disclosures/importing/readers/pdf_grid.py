"""From ruled lines to grids: which places of a table belong together."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass

from disclosures.importing.readers.pdf_parts import Box, Rule

_TOUCH = 3.5
_MEET = 1.9
"""A table inside a cell begins further from the cell's lines than that."""
_COVERED = 0.6
_OPEN_SIDE = 8.0
_LAYOUT_CELLS = 4
_MOST_PAIRS = 1_000_000
"""A page with more lines than that is a drawing."""


@dataclass(slots=True)
class Grid:
    """A table's places: ``xs`` and ``ys`` its lines, ``groups[row][column]`` the merged cell's number."""

    xs: list[float]
    ys: list[float]
    groups: list[list[int]]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def middle(self) -> tuple[float, float]:
        return (self.xs[0] + self.xs[-1]) / 2, (self.ys[0] + self.ys[-1]) / 2

    @property
    def cells(self) -> int:
        return len({group for row in self.groups for group in row})

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of a point, None outside."""
        if not self.box.holds(x, y, 1):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, column


def grids_of(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """Return the grids that the rules draw, from top to bottom; a frame round one text is none."""
    found = []
    for rows, columns in _connected(across, down):
        if len(rows) + len(columns) > 3:  # noqa: PLR2004 - fewer enclose nothing
            grid = _grid(rows, columns)
            if grid is not None and grid.cells > 1:
                found.append(grid)
    found = [grid for grid in found if not _is_layout(grid, found)]
    kept: list[Grid] = []
    for grid in sorted(found, key=lambda grid: -grid.box.width * grid.box.height):
        if not any(old.box.holds(*grid.middle) for old in kept):
            kept.append(grid)
    return sorted(kept, key=lambda grid: grid.ys[0])


def _is_layout(grid: Grid, grids: list[Grid]) -> bool:
    """Say whether a grid of few cells only holds another with more: a page's layout."""
    return grid.cells <= _LAYOUT_CELLS and any(
        other.cells > grid.cells and grid.box.holds(*other.middle)
        for other in grids
        if other is not grid
    )


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    if len(across) * len(down) > _MOST_PAIRS:
        return []
    sets = _Sets(len(across) + len(down))
    for i, row in enumerate(across):
        for j, column in enumerate(down, len(across)):
            if _meet(row, column):
                sets.join(i, j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        parts.setdefault(sets.root(i), ([], []))[i >= len(across)].append(rule)
    return list(parts.values())


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - _MEET <= column.at <= row.end + _MEET
        and column.start - _MEET <= row.at <= column.end + _MEET
    )


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    rows, columns = _closed(rows, columns), _closed(columns, rows)
    xs, ys = _places(columns), _places(rows)
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004 - a cell has two sides each way
        return None
    upright = [[_wall(columns, x, top, low) for x in xs] for top, low in itertools.pairwise(ys)]
    level = [[_wall(rows, y, left, right) for left, right in itertools.pairwise(xs)] for y in ys]
    xs, upright, level = _without_empty_columns(xs, upright, level)
    ys, upright, level = _without_empty_rows(ys, upright, level)
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004
        return None
    return Grid(xs, ys, _merged(upright, level))


def _closed(rules: list[Rule], others: list[Rule]) -> list[Rule]:
    """Return the rules with the table's outer sides added where it is open there."""
    if not others:
        return rules
    start, end = min(rule.start for rule in others), max(rule.end for rule in others)
    places = [rule.at for rule in rules]
    length = min(rule.at for rule in others), max(rule.at for rule in others)
    added = list(rules)
    if not places or min(places) - start > _OPEN_SIDE:
        added.append(Rule(start, *length))
    if not places or end - max(places) > _OPEN_SIDE:
        added.append(Rule(end, *length))
    return added


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not places or rule.at - places[-1] > _TOUCH:
            places.append(rule.at)
    return places


def _wall(rules: list[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= _TOUCH
    )
    return covered >= _COVERED * (end - start)


def _without_empty_columns(
    xs: list[float], upright: list[list[bool]], level: list[list[bool]]
) -> tuple[list[float], list[list[bool]], list[list[bool]]]:
    """Leave out places where no cell ends: an underlined word is no column."""
    keep = [i for i in range(len(xs)) if i in (0, len(xs) - 1) or any(row[i] for row in upright)]
    spans = list(itertools.pairwise(keep))
    return (
        [xs[i] for i in keep],
        [[row[i] for i in keep] for row in upright],
        [[any(row[a:b]) for a, b in spans] for row in level],
    )


def _without_empty_rows(
    ys: list[float], upright: list[list[bool]], level: list[list[bool]]
) -> tuple[list[float], list[list[bool]], list[list[bool]]]:
    keep = [i for i in range(len(ys)) if i in (0, len(ys) - 1) or any(level[i])]
    spans = list(itertools.pairwise(keep))
    return (
        [ys[i] for i in keep],
        [
            [any(upright[r][c] for r in range(a, b)) for c in range(len(upright[0]))]
            for a, b in spans
        ],
        [level[i] for i in keep],
    )


def _merged(upright: list[list[bool]], level: list[list[bool]]) -> list[list[int]]:
    """Number the cells: places without a wall between them share a number."""
    height, width = len(upright), len(upright[0]) - 1
    cells = _Sets(height * width)
    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and not upright[row][column + 1]:
                cells.join(here, here + 1)
            if row + 1 < height and not level[row + 1][column]:
                cells.join(here, here + width)
    return [[cells.root(row * width + column) for column in range(width)] for row in range(height)]


class _Sets:
    """Numbers that belong together; the smallest stands for all."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
