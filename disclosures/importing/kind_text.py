"""Telling text files apart: web page, data, table with commas, and what only looks like one of them."""

from __future__ import annotations

import re

from disclosures.exchange import Unreadable
from disclosures.importing.kind_words import SENTENCES
from disclosures.importing.readers.html_mht import is_mht

_HEAD = 65_536
_TAGS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|tr|td|div|p|span|font|h[1-6]|br|article|section|ul|ol|style)\b",
    re.IGNORECASE,
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SEPARATORS = "\t,，;；|"
_ODD, _SHARE = 0.02, 0.5


def text_kind(raw: bytes, name: str) -> str:
    """Return ``html``, ``json``, ``csv`` or ``doc`` (RTF and Word's XML); ``Unreadable`` otherwise."""
    text = _text(raw[:_HEAD])
    start = text.lstrip()[:4_096]
    ending = name.lower().rpartition(".")[2]
    if start.startswith("{\\rtf"):
        return "doc"
    if is_mht(start.encode()):
        return "html"
    if start.startswith("<"):
        return _marked(start, text)
    return _less_sure(start, text, ending)


def _less_sure(start: str, text: str, ending: str) -> str:
    """Tell by signs that each alone could be chance, and by the name."""
    table = ending in ("csv", "tsv")
    if not table and (start.startswith(("{", "[")) or ending == "json"):
        return "json"
    if ending in ("htm", "html", "xhtml", "shtml") or (_TAGS.search(start) and not table):
        return "html"
    if table or _separated(text):
        return "csv"
    raise Unreadable(SENTENCES["text"])


def _text(head: bytes) -> str:
    """Return the beginning as text; ``Unreadable`` where it is none in any encoding of Chinese files."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if b"\x00" in head:
        encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        text = head.decode(encoding, "replace")
        return text if _readable(text) else _none()
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = head.decode(encoding, "replace")
        if _readable(text):
            return text
    return _none()


def _none() -> str:
    raise Unreadable(SENTENCES["other"])


def _readable(text: str) -> bool:
    odd = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\n\r\f\x1a"))
    return odd <= max(_ODD * len(text), 1)


def _marked(start: str, text: str) -> str:
    """Tell web pages from the XML that Word, Excel and others write."""
    if "schemas.microsoft.com/office/word/2003/wordml" in text or 'progid="Word.Document"' in start:
        return "doc"
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start.lower():
        raise Unreadable(SENTENCES["sheet_xml"])
    if _TAGS.search(text):
        return "html"
    raise Unreadable(SENTENCES["xml"])


def _separated(text: str) -> bool:
    """Say whether at least half of the lines are cells of a table: the same separator in each."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    return any(
        sum(1 for line in lines if line.count(mark) >= 2) >= max(_SHARE * len(lines), 2)  # noqa: PLR2004
        for mark in _SEPARATORS
    )
