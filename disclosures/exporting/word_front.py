"""Cover and contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_days import day
from disclosures.exporting.word_faces import TOC_WIDTH
from disclosures.exporting.word_pages import section
from disclosures.exporting.word_xml import (
    MM,
    field_begin,
    field_end,
    make,
    paragraph,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp

NAMES, VALUES = round(28 * MM), round(84 * MM)
"""Widths of the two columns on the cover."""
LEVELS = "1-2"
"""Headings that the contents list."""


def cover(document: Document, stamp: Stamp | None) -> Iterator[Any]:
    """Who discloses, for which year; at the foot who reviewed it, and whether it is public."""
    header = document.header
    yield paragraph("CoverSchool", header.school)
    yield paragraph("CoverTitle", f"{header.organisation}改革情况")
    yield paragraph("CoverPeriod", f"（{header.period}）")
    yield _facts(list(_named(document, stamp)))
    yield section(margin_top=70, start=None)


def _named(document: Document, stamp: Stamp | None) -> Iterator[tuple[str, str]]:
    header = document.header
    yield "公开单位", f"{header.school}{header.organisation}"
    if header.federation:
        yield "审核单位", header.federation
    if stamp:
        yield "公开版本", f"第{stamp.version}版"
        yield "通过日期", day(stamp.approved)
    else:
        yield "状态", "预览，尚未公开"


def _facts(rows: list[tuple[str, str]]) -> Any:
    properties = make(
        "w:tblPr",
        make("w:tblW", w=NAMES + VALUES, type="dxa"),
        make("w:jc", val="center"),
        make("w:tblLayout", type="fixed"),
        make("w:tblLook", val="0080", firstRow=0, lastRow=0, firstColumn=1, lastColumn=0),
        make("w:tblCaption", val="公开单位与状态"),
    )
    grid = make("w:tblGrid", make("w:gridCol", w=NAMES), make("w:gridCol", w=VALUES))
    return make("w:tbl", properties, grid, *(_fact(name, value) for name, value in rows))


def _fact(name: str, value: str) -> Any:
    line = make("w:tcBorders", make("w:bottom", val="single", sz=4, space=0, color="999999"))
    return make(
        "w:tr",
        make("w:trPr", make("w:cantSplit")),
        make(
            "w:tc", make("w:tcPr", make("w:tcW", w=NAMES, type="dxa")), paragraph("CoverName", name)
        ),
        make(
            "w:tc",
            make("w:tcPr", make("w:tcW", w=VALUES, type="dxa"), line),
            paragraph("CoverValue", value),
        ),
    )


def contents(document: Document) -> Iterator[Any]:
    """The table of contents, a field: Word adds page numbers when it is told to, and at printing.

    Where a page begins only the program knows that sets it; a number that may be wrong is not
    written down, and no row of dots leads to none.
    """
    entries = [
        (bookmark(n), one.title, "TOC2" if one.sub else "TOC1")
        for n, one in enumerate(document.sections, 1)
    ]
    lines = [_entry(*entry) for entry in entries]
    if lines:
        lines[0][1:1] = field_begin(f'TOC \\o "{LEVELS}" \\h \\z')
        lines[-1].append(field_end())
    gallery = make(
        "w:sdtPr",
        make(
            "w:docPartObj",
            make("w:docPartGallery", val="Table of Contents"),
            make("w:docPartUnique"),
        ),
    )
    title = paragraph("TOCHeading", "目　录")
    yield make("w:sdt", gallery, make("w:sdtContent", title, *lines))
    yield section(start=None)


def _entry(name: str, title: str, style: str) -> Any:
    plain = make("w:tab", val="right", leader="none", pos=round(TOC_WIDTH * MM))
    properties = make("w:pPr", make("w:pStyle", val=style), make("w:tabs", plain))
    number = [*field_begin(f"PAGEREF {name} \\h"), field_end()]
    link = make("w:hyperlink", run(title), run("\t"), *number, anchor=name, history=1)
    return make("w:p", properties, link)


def bookmark(n: int) -> str:
    """The name of the n-th section's bookmark, as Word itself names the targets of contents."""
    return f"_Toc{n:08d}"
