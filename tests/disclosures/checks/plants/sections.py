"""Whole sections, duties, titles."""

from __future__ import annotations

from random import Random

from disclosures.content import Disclosure, RulesText
from tests.disclosures.checks.plants.figures import unit
from tests.disclosures.checks.plants.plant import LATER, Planted, plant, put, row

DUTIES = (
    "负责学生宿舍的日常管理和卫生检查",
    "组织晚自习出勤情况检查并通报",
    "开展学风督查，登记课堂迟到人员",
    "承担校园文明纠察和门岗执勤工作",
    "参与家庭经济困难学生认定和助学金评定",
    "负责早操考勤",
)


@plant("R33")
def an_empty_section(rng: Random, disclosure: Disclosure) -> Planted:
    key = rng.choice(["candidate_rules", "delegate_rules", "appraisal_rules"])
    return disclosure.model_copy(update={key: RulesText()}), key


@plant("T05")
def administrative_duties(rng: Random, disclosure: Disclosure) -> Planted:
    place = unit(rng, disclosure)
    duties = disclosure.departments.rows[place].duties
    more = f"{duties}\n{duties.count('.') + 1}.{rng.choice(DUTIES)}。"
    return row(disclosure, "departments", place, duties=more), f"departments[{place}]"


@plant("T06", also={"R06", "R08"})
def a_centre_in_the_structure(rng: Random, disclosure: Disclosure) -> Planted:
    place = unit(rng, disclosure)
    name = rng.choice(["新媒体中心", "权益服务中心", "项目办公室"])
    return row(disclosure, "departments", place, name=name), f"departments[{place}]"


@plant("T20")
def the_title_of_another_college(rng: Random, disclosure: Disclosure) -> Planted:
    title = rng.choice(["泊宁科技大学学生会章程", "XX大学学生会章程", "××学院学生会章程"])
    return put(disclosure, "charter", title=title), "charter"


@plant("T25")
def a_telephone_number(rng: Random, disclosure: Disclosure) -> Planted:
    key = rng.choice(["charter", "delegate_rules", "appraisal_rules"])
    number = f"1{rng.choice('3578')}{rng.randrange(10**8, 10**9)}"
    text = f"{getattr(disclosure, key).text}\n联系电话：{number}"
    return put(disclosure, key, text=text), key


@plant("T24")
def page_numbers_left_in(rng: Random, disclosure: Disclosure) -> Planted:
    key = rng.choice(["charter", "delegate_rules", "appraisal_rules"])
    lines = getattr(disclosure, key).text.split("\n")
    lines.insert(rng.randrange(1, len(lines)), rng.choice(["- 19 -", "— 7 —", "第 3 页 共 28 页"]))
    return put(disclosure, key, text="\n".join(lines)), key


@plant("R33", years=LATER)
def no_responsible_people(rng: Random, disclosure: Disclosure) -> Planted:
    return put(disclosure, "responsible", rows=()), "responsible"
