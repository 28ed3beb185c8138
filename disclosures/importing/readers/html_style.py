"""How text of a web page looks: the few properties of CSS and old attributes that tell structure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Declarations = dict[str, str]

_SIZES = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5,
    "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_HEADINGS = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
_UNITS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0}
_LENGTH = re.compile(r"([\d.]{1,9})\s*(pt|px|cm|mm|in|pc|rem|em|%)")
_BASE = 12.0
_BOLD_TAGS = frozenset(["b", "strong", "th", *_HEADINGS])
_BOLD_FROM = 600
_WANTED = frozenset([
    "display", "visibility", "font", "font-weight", "font-size", "font-family", "text-align",
    "white-space", "list-style", "list-style-type", "mso-hide", "mso-element", "mso-list",
    "mso-outline-level", "mso-symbol-font-family",
])  # fmt: skip
_MEDIA = re.compile(r"@media[^{}]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_NOISE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,2000}+)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?")
_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Look:
    """What is inherited from element to element; ``size`` in points, 0 unknown; ``level`` of a heading."""

    bold: bool = False
    centred: bool = False
    size: float = 0.0
    font: str = ""
    kept: bool = False
    level: int = 0


@dataclass(slots=True)
class Sheet:
    """The page's own style sheets, as far as their selectors are a tag, a class, or both."""

    rules: dict[tuple[str, str], Declarations] = field(default_factory=dict)

    def of(self, element: HtmlElement) -> Declarations:
        """Return what the page says of an element: sheets, then its own ``style``."""
        own = declarations(element.get("style") or "")
        if not self.rules:
            return own
        tag = str(element.tag)
        names = (element.get("class") or "").split()[:8]
        found = dict(self.rules.get((tag, ""), {}))
        for name in names:
            found |= self.rules.get(("", name), {})
        for name in names:
            found |= self.rules.get((tag, name), {})
        return found | own


def read_sheet(root: HtmlElement) -> Sheet:
    """Return the rules of all ``<style>`` elements; those for print or narrow screens are left out."""
    sheet = Sheet()
    for element in root.iter("style"):
        text = _MEDIA.sub("", _NOISE.sub("", element.text or ""))
        for selectors, body in _RULE.findall(text)[:_RULES]:
            wanted = declarations(body)
            for selector in selectors.split(",") if wanted else ():
                if hit := _SELECTOR.fullmatch(selector.strip()):
                    sheet.rules.setdefault((hit[1] or "", hit[2] or ""), {}).update(wanted)
    return sheet


@lru_cache(maxsize=4_096)
def _parsed(style: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition(":") for part in style.split(";"))
    found = ((name.strip().lower(), value.strip().lower()) for name, _colon, value in pairs)
    return tuple(
        (name, value.removesuffix("!important").strip()) for name, value in found if name in _WANTED
    )


def declarations(style: str) -> Declarations:
    """Return the properties that count of a ``style``."""
    return dict(_parsed(style)) if style else {}


def hidden(element: HtmlElement, style: Declarations) -> bool:
    """Say whether a browser, or Word for its own files, would not show an element."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or style.get("mso-element") in ("header", "footer", "comment", "comment-list")
        or _size(style.get("font-size", ""), _BASE) == 0
        or element.get("hidden") is not None
        or (element.tag == "input" and (element.get("type") or "").lower() == "hidden")
    )


def look_of(element: HtmlElement, style: Declarations, outer: Look) -> Look:
    """Return the look of the text inside an element."""
    tag = str(element.tag)
    size = _size_of(element, tag, style, outer.size)
    look = Look(
        bold=_bold(tag, style, outer.bold),
        centred=_centred(element, tag, style, outer.centred),
        size=outer.size if size is None else size,
        font=_font(element, style) or outer.font,
        kept=_kept(tag, style, outer.kept),
        level=_level(tag, style, outer.level),
    )
    return outer if look == outer else look


def plain(look: Look) -> Look:
    """Return the look with which a table's cell begins: alignment does not go into tables."""
    return replace(look, centred=False, level=0)


def _bold(tag: str, style: Declarations, outer: bool) -> bool:
    weight = style.get("font-weight", "")
    if weight.isdigit():
        return int(weight) >= _BOLD_FROM
    if weight in ("bold", "bolder"):
        return True
    if weight in ("normal", "lighter"):
        return False
    return outer or tag in _BOLD_TAGS or bool(re.search(r"\bbold\b", style.get("font", "")))


def _centred(element: HtmlElement, tag: str, style: Declarations, outer: bool) -> bool:
    align = style.get("text-align") or (element.get("align") or "").lower()
    if tag in ("table", "img"):
        return outer
    if align:
        return align in ("center", "-webkit-center", "middle")
    return outer or tag in ("center", "caption")


def _size_of(element: HtmlElement, tag: str, style: Declarations, outer: float) -> float | None:
    size = _size(style.get("font-size") or style.get("font", ""), outer)
    if size is not None:
        return size
    if tag == "font":
        return _FONT_SIZES.get(element.get("size") or "")
    return _HEADINGS.get(tag)


def _size(text: str, outer: float) -> float | None:
    if not text:
        return None
    if hit := _LENGTH.search(text):
        if hit[1].count(".") > 1 or hit[1] == ".":
            return None
        number = float(hit[1])
        if hit[2] in ("em", "rem", "%"):
            base = _BASE if hit[2] == "rem" else outer or _BASE
            return round(number * base / (100 if hit[2] == "%" else 1), 2)
        return round(number * _UNITS[hit[2]], 2)
    return 0.0 if text == "0" else _SIZES.get(text)


def _font(element: HtmlElement, style: Declarations) -> str:
    family = (
        style.get("mso-symbol-font-family") or style.get("font-family") or element.get("face") or ""
    )
    return family.split(",")[0].strip(" '\"").lower()


def _kept(tag: str, style: Declarations, outer: bool) -> bool:
    space = style.get("white-space")
    return (
        space.startswith("pre") if space else outer or tag in ("pre", "xmp", "listing", "plaintext")
    )


def _level(tag: str, style: Declarations, outer: int) -> int:
    if tag in _HEADINGS:
        return int(tag[1])
    outline = style.get("mso-outline-level", "")
    return int(outline) if outline in "123456789" and outline else outer
