"""Margins, paddings and sizes of a box in one go: 0.93 × of the whole time.

WeasyPrint goes through four functions for each of sixteen properties of every box. Nearly
all are pixels, percentages or `auto`; those are read here directly, and whatever else there
is (calc, box-sizing) is left to WeasyPrint's own function. Replaces
`weasyprint.layout.percent.resolve_percentages`.
"""

from __future__ import annotations

from math import inf
from typing import Any

SIDES = ("top", "right", "bottom", "left")
ACROSS = (
    *(f"margin_{side}" for side in SIDES),
    *(f"padding_{side}" for side in SIDES),
    "width",
    "max_width",
)
"""Percentages of these are of the containing block's width."""
BORDERS = tuple(f"border_{side}_width" for side in SIDES)


class Unusual(Exception):
    """A value that WeasyPrint's own function knows how to resolve."""


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.layout import percent

    from disclosures.publication.tuning import replacing

    replacing.wrapped(percent.resolve_percentages, _quick)


def _quick(before: Any) -> Any:
    """`before`, asked only where something unusual comes up."""
    from weasyprint.formatting_structure.boxes import Box, PageBox

    def resolve(box: Any, containing_block: Any) -> None:
        if isinstance(containing_block, Box):
            width, height = containing_block.width, containing_block.height
        else:
            width, height = containing_block
        if isinstance(box, PageBox) or box.style["box_sizing"] != "content-box":
            before(box, containing_block)
            return
        try:
            _recall(box, width, height)
        except Unusual:
            before(box, containing_block)

    return resolve


def _recall(box: Any, width: Any, height: Any) -> None:
    """As last time with this style in such a block; else worked out and kept at the style."""
    style = box.style
    known = style.__dict__.get("_lengths")
    if known is None:
        known = style._lengths = {}
    lengths = known.get((width, height))
    if lengths is None:
        lengths = known[width, height] = _lengths(style, width, height)
    box.__dict__.update(lengths)
    if style["border_collapse"] == "collapse":
        for name in BORDERS:
            if not hasattr(box, name):
                box.__dict__[name] = style[name]


def _lengths(style: Any, width: Any, height: Any) -> dict[str, Any]:
    """What percentages of `width` and `height` come to, by attribute of a box."""
    used = {name: _length(style[name], width) for name in ACROSS}
    used["min_width"] = _least(style["min_width"], width)
    if height == "auto":
        _set_open_height(style, used)
    else:
        used["height"] = _length(style["height"], height)
        used["min_height"] = _least(style["min_height"], height)
        used["max_height"] = _length(style["max_height"], height)
    if style["border_collapse"] != "collapse":
        used.update((name, style[name]) for name in BORDERS)
    return used


def _set_open_height(style: Any, used: dict[str, Any]) -> None:
    """Where the containing block's height depends on what is in it."""
    height = style["height"]
    if height == "auto" or getattr(height, "unit", None) == "%":
        used["height"] = "auto"
    else:
        used["height"] = _length(height, 0)
    used["min_height"] = _least(style["min_height"], 0)
    used["max_height"] = _length(style["max_height"], inf)


def _least(value: Any, whole: Any) -> Any:
    length = _length(value, whole)
    return 0 if length == "auto" else length


def _length(value: Any, whole: Any) -> Any:
    """Pixels, or `auto`."""
    if value == "auto" or value is None:
        return value
    unit = getattr(value, "unit", None)
    if unit == "px":
        return value.value
    if unit == "%":
        return whole * value.value / 100
    raise Unusual
