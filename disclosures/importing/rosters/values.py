"""What the value of a cell could be: a name, a political status, a rank, a grade, a department."""

from __future__ import annotations

import re
from datetime import date

from disclosures.importing.rosters.cells import Value, bare
from disclosures.importing.rosters.surnames import DOUBLE, SINGLE
from disclosures.reading import RankKind, intake_year, read_rank

STATUS = re.compile(
    r"(?:中共|中国共产党)?(?:正式|预备)?党员(?:\(?预备\)?)?|(?:中国)?共?(?:产主义)?青?年?团员?|群众|入党积极分子|积极分子|发展对象"
    r"|民主党派(?:成员)?|无党派(?:人士)?|少先队员|(?:团员|党员)\(.{1,6}\)|中共党员\(.{1,6}\)"
)
_FACULTY = re.compile(r".{2,20}(?:学院|书院|院系|系|分院|学部|校区)(?:\(.{1,12}\))?|.{2,6}[系院]")
_DEPARTMENT = re.compile(
    r".{0,16}(?:主席团|办公室|秘书处|.{2,14}(?:部|中心|处|室|组|团|委员会|协会|工作站|大队|队))(?:成员|\(.{1,10}\))?"
)
_POST = re.compile(
    r".{0,18}(?:主席|部长|干事|主席团成员|主任|秘书长?|部员|成员|委员|负责人|组长|助理|会长|书记)(?:\(.{1,8}\))?"
)
_YES_NO = re.compile(
    r"是|否|无|有|不存在|存在|没有|未挂科|无挂科|未出现|无不及格|√|×|均及格|全部及格|合格"
)
_GRADE = re.compile(
    r"(?:20)?\d\d级?(?:级.{0,10})?|20\d\d年?|[大研博硕专][一二三四五]|[一二三四五1-5]年级|(?:20)?\d\d级?(?:本科|专科|硕士|博士)?(?:研究)?生?"
)
_PRIVATE = re.compile(r"1[3-9]\d{9}|\d{8,18}[\dXx]?|[\w.+-]+@[\w.-]+|男|女|(?!民族).{1,3}族")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・‧.][\u4e00-\u9fff]{1,10})+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .'-]{2,40}")
_FIRST_YEAR_CELL = {"", "/", "-", "—", "——", "无", "一年级", "大一", "新生"}
_FOUR, _TWO = 4, 2


def is_name(value: Value) -> bool:
    """Say whether a cell reads like the name of a person."""
    text = re.sub(r"\(.{1,8}\)$", "", bare(value))
    if _FOREIGN.fullmatch(text):
        return True
    if not re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}", text):
        return (
            isinstance(value, str)
            and bool(_LATIN.fullmatch(value.strip()))
            and " " in value.strip()
        )
    if STATUS.fullmatch(text) or _is_unit(text) or _YES_NO.fullmatch(text):
        return False
    if text in _WORDS:
        return False
    if text[:2] in DOUBLE:
        return True
    return text[0] in SINGLE and not (len(text) == _FOUR and text[1] not in SINGLE)


_WORDS = {"成员", "干事", "主席", "部长", "副部长", "副主席", "主任", "部员", "合计", "总计", "共计", "小计", "姓名", "备注", "全部",
          "高数", "安全", "明年", "文科", "理科", "计科", "金融", "法学", "会计", "英语", "护理", "农学", "通信", "应化"}  # fmt: skip


_UNIT = re.compile(r"(?:部|处|室|中心|学院|系|主席团|主席|部长|干事|年级|专业|班)$")


def _is_unit(text: str) -> bool:
    return bool(_UNIT.search(text))


def is_status(value: Value) -> bool:
    """Say whether a cell holds a political status."""
    return bool(STATUS.fullmatch(bare(value)))


def is_faculty(value: Value) -> bool:
    """Say whether a cell names a faculty."""
    return bool(_FACULTY.fullmatch(bare(value)))


def is_department(value: Value) -> bool:
    """Say whether a cell names a body or department of a union, maybe with the post in it."""
    text = bare(value)
    return bool(_DEPARTMENT.fullmatch(text)) and not _FACULTY.fullmatch(text)


def is_post(value: Value) -> bool:
    """Say whether a cell names a post."""
    return bool(_POST.fullmatch(bare(value)))


def is_yes_no(value: Value) -> bool:
    """Say whether a cell answers the question about failed courses."""
    return isinstance(value, bool) or bool(_YES_NO.fullmatch(bare(value)))


def is_grade(value: Value) -> bool:
    """Say whether a cell names a grade."""
    text = bare(value)
    return bool(_GRADE.fullmatch(text)) and intake_year(text, 2024) is not None


def is_private(value: Value) -> bool:
    """Say whether a cell holds what a roster must not: telephone, student number, sex and so on."""
    return bool(_PRIVATE.fullmatch(bare(value)))


def is_rank(value: Value) -> bool:
    """Say whether a cell holds a rank of a cohort, or a day that Excel made of one."""
    return isinstance(value, date) or read_rank(bare(value)).kind is RankKind.GIVEN


def is_no_rank(value: Value) -> bool:
    """Say whether a cell says that there is no rank."""
    return bare(value) in _FIRST_YEAR_CELL


def is_whole(value: Value) -> bool:
    """Say whether a cell holds a whole number of at most four digits."""
    return bool(re.fullmatch(r"\d{1,4}\.?", bare(value)))
