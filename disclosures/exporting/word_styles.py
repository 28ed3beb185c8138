"""``styles.xml``: the styles of `word_faces`, with the defaults of the whole file."""

from __future__ import annotations

from typing import Any

from disclosures.exporting.word_faces import BOX, FANG, HEI, PARAGRAPHS, Style
from disclosures.exporting.word_xml import MM, PT, make

TIGHT = -5
"""Twentieths of a point that each character of body text gives up: 28 of them fill a line."""
RED = "B3261E"


def styles() -> bytes:
    """Return ``styles.xml``."""
    from lxml import etree

    made = make(
        "w:styles",
        _defaults(),
        _normal(),
        make("w:style", make("w:name", val="Default Paragraph Font"), make("w:uiPriority", val=1), make("w:semiHidden"), type="character", default=1, styleId="DefaultParagraphFont"),
        _table_base(),
        *(_paragraph(style) for style in PARAGRAPHS),
        _character("Label", "黑体字", HEI),
        _character("Box", "方框", BOX, 11),
    )  # fmt: skip
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))


def _defaults() -> Any:
    run = make(
        "w:rPr",
        _fonts(FANG),
        make("w:sz", val=32),
        make("w:szCs", val=32),
        make("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    paragraph = make("w:pPr", make("w:spacing", before=0, after=0, line=579, lineRule="exact"))
    return make("w:docDefaults", make("w:rPrDefault", run), make("w:pPrDefault", paragraph))


def _normal() -> Any:
    """Line breaking after the rules of Chinese; nothing between Chinese and Latin, as in the PDF."""
    rules = (make("w:kinsoku"), make("w:wordWrap"), make("w:overflowPunct"))
    between = (make("w:autoSpaceDE", val=0), make("w:autoSpaceDN", val=0))
    grid = (make("w:adjustRightInd", val=0), make("w:snapToGrid", val=0))
    return make(
        "w:style",
        make("w:name", val="Normal"),
        make("w:qFormat"),
        make("w:pPr", make("w:widowControl"), *rules, *between, *grid),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _paragraph(style: Style) -> Any:
    return make(
        "w:style",
        make("w:name", val=style.name),
        make("w:basedOn", val=style.base),
        make("w:next", val="BodyText") if style.keep else None,
        make("w:qFormat"),
        _layout(style),
        _face(style),
        type="paragraph",
        customStyle=None if style.name.isascii() else 1,
        styleId=style.id,
    )


def _layout(style: Style) -> Any:
    return make(
        "w:pPr",
        make("w:keepNext") if style.keep else None,
        make("w:keepLines") if style.keep else None,
        _border(style),
        make("w:tabs", make("w:tab", val="right", leader="middleDot", pos=round(style.tab * MM))) if style.tab else None,
        _spacing(style),
        _indents(style),
        make("w:jc", val=style.align) if style.align else None,
        make("w:outlineLvl", val=style.outline - 1) if style.outline else None,
    )  # fmt: skip


def _border(style: Style) -> Any | None:
    if not style.border:
        return None
    return make("w:pBdr", make("w:bottom", val=style.border, sz=24, space=20, color=RED))


def _spacing(style: Style) -> Any:
    line = None
    if style.line:
        line = round(style.line * PT) if style.line > 0 else 240
    rule = None if line is None else "exact" if style.line > 0 else "auto"
    return make(
        "w:spacing",
        before=round(style.before * PT),
        after=round(style.after * PT),
        line=line,
        lineRule=rule,
    )


def _indents(style: Style) -> Any | None:
    if not (style.indent or style.left or style.right):
        return None
    size = style.size or 16
    return make(
        "w:ind",
        left=round(style.left * PT) or None,
        right=round(style.right * PT) or None,
        firstLineChars=style.indent * 100 or None,
        firstLine=round(style.indent * size * PT) or None,
    )


def _face(style: Style) -> Any:
    return make(
        "w:rPr",
        _fonts(style.face) if style.face else None,
        make("w:color", val=style.colour) if style.colour else None,
        make("w:spacing", val=TIGHT) if style.tight else None,
        make("w:sz", val=round(style.size * 2)) if style.size else None,
        make("w:szCs", val=round(style.size * 2)) if style.size else None,
    )


def _fonts(face: str) -> Any:
    return make("w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def _character(key: str, name: str, face: str, size: float = 0) -> Any:
    properties = make(
        "w:rPr",
        _fonts(face),
        make("w:sz", val=round(size * 2)) if size else None,
        make("w:szCs", val=round(size * 2)) if size else None,
    )
    return make(
        "w:style",
        make("w:name", val=name),
        make("w:basedOn", val="DefaultParagraphFont"),
        make("w:qFormat"),
        properties,
        type="character",
        customStyle=1,
        styleId=key,
    )


def _table_base() -> Any:
    margins = (
        make(f"w:{edge}", w=width, type="dxa")
        for edge, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    properties = make("w:tblPr", make("w:tblInd", w=0, type="dxa"), make("w:tblCellMar", *margins))
    return make("w:style", make("w:name", val="Normal Table"), make("w:uiPriority", val=99), make("w:semiHidden"), make("w:unhideWhenUsed"), properties, type="table", default=1, styleId="TableNormal")  # fmt: skip
