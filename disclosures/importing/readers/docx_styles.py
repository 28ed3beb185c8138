"""Paragraph and character styles of a Word file, resolved through ``basedOn``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from disclosures.importing.readers.docx_names import W, child, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or a paragraph says about its look; None where it says nothing."""

    level: int | None = None
    bold: bool | None = None
    centred: bool | None = None
    size: float | None = None
    numbering: tuple[str, int] | None = None
    contents: bool = False
    font: str = ""
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look where it says something, ``below`` elsewhere."""
        return Look(
            level=below.level if self.level is None else self.level,
            bold=below.bold if self.bold is None else self.bold,
            centred=below.centred if self.centred is None else self.centred,
            size=below.size if self.size is None else self.size,
            numbering=below.numbering if self.numbering is None else self.numbering,
            contents=self.contents or below.contents,
            font=self.font or below.font,
            hidden=below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(slots=True)
class Styles:
    """The styles by id, and the look of a paragraph that names none."""

    looks: dict[str, Look] = field(default_factory=dict)
    default: Look = field(default_factory=Look)

    def of(self, style: str | None) -> Look:
        """Return the look of a style id; the default where there is no such style."""
        return self.looks.get(style, self.default) if style else self.default


def read_styles(root: _Element | None) -> Styles:
    """Read ``styles.xml`` (None: there is none)."""
    if root is None:
        return Styles()
    raw = {str(style.get(W + "styleId")): style for style in root.iter(W + "style")}
    styles = Styles()
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    base = run_look(defaults) if defaults is not None else Look()
    for key in raw:
        styles.looks[key] = _resolve(key, raw, base)
    default = next(
        (key for key, style in raw.items()
         if style.get(W + "default") in ("1", "true") and style.get(W + "type") == "paragraph"),
        "",
    )  # fmt: skip
    styles.default = styles.looks.get(default, base)
    return styles


def _resolve(key: str, raw: dict[str, _Element], base: Look) -> Look:
    look, seen, at = Look(), set(), key
    while at in raw and at not in seen:
        seen.add(at)
        look = look.over(_style_look(raw[at]))
        at = value(raw[at], "basedOn") or ""
    return look.over(base)


def _style_look(style: _Element) -> Look:
    name = value(style, "name") or ""
    look = run_look(child(style, "rPr")).over(paragraph_look(child(style, "pPr")))
    heading = _HEADING.match(name)
    if look.level is None and heading:
        look = replace(look, level=int(heading[1]))
    if name.lower().startswith(("toc ", "目录")):
        look = replace(look, contents=True)
    return look


def paragraph_look(properties: _Element | None) -> Look:
    """Read ``w:pPr``: outline level, centring, numbering."""
    if properties is None:
        return Look()
    outline = value(properties, "outlineLvl")
    align = value(properties, "jc")
    level = None
    if outline is not None and outline.isdigit():
        level = int(outline) + 1 if int(outline) < 9 else 0  # noqa: PLR2004 - 9 is body text
    return Look(
        level=level,
        centred=None if align is None else align == "center",
        numbering=_numbering(child(properties, "numPr")),
    )


def _numbering(element: _Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    level = value(element, "ilvl") or ""
    return value(element, "numId") or "", int(level) if level.isdigit() else -1


def run_look(properties: _Element | None) -> Look:
    """Read ``w:rPr``: bold, size in points, symbol font, hidden."""
    if properties is None:
        return Look()
    size = value(properties, "sz")
    fonts = child(properties, "rFonts")
    font = ""
    if fonts is not None:
        font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "eastAsia") or ""
    return Look(
        bold=on(properties, "b"),
        size=int(size) / 2 if size and size.isdigit() else None,
        font=font,
        hidden=on(properties, "vanish"),
    )
