"""A small invented disclosure that uses every kind of block. Nobody in it exists."""

from __future__ import annotations

from typing import Any

from disclosures import editions
from disclosures.content import (
    Answer,
    Congress,
    Delegation,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Picture,
    Responsible,
    ResponsiblePerson,
    Roster,
    RosterRow,
    RulesText,
    SecondLevel,
    SecondLevelUnit,
)
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Document, Header
from disclosures.publication.redact import Policy

EDITION = "2024-2025"
NAMES = ("林知夏", "欧阳若水", "顾㛃", "沈䶮", "文明", "阿依古丽·买买提")
SECRET = "只供核验的内容"
CHARTER = """云岭海洋大学学生会章程
第一章　总则
第一条　云岭海洋大学学生会（英文译名 Student Union of Yunling Ocean University，以下简称本会）是全校学生的群众组织。
第二条　本会弘扬精神文明，开展下列工作：
（一）服务同学学习和生活；
（二）反映同学意见：
1.听取意见；
2.及时答复。
第二章　附则
第三条　本章程由云岭海洋大学学生代表大会解释。
云岭海洋大学学生会
2024年11月20日"""
RULES = """第一条　候选人由学院团组织推荐，林知夏、文明等同志负责登记。
第二条　候选人名单公示三个工作日。"""


def people(count: int = 6) -> tuple[RosterRow, ...]:
    """`count` rows; those behind the first six are numbered names."""
    ranks = ("4/38", "9/30", "10/32", "", "一年级", "7")
    rows = []
    for at in range(count):
        name = NAMES[at] if at < len(NAMES) else f"钟子{chr(0x4E00 + at)}"
        rows.append(
            RosterRow(
                name=name,
                post=SECRET,
                department="主席团" if at < 2 else "学习部",
                political_status="共青团员",
                faculty="海洋学院",
                grade="2023级",
                rank=ranks[at % len(ranks)],
                from_faculty_union=SECRET,
            )
        )
    return tuple(rows)


def answers(form: editions.EditionForm) -> dict[str, Answer]:
    """是 everywhere; i02 否 with a reason, i03 with a number, i11 with a date."""
    given = {item.id: Answer(answer="是") for item in form.indicators}
    given["i02"] = Answer(answer="否", reason="正在合并两个中心", remedy_date="2025-06-01")
    given["i03"] = Answer(answer="是", number="6", note="含轮值执行主席1人")
    given["i11"] = Answer(answer="是", date="2024-11-20")
    return given


def second_level(form: editions.EditionForm, units: int = 3) -> SecondLevel:
    """`units` faculty unions that meet everything but the second item."""
    if form.second_level is None:
        return SecondLevel()
    ids = [item.id for item in form.second_level_items]
    one = {key: "否" if key == "s02" else "是" for key in ids}
    rows = (SecondLevelUnit(name=f"第{n}学院学生会", answers=one, staff="29") for n in range(units))
    return SecondLevel(counts=dict.fromkeys(ids, str(units)), total=str(units), units=tuple(rows))


def disclosure(edition: str = EDITION, rows: int = 6, units: int = 3, **changes: Any) -> Disclosure:
    """The whole of it, for any edition."""
    form = editions.load(edition)
    rules = {
        section.key: RulesText(text=RULES)
        for section in form.sections
        if section.kind == "rules_text" and section.key != "charter"
    }
    whole = Disclosure(
        indicators=Indicators(answers=answers(form), students=SECRET, staff_grounds=SECRET),
        second_level=second_level(form, units),
        charter=RulesText(text=CHARTER),
        departments=Departments(rows=(Department(name="学习部", headcount="4", duties="1.组织晚自习\n2.联系林知夏"),)),
        roster=Roster(rows=people(rows)),
        congress=Congress(
            ordinal="第三次", date="2024-11-20", place="云海礼堂", delegates="120", candidates="7", seats="5", elected="5", students=SECRET,
            delegations=(Delegation(name="第一代表团", count="60"),), agenda="听取工作报告\n选举主席团",
            text="大会选举林 知夏、欧阳若水为主席团成员，江海清出席。", links=("https://example.org/news/1",),
            pictures=(Picture(attachment="1", alt="沈䶮在会场发言"),),
        ),
        responsible=Responsible(
            rows=(ResponsiblePerson(category=form.responsible.rows[0], name="江海清", full_time="是", post=SECRET),)
        ),
        **rules,
    )  # fmt: skip
    return whole.model_copy(update=changes)


def header(edition: str = EDITION) -> Header:
    """Who discloses."""
    return Header(
        school="云岭海洋大学",
        organisation="学生会",
        period=editions.load(edition).period,
        edition=edition,
        federation="云溪省学生联合会",
        federation_email="yunxi@example.org",
        national_email="quanguo@example.org",
    )


def document(
    edition: str = EDITION,
    names: NamePolicy = NamePolicy.FULL,
    ranks: RankPolicy = RankPolicy.EXACT,
    *,
    noindex: bool = True,
    content: Disclosure | None = None,
) -> Document:
    """The assembled document of `content` (the invented disclosure by default)."""
    policy = Policy(names, ranks, noindex)
    return assemble(content or disclosure(edition), editions.load(edition), header(edition), policy)
