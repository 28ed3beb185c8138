"""How lines become text again: where a space belongs, what starts a point, what ends a sentence."""

from __future__ import annotations

import re
import unicodedata

_NUMERAL = "一二三四五六七八九十百〇零"
_POINT = re.compile(
    rf"""第\s*[{_NUMERAL}\d]+\s*[编章节条款项]|第\s*[{_NUMERAL}\d]+[部分]{{2}}
    |[(（]\s*[{_NUMERAL}\d]{{1,3}}\s*[)）]|[{_NUMERAL}]{{1,3}}\s*[、.．]|\d{{1,2}}\s*[★*]?\s*[、.．](?!\d)
    |\d{{1,2}}\s*[)）]|[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]|[●•◆■➢\uf06c]\s|[☑☐□√]\s*[\u4e00-\u9fff]
    |附件?\s*[{_NUMERAL}\d]*\s*[:：]|[A-Za-z][、.．]\s""",
    re.VERBOSE,
)
_ENDS = re.compile(r"[。！？；：!?;:…]\s*[”’」』）)\]】]*$")
_LEADERS = re.compile(
    r"(?:(?<!…)…{2,}+|(?<![.．·])[.．·]{4,}+|(?<!-)-{4,}+|(?<!_)_{6,}+)\s*+(?:[-—]\s*+)?(?:\d{1,3}\s*+)?[-—]?$"
)
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_URL_REST = re.compile(r"^[\w\-./?=&%#~+:@]+", re.ASCII)
_OPENING = re.escape("（(《“‘【「『〈[")
_CLOSING = (
    re.escape("，。、；：？！）)》”’】」』〉]%％…—,.;:?!～·/／★☆▲")
    .replace("”", "")
    .replace("’", "")
)
_WORD = r"[!-~\u00a1-\u024f]+"
_TOKEN = re.compile(rf"[{_OPENING}]*(?:{_WORD}|[^\s])(?:[{_CLOSING}]|[“”‘’]+(?:{_WORD}|\S)?)*")
"""Curved quotes hold on to both sides: some printers break no line beside them."""
_SPACED = re.compile(r"[\u4e00-\u9fff] +[0-9A-Za-z]|[0-9A-Za-z%] +[\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff][0-9A-Za-z]|[0-9A-Za-z%][\u4e00-\u9fff]")


def starts_point(text: str) -> bool:
    """Say whether the text begins with a number or mark of its own: 第一条, （一）, 1., ☑是."""
    return bool(_POINT.match(text.lstrip()))


def ends_sentence(text: str) -> bool:
    """Say whether a sentence or a point ends here."""
    return bool(_ENDS.search(text.rstrip()))


def has_leaders(text: str) -> bool:
    """Say whether this is a line of a table of contents: dots to a page number."""
    return bool(_LEADERS.search(text.rstrip()))


def is_wide(char: str) -> bool:
    """Say whether a character takes a full square, as Chinese ones do."""
    return unicodedata.east_asian_width(char) in "WFA"


def first_token(text: str) -> int:
    """Return how many characters go together at the head of a line: they wrap as one."""
    token = _TOKEN.match(text.lstrip())
    return max(token.end() if token else 1, 1)


def join(first: str, second: str) -> str:
    """Return two lines of one paragraph as one text: a space only between two Latin words."""
    head, tail = first.rstrip(), second.lstrip()
    if not head or not tail:
        return head + tail
    return head + _between(head, tail, spaced=first != head) + tail


def _between(head: str, tail: str, *, spaced: bool) -> str:
    if _URL_TAIL.search(head) and _URL_REST.match(tail):
        return ""
    left, right = head[-1], tail[0]
    if is_wide(left) and is_wide(right):
        return ""
    if is_wide(left) or is_wide(right):
        return " " if spaced or (_writes_spaces(head + "\n" + tail) and _mixed(left, right)) else ""
    if (left.isdigit() and right.isdigit()) or left in "-/@_" or right in ".,;:)/@":
        return " " if spaced and left.isdigit() and right.isdigit() else ""
    return " "


def _mixed(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _writes_spaces(text: str) -> bool:
    """Say whether a text parts numbers and Chinese by spaces; at a line's end they are not printed."""
    return len(_SPACED.findall(text)) > len(_UNSPACED.findall(text))
