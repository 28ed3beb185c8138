"""What documents of one style sheet share in a warm worker: parsed rules and faces.

Every document of a layout carries the same style sheet; WeasyPrint parses it, copies the
faces into a folder of their own and has them scanned, each time. Here a style sheet is read
once, and so are its faces; the last few are kept. Replaces `FontConfiguration` (where none is
given) in `weasyprint.document.Document._render`, and `CSS` in `weasyprint.css`.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

MOST = 4
"""Style sheets kept; a worker knows the official document, a review, a letter and a pledge."""

_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint import css, document

    before = document.Document._render.__func__

    def render(cls: Any, html: Any, font_config: Any, *rest: Any) -> Any:
        return before(cls, html, font_config or faces(html), *rest)

    document.Document._render = classmethod(render)
    css.CSS = _sheets(css.CSS)


def faces(html: Any) -> Any:
    """The font configuration shared by all documents with the style sheets of `html`."""
    from weasyprint.text.fonts import FontConfiguration

    styles = tuple(style.text or "" for style in html.etree_element.iter("style"))
    key = (html.base_url, html.media_type, styles)
    if key not in _kept:
        _kept[key] = FontConfiguration()
        _kept[key].sheets = {}
        _kept[key].styles = {}
    _kept.move_to_end(key)
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return _kept[key]


def _sheets(before: Any) -> Any:
    """`CSS`, which remembers what it made of a text."""

    def sheet(**given: Any) -> Any:
        known = getattr(given.get("font_config"), "sheets", None)
        text = given.get("string")
        if known is None or text is None:
            return before(**given)
        if text not in known:
            found: dict[str, Any] = {
                "page_rules": [],
                "layers": [],
                "counter_style": {},
                "color_profiles": {},
            }
            made = before(**(given | found))
            if any(found[name] for name in ("layers", "counter_style", "color_profiles")):
                return before(**given)
            known[text] = made
        if given.get("page_rules") is not None:
            given["page_rules"].extend(known[text].page_rules)
        return known[text]

    return sheet
