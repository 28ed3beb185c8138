"""Web pages as saved by a browser (also in a single file), by Word or WPS, or taken from a site, to blocks."""

from __future__ import annotations

import re

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Document, Paragraph, Picture, Table
from disclosures.importing.readers.html_encoding import decode
from disclosures.importing.readers.html_main import content, trim
from disclosures.importing.readers.html_mht import Enclosed, is_mht, unpack
from disclosures.importing.readers.html_style import read_sheet
from disclosures.importing.readers.html_tree import parse, prune
from disclosures.importing.readers.html_walk import Walk

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s>]{1,500})")
_BASE = re.compile(r"<base\s[^>]{0,200}?href=[\"'](https?://[^\"'>]{1,500})", re.IGNORECASE)
_HEAD = 20_000


def read(raw: bytes) -> Document:
    """Return the blocks of a page's main content; ``Unreadable`` where nothing can be seen."""
    page, enclosed = unpack(raw) if is_mht(raw) else (raw, Enclosed())
    text = decode(page)
    root = parse(text)
    sheet = read_sheet(root)
    prune(root, sheet)
    address = _BASE.search(text[:_HEAD]) or _SAVED_FROM.search(text[:_HEAD])
    document = Document("html")
    document.blocks = trim(Walk(sheet, address[1] if address else "", enclosed).read(content(root)))
    if not any(isinstance(block, Paragraph | Table) for block in document.blocks):
        raise Unreadable(
            "这个网页里没有看得见的文字，可能正文是图片，或者要联网才会显示。"
            "请在浏览器里打开网页，复制正文粘贴到 Word 文件后再导入。"
        )
    if any(isinstance(block, Picture) and not block.data for block in document.blocks):
        document.remarks.append("网页里的图片没有随这个文件一起带来。需要的图片请另外上传。")
    return document
