"""How colleges word the headings of the sections."""

from __future__ import annotations

import re
from random import Random

from .style import HIDDEN_NUMBERS, Style

DIGITS = "一二三四五六七八九十"
OWN: dict[str, tuple[str, ...]] = {
    "indicators": ("改革自评表", "{o}改革自评表", "校级{u}组织改革自评表", "{s}{u}改革自评表", "{u}组织深化改革评估备案表"),
    "charter": ("《{s}{u}章程》", "{s}{u}章程", "《{s}{u}（研究生会）章程》", "{u}章程", "校级{u}组织章程"),
    "departments": (
        "{o}工作机构组织架构表", "校级{u}组织架构", "{s}{u}组织架构表", "{u}工作机构设置情况", "校级组织工作机构组织架构图（表）",
    ),
    "roster": ("{o}工作人员名单", "校级{u}组织工作人员名单", "{s}{u}工作人员名单", "{u}工作人员名单公示", "校{u}工作人员名单"),
    "candidate_rules": (
        "{o}主席团成员候选人产生办法", "校级{u}组织主席团成员候选人产生办法", "{s}{u}主席团候选人产生办法", "关于{u}主席团成员候选人产生的办法",
    ),
    "election_rules": (
        "{o}主席团成员选举办法", "校级{u}组织主席团成员选举办法", "{s}{u}主席团选举办法", "关于{u}主席团成员选举的办法",
    ),
    "combined": (
        "{o}主席团成员候选人产生办法及选举办法", "校级{u}主席团成员候选人产生及选举办法", "{s}{u}主席团候选人产生办法和选举办法",
    ),
    "congress": (
        "校级{m}代表大会召开情况", "校级学生（研究生）代表大会召开情况", "{s}{m}代表大会召开情况", "{m}代表大会召开情况", "校级{m}代表大会的召开情况",
    ),
    "delegate_rules": (
        "校级{m}代表大会代表产生办法", "校级学生（研究生）代表大会代表产生办法", "{s}{m}代表大会代表产生办法", "{m}代表大会代表产生办法",
    ),
    "appraisal_rules": (
        "主席团成员和工作部门负责人述职评议办法", "{o}工作人员述职评议办法", "{s}{u}述职评议办法", "校级{u}组织述职评议制度",
    ),
    "party_guidance": ("学校党委指导{u}工作情况", "学校党委指导{u}组织工作", "党委指导{u}工作情况"),
    "responsible": ("校团委指导{u}主要责任人", "校团委指导{u}组织主要负责人", "团委指导{u}主要责任人情况", "校团委指导校级{u}组织主要责任人"),
}  # fmt: skip


def words_of(school: str, union: str) -> dict[str, str]:
    member = union.removesuffix("会")
    return {"s": school, "u": union, "m": member, "o": "校级组织"}


def form_wording(title: str, words: dict[str, str]) -> str:
    """Return the form's own heading without its number."""
    filled = title.format(school=words["s"], organisation=words["u"])
    return re.sub(r"^（?[一二三四五六七八九十]+[）、]", "", filled)


def worded(rng: Random, style: Style, key: str, form_title: str, words: dict[str, str]) -> str:
    """Return a section's heading without number, as this college words it."""
    if style.wording == "form" or (style.wording == "mixed" and rng.random() < 0.5):
        return form_wording(form_title, words)
    own = OWN[key] if style.holdout else OWN[key][:3]
    text = rng.choice(own).format(**words).replace("研究生会（研究生会）", "学生会（研究生会）")
    if rng.random() < 0.08 and key in {
        "candidate_rules",
        "election_rules",
        "delegate_rules",
        "appraisal_rules",
    }:
        text = f"《{text}》"
    return text


def numbered(style: Style, place: int) -> str:
    """Return the number in front of the ``place``-th section (from 1), as this college writes it."""
    pattern = style.number
    if not pattern:
        return ""
    chinese = DIGITS[place - 1] if place <= 10 else "十" + DIGITS[place - 11]
    if pattern in HIDDEN_NUMBERS and "壹" in pattern:
        return pattern.replace("壹", "壹贰叁肆伍陆柒捌玖拾"[place - 1] if place <= 10 else "拾壹")
    return re.sub(r"一|1", lambda hit: str(place) if hit[0] == "1" else chinese, pattern)
