"""From a page's text to a tree of what is seen: no scripts, no hidden parts, no entities, no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosures.exchange import Unreadable
from disclosures.importing.readers.html_style import Sheet, hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset([
    "head", "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet",
    "audio", "video", "canvas", "svg", "map", "button", "datalist", "dialog", "xml", "rt", "rp", "del",
    "nav", "meta", "link", "base", "title", "w:sdtpr", "v:shapetype", "progress", "meter",
])  # fmt: skip
_INLINE = re.compile(r"</?(?:font|span|o:p|b|i|u|a)\b[^<>]*>", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MAIN = 0.5
"""Share of a page's text that is never left out as hidden: scripts show it when the page has loaded."""


def parse(text: str) -> HtmlElement:
    """Return the root; ``Unreadable`` where a page is empty or nested beyond reason."""
    text = text.replace("\x00", "")
    for attempt in (text, _INLINE.sub("", text)):
        root = _parsed(attempt)
        if root is not None:
            return root
    raise Unreadable(
        "这个网页的代码嵌套过深或残缺，读不出来。请在浏览器里复制正文，粘贴到 Word 文件后再导入。"
    )


def _parsed(text: str) -> HtmlElement | None:
    """Return None where the parser gave up in the middle: more than 256 elements inside each other."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable("这个网页是空的，没有可以读的文字。请重新保存网页后再试。") from None
    fatal = any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)
    return None if fatal else root


def prune(root: HtmlElement, sheet: Sheet) -> None:
    """Take out of the tree what is not seen; text behind an element stays."""
    for element in list(root.iter(*_UNSEEN)):
        drop(element)
    total = seen_length(root)
    for element in list(root.iter()):
        if element is root or not hidden(element, sheet.of(element)):
            continue
        if element.tag != "body" and seen_length(element) <= _MAIN * total:
            drop(element)


def drop(element: HtmlElement) -> None:
    """Take one element out, keeping the text behind it, without characters that no tree takes."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = _ODD.sub("", (before.tail or "") + element.tail)
    elif element.tail:
        parent.text = _ODD.sub("", (parent.text or "") + element.tail)
    parent.remove(element)


def seen_length(element: HtmlElement) -> int:
    """Return the number of characters that are no spaces."""
    return sum(len("".join(part.split())) for part in element.itertext())
