"""What a row of a roster is that is no person: a blank, a caption, a total, a note."""

from __future__ import annotations

import re
from enum import Enum, auto

from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Value, bare, filled

_TOTAL = re.compile(
    r".{0,6}(?:总|合|共|小)计.{0,20}|(?:总人数|全体|以上|工作人员|总).{0,10}共?\d+[人名].{0,6}|共\d+[人名]"
)
_NOTE = re.compile(
    r"[*＊※].+|(?:备?注|说明|附注|填表说明|注意)\d?[:：、.].*|(?:制表|填表|审核|报送|联系|负责|填报|公示|指导)(?:人|单位|日期|时间|老师|教师)?.{0,8}[:：].*"
    r"|(?:最近|近)[1一].{0,60}排名.*|.*(?:不需|无需|不用|免)填写?[)）。]*|.*(?:盖章|签字|签名|公章)[)）:：]*.*|\d{4}年\d{1,2}月\d{1,2}日"
)  # fmt: skip
_NUMBERING = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|[(（]?\d{1,2}[)）]?[、.．])(?=\D)"
)
_COUNT = re.compile(r"(?:成员|人员|干部)?名单.{0,3}$|[(（]?共?(?<!\d)\d++[人名][)）]?$|[:：]$")
_LONGEST_CAPTION = 24


class Line(Enum):
    """What a row is."""

    BLANK = auto()
    HEADER = auto()
    TOTAL = auto()
    NOTE = auto()
    NUMBERS = auto()
    CAPTION = auto()
    TEXT = auto()
    FACTS = auto()


WHY = {
    Line.HEADER: "表头",
    Line.TOTAL: "合计",
    Line.NOTE: "说明文字",
    Line.NUMBERS: "列的编号",
    Line.CAPTION: "部门标题",
    Line.TEXT: "不是人员",
}
"""Why a row was passed over, in the words of the page."""


def kind_of(row: list[Value]) -> Line:
    """Say what a row is; ``FACTS``: several cells are filled, it may be a person.

    The header is not known here.
    """
    cells = filled(row)
    texts = list(dict.fromkeys(text for _column, text in cells))
    if not texts:
        return Line.BLANK
    if _TOTAL.fullmatch(texts[0]) or (
        _TOTAL.fullmatch("".join(texts[:2])) and not values.is_name(texts[-1])
    ):
        return Line.TOTAL
    if _NOTE.fullmatch(texts[0]) and not any(values.is_status(text) for text in texts[1:]):
        return Line.NOTE
    if len(texts) > 2 and _numbers_columns(cells):  # noqa: PLR2004 - 1, 2, 3 at least
        return Line.NUMBERS
    if caption_of(texts):
        return Line.CAPTION
    return Line.TEXT if len(texts) == 1 or _one_text(cells) else Line.FACTS


def _one_text(cells: list[tuple[int, str]]) -> bool:
    """Say whether a merged text fills the row, beside a number at most."""
    words = [text for _column, text in cells if not text.isdecimal()]
    return len(words) > 2 and len(set(words)) == 1  # noqa: PLR2004 - two can be alike by chance


def _numbers_columns(cells: list[tuple[int, str]]) -> bool:
    numbers = [re.sub(r"[()]", "", text) for _column, text in cells]
    return numbers == [str(at) for at in range(1, len(numbers) + 1)]


def caption_of(texts: list[str]) -> str:
    """Return the department that a row names which holds nothing else, "" for any other row."""
    words = [
        text
        for text in texts
        if not re.fullmatch(r"[一二三四五六七八九十]+[、.]?|\d{1,2}[、.]?", text)
    ]
    if len(words) != 1 or len(words[0]) > _LONGEST_CAPTION:
        return ""
    name = _COUNT.sub("", _NUMBERING.sub("", words[0]))
    if values.is_name(name) and not re.search(r"部$|团$|室$|中心$|处$", name):
        return ""
    return name if values.is_department(name) else ""


def reads_like_facts(row: list[Value]) -> bool:
    """Say whether a row holds a name beside something else that belongs to a person."""
    cells = [value for value in row if bare(value)]
    return len(cells) > 1 and any(values.is_name(value) for value in cells)
