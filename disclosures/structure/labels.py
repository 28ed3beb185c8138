"""Recognising the label that a line begins with: 第一章, 第一条, 一、, （一）, 1., （1）, ①."""

import re
from enum import StrEnum
from typing import NamedTuple

from disclosures.reading import numeral_value
from disclosures.reading.numerals import CHINESE


class Kind(StrEnum):
    """What a line is; from 章 down to the unnumbered paragraph (款)."""

    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    POINT = "point"  # 一、
    ITEM = "item"  # （一）
    NUMBER = "number"  # 1.
    SUBNUMBER = "subnumber"  # （1）
    CIRCLED = "circled"  # ①
    PARAGRAPH = "paragraph"


class Label(NamedTuple):
    """A recognised label: its kind, number, spelling, and the rest of the line."""

    kind: Kind
    number: int
    label: str
    rest: str


_C = rf"[{CHINESE}]{{1,7}}"
_RANKS = r"[二三四五六七八九](?:年级|等奖|等次|学期|档)"
"""一、二年级 is no label."""
_PATTERNS = (
    (
        Kind.CHAPTER,
        re.compile(
            rf"第\s*({_C}|\d{{1,3}})\s*章(?![程节]|规定|所|的|、\s*第|[至到和或及与]\s*第)[\s:：、.．]*"
        ),
    ),
    (Kind.SECTION, re.compile(rf"第\s*({_C}|\d{{1,3}})\s*节(?!课)[\s:：、.．]*")),
    (
        Kind.ARTICLE,
        re.compile(
            rf"第\s*({_C}|\d{{1,3}})\s*条"
            r"(?!规定|所[列述称]|[至到和或及与]?第|之|的|款|项|、\s*第|中[的所规])[\s:：、.．]*"
        ),
    ),
    (Kind.POINT, re.compile(rf"({_C})\s*(?:、(?!{_RANKS})|[.．](?![{CHINESE}]))\s*")),
    (
        Kind.ITEM,
        re.compile(
            rf"[（(〔\[]\s*({_C})\s*[）)〕\]](?!\s*[、和至及或]\s*[（(]|[款项目条])[、.．]?\s*"
        ),
    ),
    (
        Kind.NUMBER,
        re.compile(
            r"(\d{1,3})\s*(?:[.．](?!\d)|[.．](?=\d{4}[年级届])|、(?!\d{1,2}[、月日号])|[)）])\s*"
        ),
    ),
    (Kind.SUBNUMBER, re.compile(r"[（(]\s*(\d{1,3})\s*[）)][、.．]?\s*")),
    (Kind.CIRCLED, re.compile(r"([①-⑳])[、.．]?\s*")),
)
_STARTS = frozenset(
    f"第（(〔[⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩{CHINESE}0123456789０１２３４５６７８９"
)
_SIGNS = {
    **{chr(0x3220 + n): f"（{'一二三四五六七八九十'[n]}）" for n in range(10)},
    **{chr(0x2474 + n): f"（{n + 1}）" for n in range(20)},
    **{chr(0x2488 + n): f"{n + 1}." for n in range(20)},
}
"""Signs that hold a whole label: ㈠ ⑴ ⒈."""


def read_label(line: str) -> Label | None:
    """Return the label that the (stripped) line begins with, None where it begins with none."""
    if not line or line[0] not in _STARTS:
        return None
    line = _SIGNS.get(line[0], line[0]) + line[1:]
    for kind, pattern in _PATTERNS:
        hit = pattern.match(line)
        if hit and (number := _number(kind, hit[1])) is not None:
            label = (
                re.sub(r"\s", "", hit[0]).rstrip(":：、.．") if line[0] == "第" else hit[0].strip()
            )
            return Label(kind, number, label, _rest(kind, line[hit.end() :]))
    return None


def split_heading(line: str) -> list[str]:
    """Split ``第一章 总则　第一条 …``, pasted as one line, before its article."""
    hit = re.match(
        rf"(第\s*{_C}\s*[章节]\s*\S{{0,12}}(?:\s\S{{1,6}})?)\s+(第\s*{_C}\s*条[\s　].*)",
        line,
        re.DOTALL,
    )
    return [hit[1], hit[2]] if hit else [line]


def _number(kind: Kind, numeral: str) -> int | None:
    return ord(numeral) - 0x245F if kind is Kind.CIRCLED else numeral_value(numeral)


def _rest(kind: Kind, text: str) -> str:
    """Return the text behind the label; a heading loses the spaces that spread it (总 则)."""
    if kind in (Kind.CHAPTER, Kind.SECTION):
        return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text).strip()
    return text.strip()
