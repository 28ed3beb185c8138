"""A clean invented filing, and ways to spoil it at one place."""

from __future__ import annotations

import re
from typing import Any

from disclosures.checks import Context, Facts, Finding, build_facts, rules, run
from disclosures.content import Disclosure
from disclosures.editions import load
from portal.kinds import kinds
from tests.disclosures.checks import texts

SCHOOL = "青川大学"
UNITS = ("办公部", "学习部", "文体部", "权益部", "宣传部")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施"


def row(index: int, post: str, department: str, **more: str) -> dict[str, str]:
    """One person: every fourth is a first-year without a rank."""
    new = index % 4 == 3
    return {
        "name": f"{SURNAMES[index]}小{SURNAMES[-1 - index]}",
        "post": post,
        "department": department,
        "political_status": ("中共预备党员", "共青团员", "共青团员")[index % 3],
        "faculty": f"学院{index % 5}",
        "grade": "2024级" if new else "2023级",
        "rank": "一年级" if new else f"{index % 5 + 1}/{40 + index}",
        "failed_courses": "否",
        "from_faculty_union": "是",
        **more,
    }


def roster() -> list[dict[str, str]]:
    """Three of the presidium, five departments of four with two heads each: 23 people."""
    people = [
        row(index, "执行主席" if index == 0 else "主席团成员", "主席团") for index in range(3)
    ]
    posts = ("部长", "副部长", "干事", "干事")
    for unit in UNITS:
        people += [row(len(people) + n, post, unit) for n, post in enumerate(posts)]
    return people


def indicators(edition: str) -> dict[str, Any]:
    """All 是, with the numbers of :func:`roster`."""
    answers = {item.id: {"answer": "是"} for item in load(edition).indicators}
    answers["i03"]["number"], answers["i04"]["number"], answers["i05"]["number"] = "23", "3", "5"
    answers["i11"]["date"] = "2024-12-11"
    return {
        "answers": answers,
        "students": "14600",
        "trainings": [{"term": "秋", "date": "2024-10-12"}, {"term": "春", "date": "2025-03-15"}],
        "appraisals": [{"term": "秋", "date": "2025-01-08"}, {"term": "春", "date": "2025-06-20"}],
        "survey": {"date": "2025-05-10", "sample": "1200", "result": "满意率96%"},
        "branch_secretary": roster()[1]["name"],
    }


def data(edition: str = "2024-2025") -> dict[str, Any]:
    """A clean filing as plain data; change it and hand it to :func:`facts`."""
    return {
        "indicators": indicators(edition),
        "charter": {"title": "青川大学学生会章程", "text": texts.CHARTER, "adopted": "2024-12-11",
                    "adopted_by": "青川大学第三次学生代表大会"},
        "departments": {"rows": [{"name": name, "headcount": "4", "duties": "服务同学。"} for name in UNITS]},
        "roster": {"rows": roster()},
        "candidate_rules": {"text": texts.CANDIDATE_RULES},
        "election_rules": {"text": texts.ELECTION_RULES},
        "congress": {
            "ordinal": "第三次", "date": "2024-12-11", "place": "大学生活动中心", "delegates": "150",
            "students": "14600", "delegates_without_post": "100", "candidates": "5", "seats": "3",
            "elected": "3", "text": texts.CONGRESS,
        },
        "delegate_rules": {"text": texts.DELEGATE_RULES},
        "appraisal_rules": {"text": texts.APPRAISAL_RULES},
        "party_guidance": {"text": "学校党委每学期听取学生会工作汇报。"},
        "responsible": {"rows": [
            {"category": "分管学生会组织的校团委副书记", "name": "魏若棋", "full_time": "是", "post": "校团委副书记"},
            {"category": "学生会组织秘书长", "name": "段心彤", "full_time": "是", "post": "校团委干部"},
        ]},
    }  # fmt: skip


ROWS = {"roster", "departments", "responsible"}


def put(content: dict[str, Any], path: str, value: Any) -> None:
    """Set what stands at a finding's path (``roster[3].rank``, ``indicators.i03.number``)."""
    parts: list[Any] = [int(p) if p.isdecimal() else p for p in re.findall(r"[^.\[\]]+", path)]
    if parts[0] in ROWS and len(parts) > 1 and isinstance(parts[1], int):
        parts.insert(1, "rows")
    if parts[0] == "indicators" and len(parts) > 1 and re.fullmatch(r"i\d\d", str(parts[1])):
        parts.insert(1, "answers")
    target = content
    for part in parts[:-1]:
        target = target[part]
    target[parts[-1]] = value


def spoilt(changes: dict[str, Any], edition: str = "2024-2025") -> dict[str, Any]:
    """A clean filing with values put at paths."""
    content = data(edition)
    for path, value in changes.items():
        put(content, path, value)
    return content


def facts(content: dict[str, Any], edition: str = "2024-2025", **context: Any) -> Facts:
    """Facts of plain content."""
    about = Context(**{"school": SCHOOL, "organisation": "学生会", **context})
    return build_facts(Disclosure.model_validate(content), load(edition), about)


def check(
    rule: str, content: dict[str, Any], edition: str = "2024-2025", **context: Any
) -> list[Finding]:
    """The findings of one rule."""
    only = [each for each in rules() if each.id == rule]
    return run(facts(content, edition, **context), only)


def fired(rule: str, changes: dict[str, Any]) -> list[tuple[str, str]]:
    """(severity, path) of one rule's findings after changes to the clean filing.

    ``@edition`` and ``@kind`` among the changes choose the year's form and the kind of union.
    """
    changes = dict(changes)
    edition, kind = changes.pop("@edition", "2024-2025"), changes.pop("@kind", "student")
    found = check(rule, spoilt(changes, edition), edition, ranks=kinds()[kind].ranks)
    return [(finding.severity.value, finding.path) for finding in found]
