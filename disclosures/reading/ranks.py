"""The rank column: 本人排名/所属专业人数."""

import re
from dataclasses import dataclass
from enum import StrEnum

from disclosures.reading.numerals import CHINESE, numeral_value, plain


class RankKind(StrEnum):
    """What stands in the cell."""

    GIVEN = "given"
    NONE = "none"
    BARE = "bare"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Rank:
    """``place`` of ``cohort`` people; what is not given is None.

    ``claims`` is ``first_year`` or ``graduate`` where the cell says so instead of a rank.
    """

    kind: RankKind
    place: int | None = None
    cohort: int | None = None
    claims: str = ""

    @property
    def possible(self) -> bool:
        """Whether it is a fraction a/b with 1 ≤ a ≤ b (R13)."""
        return self.place is not None and self.cohort is not None and 1 <= self.place <= self.cohort

    def within(self, percent: int) -> bool:
        """Whether a possible rank lies in the first ``percent`` per cent, in whole numbers (R12)."""
        if self.place is None or self.cohort is None:
            return False
        return 100 * self.place <= percent * self.cohort


_N = rf"([0-9]{{1,6}}|[{CHINESE}]{{1,8}})"
_SLASH = re.compile(rf"第?{_N}名?(?:/|\\|∕|⁄|\||:)(?:共)?{_N}[人名]?(?:\([^()]*\))?")
_BRACKET = re.compile(
    rf"(?:本?专业|班级|年级|综合|成绩|排名)*第?{_N}名?\((?:本?专业|班级|年级)?(?:共|/)?{_N}[人名]?\)"
)
_AMONG = re.compile(rf"(?:共)?{_N}人中?(?:排名?)?,?第{_N}名?")
_BARE = re.compile(rf"第?{_N}名?")
_WITHIN = re.compile(r"(?<![\d/.])(\d{1,4})/(\d{1,4})(?![\d/.])")
_FIRST_YEAR = re.compile(
    r"一年级|新生|大一|(?:未|没有?)(?:达到?|满|到|足)一?[个]?(?:1)?(?:一)?个?学期|不[足满]一?1?个?学期|刚入学"
)
_GRADUATE = re.compile(r"研究生|研[一二三123]|硕士|博士|[硕博][一二三123]")
_NOT_YET = re.compile(
    r"未(?:参加)?(?:考试|开考|考|出成绩|有成绩|产生成绩|排名)|成绩未出|无考试成绩"
)
_NOTHING = re.compile(
    r"[-—–―_/\\*.,、。·~无空]*|n/?a|none|null|(?:暂无|暂未|[无未暂])?(?:学习)?(?:成绩)?(?:综合)?(?:排名|成绩)?"
    r"|(?:不|无|免)(?:需|须|用|必)?(?:要)?填写?",
    re.IGNORECASE,
)


def read_rank(text: str) -> Rank:
    """Read a cell of the rank column: ``4/38``, ``４／３８``, ``4（38）``, blank, 一年级 and so on."""
    cell = re.sub(r"\s+", "", plain(text))
    for pattern in (_SLASH, _BRACKET):
        if hit := pattern.fullmatch(cell):
            return _given(hit[1], hit[2])
    if hit := _AMONG.fullmatch(cell):
        return _given(hit[2], hit[1])
    if hit := _BARE.fullmatch(cell):
        return Rank(RankKind.BARE, numeral_value(hit[1]))
    return _without_rank(cell, plain(text))


def _given(place: str, cohort: str) -> Rank:
    a, b = numeral_value(place), numeral_value(cohort)
    if a is None or b is None:
        return Rank(RankKind.UNREADABLE)
    return Rank(RankKind.GIVEN, a, b)


def _without_rank(cell: str, spaced: str) -> Rank:
    if _GRADUATE.search(cell) and not re.search(r"\d/\d", cell):
        return Rank(RankKind.NONE, claims="graduate")
    if _FIRST_YEAR.search(cell) and not re.search(r"\d/\d", cell):
        return Rank(RankKind.NONE, claims="first_year")
    if _NOTHING.fullmatch(cell) or (_NOT_YET.search(cell) and not re.search(r"\d", cell)):
        return Rank(RankKind.NONE)
    within = [] if cell.startswith("=") or _FIRST_YEAR.search(cell) else _WITHIN.findall(spaced)
    return _given(*within[0]) if len(within) == 1 else Rank(RankKind.UNREADABLE)
