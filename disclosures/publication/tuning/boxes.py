"""Questions asked of every box, answered once for its style: 0.85 × of the whole time.

Which lengths a containing block gives, whether there is any background, where the line
stands, whether it flows: WeasyPrint works each out from a dozen properties for every box on
every page. Boxes of one style give the same answers, which are kept at the style; a style
that is changed is a copy (`Style.copy`) and has none yet. Replaces
`layout.background.layout_box_backgrounds`, `text.line_break.strut` and
`Box.is_in_normal_flow`, and gives `tuning.lengths` its memory.
"""

from __future__ import annotations

from typing import Any

SQUARE = {
    f"border_{corner}_radius": (0, 0)
    for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
}


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.layout import background
    from weasyprint.text import line_break

    from disclosures.publication.tuning import replacing

    replacing.wrapped(background.layout_box_backgrounds, _backgrounds)
    replacing.wrapped(line_break.strut, _strut)
    Box.is_in_normal_flow = _flows(Box.is_in_normal_flow)


def share(style: Any, copy: Any) -> None:
    """Let `copy`, which differs in nothing that is asked here, have the answers of `style`."""
    for name in ("_bare", "_strut", "_plain", "_usual", "_description"):
        if name in style.__dict__:
            copy.__dict__[name] = style.__dict__[name]
    copy._lengths = style.__dict__.setdefault("_lengths", {})
    copy.anonymous_style = style.anonymous_style


def _backgrounds(before: Any) -> Any:
    """`before`, but for boxes without background, border image or round corners."""

    def lay_out(
        page: Any, box: Any, image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        if style is not None or box is page or not _bare(box.style):
            before(page, box, image, layout_children, style)
            return
        box.__dict__.update(SQUARE)
        box.background = None
        if layout_children:
            for child in box.all_children():
                lay_out(page, child, image)

    return lay_out


def _bare(style: Any) -> bool:
    known = style.__dict__.get("_bare")
    if known is None:
        known = style._bare = _is_bare(style)
    return bool(known)


def _is_bare(style: Any) -> bool:
    from weasyprint.draw.color import get_color

    if any((0, "px") not in style[name] for name in SQUARE):
        return False
    if style["border_image_source"][0] != "none" or style["mask_border_source"][0] != "none":
        return False
    if style["visibility"] == "hidden" or style["box_shadow"]:
        return False
    nothing = all(kind == "none" for kind, _ in style["background_image"])
    return nothing and get_color(style, "background_color").alpha == 0


def _strut(before: Any) -> Any:
    def strut(style: Any) -> Any:
        known = style.__dict__.get("_strut")
        if known is None:
            known = style._strut = before(style)
        return known

    return strut


def _flows(before: Any) -> Any:
    def flows(self: Any) -> bool:
        style = self.style
        if style["float"] == "none" and style["position"] in ("static", "relative"):
            return True
        return bool(before(self))

    return flows
