"""Opens a PDF: refusals with a sentence, the number of pages, data attached by ourselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from disclosures.exchange import Unreadable

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MOST_PAGES = 300
DATA_FILE = "data.json"
_MOST_DATA = 20_000_000

DAMAGED = "这个 PDF 打不开，可能没有传完整或已损坏。请重新导出 PDF，或上传 Word 文件。"
ENCRYPTED = "这个 PDF 设了打开密码。请去掉密码另存一份，或上传 Word 文件。"
SCANNED = (
    "这个 PDF 是扫描件或图片，里面没有可以读取的文字。请用 Word 文件，或由 Word 直接导出的 PDF。"
)
GARBLED = "这个 PDF 的文字没有附带编码，读出来是乱码。请用 Word 文件，或由 Word 重新导出 PDF。"
TOO_LONG = f"这个 PDF 超过 {MOST_PAGES} 页，不像一份公开材料。请只导出公开材料的部分再上传。"


@contextmanager
def opened(raw: bytes) -> Iterator[tuple[PDF, list[Page]]]:
    """Give the file and its pages; ``Unreadable`` where it is damaged, locked or too long."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        pdf = pdfplumber.open(BytesIO(raw))
    except Exception as error:  # noqa: BLE001 - whatever a damaged file does to the library
        locked = PDFPasswordIncorrect in {type(error), *map(type, error.args)}
        raise Unreadable(ENCRYPTED if locked else DAMAGED) from None
    with pdf:
        yield pdf, _pages(pdf)


def _pages(pdf: PDF) -> list[Page]:
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.page import Page

    pages: list[Page] = []
    for number, page in enumerate(PDFPage.create_pages(pdf.doc), 1):
        if number > MOST_PAGES:
            raise Unreadable(TOO_LONG)
        pages.append(Page(pdf, page, number))
    if not pages:
        raise Unreadable(DAMAGED)
    return pages


def attached_data(raw: bytes) -> object:
    """Return our own exchange data where the file carries it, None otherwise."""
    if b"EmbeddedFile" not in raw and b"ObjStm" not in raw:
        return None
    from pypdf import PdfReader

    try:
        for file in PdfReader(BytesIO(raw)).attachment_list:
            if file.name == DATA_FILE and len(file.content) <= _MOST_DATA:
                data = json.loads(file.content)
                return data if isinstance(data, dict) else None
    except Exception:  # noqa: BLE001 - without it the text is read
        return None
    return None
