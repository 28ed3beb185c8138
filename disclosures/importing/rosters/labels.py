"""What a column is called: the labels of all years' forms and the words that colleges use instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from disclosures.importing.rosters.cells import Value, bare

FIELDS = {
    "no": "序号",
    "name": "姓名",
    "post": "职务",
    "department": "所属部门",
    "political_status": "政治面貌",
    "faculty": "院系",
    "grade": "年级",
    "faculty_grade": "院系和年级（同一列）",
    "rank": "成绩排名",
    "cohort_size": "专业人数",
    "rank_basis": "排名依据",
    "failed_courses": "是否存在不及格情况",
    "from_faculty_union": "是否来自二级学生会组织",
    "experience": "学生工作经历",
    "note": "备注",
}
"""What a column can be matched with, in the words of the matching dialog."""
PRIVATE, OTHER = "-private", "-other"
"""Columns that are known and not taken: personal data, and what a roster has no place for."""
_LONGEST = 80
_ONE_OF = r"(?:{})"
_DECOR = re.compile(
    r"[*＊★☆▲△#：:。]+|^(?:Q|第)?\d{1,2}[.、_题](?=\D)|您的|你的|请(?:填写|输入|选择)|[(（]必填[)）]",
    re.IGNORECASE,
)
_EXACT = {
    "no": "序号 编号 序 no no. № 号 排序 次序 行号",
    "name": "姓名 名字 学生姓名 成员姓名 工作人员姓名 干部姓名 工作人员 成员 人员 学生 名单 name 姓名(全名)",
    "post": "职务 职位 岗位 担任职务 现任职务 拟任职务 任职 身份 学生会职务 校学生会职务 职责 post",
    "department": "部门 所属部门 所在部门 任职部门 工作部门 部门名称 组织 所属组织 所在组织 机构 组别 部别 单位部门 中心"
    " 部门/职务 部门及职务 部门职务 部门、职务 所属部门及职务 department",
    "political_status": "政治面貌 面貌 政治身份 党团身份 政治情况",
    "faculty": "院系 学院 系 系别 系部 院部 书院 所在学院 所属学院 所在院系 所属院系 单位 所属单位 院(系) 学院(系) 院别 院系名称 学院名称"
    " 所在系 所属系部 教学单位 二级学院 所在二级学院 分院 学部 faculty",
    "grade": "年级 所在年级 级别 入学年份 入学年级 级 届 届别 年级(级) grade",
    "rank": "排名 名次 位次 成绩排名 学习成绩排名 专业排名 班级排名 综合排名 本人排名 学业排名 学习排名 rank",
    "cohort_size": "人数 总人数 专业人数 专业总人数 所属专业人数 班级人数 班级总人数 年级人数 年级总人数 参评人数"
    " 参与排名人数 排名总人数 同专业人数 本专业人数 所在专业人数",
    "rank_basis": "排名依据 排名范围 排名周期 统计周期 统计区间 成绩区间 排名时段 排名学期",
    "failed_courses": "挂科 是否挂科 有无挂科 挂科情况 不及格 是否不及格 有无不及格 不及格情况 课程不及格情况",
    "experience": "经历 工作经历 学生工作经历 任职经历 学生干部经历 履历 工作经验",
    "note": "备注 说明 注 附注 备 其他 remark note",
}
_KNOWN = {word: field for field, words in _EXACT.items() for word in words.split()}
_PATTERNS: tuple[tuple[str, str, float], ...] = (
    (PRIVATE, r"性别|学号|电话|手机|联系方式|联系人|身份证|证件|出生|生日|年龄|民族|籍贯|生源|QQ|微信|邮箱|E-?mail|宿舍|寝室|住址|家庭|银行|卡号|照片|特长|爱好|身高|签名|签字|一卡通|考生号|准考证", 0.95),
    (OTHER, r"百分比|百分数|比例|占比|前%|百分位|是否前|前30%", 0.85),
    ("rank_basis", r"(?:排名|成绩|名次).*(?:依据|时段|周期|区间|所指|类型|口径)", 0.85),
    ("from_faculty_union", r"是否.*(?:来自|二级|院级).*|来自.*(?:二级|院系?级?)学生会", 0.9),
    ("experience", r"经历|履历|任职情况|工作经验|曾任", 0.9),
    ("failed_courses", r"不及格|挂科|补考|重修|未通过课程", 0.9),
    ("cohort_size", r"^[^/\-—－]*(?:专业|班级|年级|排名|参评|同级|总|参与.*|学生|院系|系)[^/\-—－]{0,4}人数$|^总?人数|总数$", 0.85),
    ("rank", r"排名|名次|位次|名列|排位", 0.9),
    ("political_status", r"政治|面貌|党团", 0.9),
    ("no", r"^序号|^编号", 0.9),
    ("name", r"^(?:学生|成员|干部|工作人员|本人|人员)?姓名", 0.95),
    ("faculty_grade", r"(?:院系?|学院|系别?|系部)[^班]{0,8}年级|年级[^班专]{0,4}(?:院系|学院|系别?)", 0.8),
    ("post", r"职务|职位|岗位", 0.85),
    ("department", r"部门|组织|机构|任职单位", 0.8),
    ("grade", r"年级|入学(?:年|时间)|届别", 0.8),
    ("faculty", r"院系|学院|系[别部]|书院|院[(/（、]系|所[在属]院|二级单位|教学单位|所在单位|培养单位", 0.8),
    ("note", r"备注|说明", 0.8),
    (OTHER, r"专业|班级|行政班|班主任|辅导员|绩点|平均分|成绩|分数|学制|层次|学历|校区|任期|时间|年份|日期|届次|荣誉|奖|处分", 0.7),
)  # fmt: skip
_COMPILED = tuple(
    (field, re.compile(words, re.IGNORECASE), sure) for field, words, sure in _PATTERNS
)
_BOTH_IN = re.compile(r"(?:部门|组织|机构).{0,3}(?:职务|职位|岗位)|(?:职务|职位).{0,3}部门")


@dataclass(frozen=True, slots=True)
class Label:
    """A header cell: the field it names, and how sure that is (0–1)."""

    field: str
    sure: float


def read_label(value: Value) -> Label | None:
    """Return what a header cell names, None where it names nothing known."""
    return _read(bare(value)) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _read(words: str) -> Label | None:
    text = _DECOR.sub("", words).casefold()
    if not text or len(text) > _LONGEST:
        return None
    if field := _KNOWN.get(text):
        return Label(field, 1.0)
    plain = re.sub(r"\(.*?\)", "", text)
    if field := _KNOWN.get(plain):
        return Label(field, 0.97)
    return _by_pattern(plain, text)


def _by_pattern(plain: str, text: str) -> Label | None:
    if _BOTH_IN.search(plain):
        return Label("department", 0.8)
    for words in filter(None, (plain, text)):
        for field, pattern, sure in _COMPILED:
            if pattern.search(words):
                return Label(field, sure)
    return None
