"""The end of a published file: how to find out whether it is genuine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_days import day
from disclosures.exporting.word_xml import MM, make, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.exporting.word_references import References
    from disclosures.publication.stamp import Stamp

RED = "B3261E"
WIDTHS = tuple(round(width * MM) for width in (35, 22, 99))
"""QR code, name, value."""


def colophon(stamp: Stamp, references: References) -> Iterator[Any]:
    """Yield a red line, the QR code of the verification page, code, version and check sum."""
    properties = make(
        "w:tblPr",
        make("w:tblW", w=sum(WIDTHS), type="dxa"),
        make("w:tblBorders", make("w:top", val="single", sz=6, space=0, color=RED)),
        make("w:tblLayout", type="fixed"),
        make(
            "w:tblCellMar",
            make("w:top", w=40, type="dxa"),
            make("w:left", w=0, type="dxa"),
            make("w:right", w=40, type="dxa"),
        ),
        make("w:tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0),
        make("w:tblCaption", val="核对本文件"),
    )
    yield paragraph("Between")
    yield make(
        "w:tbl",
        properties,
        make("w:tblGrid", *(make("w:gridCol", w=width) for width in WIDTHS)),
        *_rows(stamp, references),
    )
    yield paragraph("SectionEnd")


def _rows(stamp: Stamp, references: References) -> Iterator[Any]:
    how = f"扫描二维码，或打开 {stamp.address} ，可查到本文件是否为公开的原件、是否已有新版本。"
    yield _row(
        _qr(stamp.address, references),
        _cell(
            sum(WIDTHS[1:]),
            paragraph("ColophonHead", run("核对本文件", "Label"), keep=True),
            paragraph("ColophonText", how, keep=True),
            span=2,
        ),
    )
    named = (
        ("验证码", stamp.spaced, "ColophonCode"),
        ("版本", f"第{stamp.version}版，{day(stamp.approved)}通过", "ColophonText"),
        *((("更正说明", stamp.corrects, "ColophonText"),) if stamp.corrects else ()),
        ("内容校验码", stamp.content_hash, "ColophonHash"),
    )
    for name, value, style in named:
        yield _row(
            _cell(WIDTHS[0], paragraph("ColophonText", keep=True), merge="continue"),
            _cell(WIDTHS[1], paragraph("ColophonText", name, keep=True)),
            _cell(WIDTHS[2], paragraph(style, value, keep=True)),
        )


def _qr(address: str, references: References) -> Any:
    import segno

    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", border=0, scale=8, dark="#1a1a1a")
    alt = f"本文件核对页的二维码，地址：{address}"
    drawing = references.drawing(picture.getvalue(), alt, width=30)
    inside = paragraph("ColophonCodeImage", make("w:r", make("w:drawing", drawing)), keep=True)
    return _cell(WIDTHS[0], inside, merge="restart")


def _row(*cells: Any) -> Any:
    return make("w:tr", make("w:trPr", make("w:cantSplit")), *cells)


def _cell(width: int, *lines: Any, span: int = 1, merge: str = "") -> Any:
    properties = make(
        "w:tcPr",
        make("w:tcW", w=width, type="dxa"),
        make("w:gridSpan", val=span) if span > 1 else None,
        make("w:vMerge", val=merge) if merge else None,
    )
    return make("w:tc", properties, *lines)
