"""Numbers that a browser writes in front of list items, and those that Word wrote into its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures.importing.readers.docx_numerals import numeral
from disclosures.importing.readers.html_style import Declarations

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "simp-chinese-formal": "chineseLegalSimplified",
    "none": "none", "disc": "none", "circle": "none", "square": "none",
}  # fmt: skip
_NUMBER = re.compile(r"-?[0-9]{1,4}")
_CHINESE = ("chineseCounting", "chineseLegalSimplified")
_BULLET_FONTS = ("symbol", "wingdings", "webdings", "courier")


@dataclass(slots=True)
class Counter:
    """A list being counted; ``style`` as Word names it, "none" for bullets."""

    style: str
    next: int = 1
    step: int = 1

    def label(self, item: HtmlElement) -> str:
        """Count an item and return its number with its point, "" for a bullet."""
        number = _whole(item.get("value"), self.next)
        self.next = number + self.step
        if self.style == "none":
            return ""
        text = numeral(number, self.style)
        return f"{text}、" if self.style in _CHINESE else f"{text}."


def counter(element: HtmlElement, style: Declarations) -> Counter:
    """Return the counter of a list."""
    named = style.get("list-style-type") or (style.get("list-style") or "").split(" ")[0]
    kind = _TYPES.get(named) or _TYPES.get(element.get("type") or "")
    if element.tag == "ul":
        return Counter(kind if kind and named else "none")
    step = -1 if element.get("reversed") is not None else 1
    first = sum(1 for each in element if each.tag == "li") if step < 0 else 1
    return Counter(kind or "decimal", _whole(element.get("start"), first), step)


def written(element: HtmlElement, font: str) -> str:
    """Return the number that Word wrote (``mso-list:Ignore``), "" for a bullet."""
    fonts = [font, *(each.get("style") or "" for each in element.iter())]
    text = " ".join("".join(element.itertext()).split())
    bullet = len(text) == 1 and any(
        name in each.lower() for each in fonts for name in _BULLET_FONTS
    )
    if not text or bullet or text in "·•●○■□◆◇➢➤✓-–—*":
        return ""
    return text if text[-1] in "、）)．.，：:" else f"{text} "


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if _NUMBER.fullmatch(text) else default
