"""Ruled lines of a page: strokes, thin rectangles, edges of boxes and of shaded cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from disclosures.importing.readers.pdf_glyphs import brightness
from disclosures.importing.readers.pdf_parts import Box, Rule

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent, LTCurve

_CORNERS = 4
_THIN = 3.2
_SHORTEST = 4.0
_NEAR = 1.8
_WHITE = 0.97
_BACKGROUND = 0.8
"""A filled box as large as this share of the page is paper, not a table."""


def rules_of(items: Iterable[LTComponent], page: Box) -> tuple[list[Rule], list[Rule]]:
    """Return the page's horizontal and vertical rules, pieces of one line joined."""
    from pdfminer.layout import LTCurve, LTImage

    across: list[Rule] = []
    down: list[Rule] = []
    for item in items:
        box = Box(
            item.x0 + page.x0, page.bottom - item.y1, item.x1 + page.x0, page.bottom - item.y0
        )
        thin = min(box.width, box.height) <= _THIN
        if isinstance(item, LTCurve) and _shows(item):
            if thin or _square_cut(item):
                _add(box, across, down, thin=thin, paper=_is_paper(item, box, page))
        elif isinstance(item, LTImage) and thin:
            _add(box, across, down, thin=True, paper=False)
    return joined(across), joined(down)


def _shows(curve: LTCurve) -> bool:
    stroked = curve.stroke and brightness(curve.stroking_color) < _WHITE
    filled = curve.fill and brightness(curve.non_stroking_color) < _WHITE
    return bool(stroked or filled)


def _is_paper(curve: LTCurve, box: Box, page: Box) -> bool:
    area = box.width * box.height
    return not curve.stroke and area > _BACKGROUND * page.width * page.height


def _square_cut(curve: LTCurve) -> bool:
    """Say whether a path has only level and upright sides."""
    points = curve.pts
    return len(points) >= _CORNERS and all(
        abs(x0 - x1) < 1 or abs(y0 - y1) < 1 for (x0, y0), (x1, y1) in itertools.pairwise(points)
    )


def _add(box: Box, across: list[Rule], down: list[Rule], *, thin: bool, paper: bool) -> None:
    if paper or max(box.width, box.height) < _SHORTEST:
        return
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if thin and box.width >= box.height:
        across.append(Rule(y, box.x0, box.x1))
    elif thin:
        down.append(Rule(x, box.top, box.bottom))
    else:
        across += [Rule(box.top, box.x0, box.x1), Rule(box.bottom, box.x0, box.x1)]
        down += [Rule(box.x0, box.top, box.bottom), Rule(box.x1, box.top, box.bottom)]


def joined(rules: list[Rule]) -> list[Rule]:
    """Return rules with those in one line and touching made one."""
    found: list[Rule] = []
    for group in _in_line(rules):
        at = sum(rule.at for rule in group) / len(group)
        start = end = None
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None or end is None or rule.start > end + _NEAR:
                if start is not None and end is not None:
                    found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        if start is not None and end is not None:
            found.append(Rule(at, start, end))
    return found


def _in_line(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups
