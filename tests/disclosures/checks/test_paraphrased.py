"""Twenty sets of rule texts of twenty invented colleges, all in order: the rules leave them alone.

The texts were written by somebody who did not see the rules. Whatever the wording: no contradiction,
no error, and at most two warnings.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosures.checks import Finding, Severity, run
from tests.disclosures.checks.filings import SURNAMES, data, facts, row

FOLDER = Path(__file__).parent / "paraphrased"
SETS = sorted(FOLDER.glob("*.yaml"))
TEXTS = ("candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance")
HEAVY = (Severity.ERROR, Severity.CONTRADICTION)
MOST_WARNINGS = 2
PEOPLE = 4
"""In each department: two heads, two 干事."""


def roster(presidium: int, departments: list[str]) -> list[dict[str, str]]:
    posts = [("执行主席" if n == 0 else "主席团成员", "主席团") for n in range(presidium)]
    for unit in departments:
        posts += [(post, unit) for post in ("部长", "副部长", "干事", "干事")]
    rows = [row(n % len(SURNAMES), post, unit) for n, (post, unit) in enumerate(posts)]
    return [
        each | {"name": f"{each['name']}{'甲乙丙'[n // len(SURNAMES)]}"}
        for n, each in enumerate(rows)
    ]


def disclosure(told: dict[str, Any]) -> dict[str, Any]:
    """A clean filing with the college's own texts, and figures that fit them."""
    content, about = copy.deepcopy(data()), told["facts"]
    units, presidium = about["departments"], about["presidium"]
    answers = content["indicators"]["answers"]
    people = roster(presidium, units)
    answers["i03"]["number"], answers["i04"]["number"] = str(len(people)), str(presidium)
    answers["i05"]["number"], answers["i11"]["date"] = str(len(units)), about["date"]
    # The texts state their delegates; how many students there are, they do not say.
    content["indicators"]["students"] = ""
    content["indicators"]["branch_secretary"] = people[1]["name"]
    content["roster"]["rows"] = people
    content["departments"]["rows"] = [
        {"name": unit, "headcount": str(PEOPLE), "duties": "服务同学。"} for unit in units
    ]
    content["charter"] = told["charter"]
    content |= {key: {"text": told[key]} for key in TEXTS}
    content["congress"] = {
        "ordinal": about["congress"][: -len("学生代表大会")],
        "date": about["date"],
        "candidates": str(about["candidates"]),
        "seats": str(presidium),
        "elected": str(presidium),
        "text": told["congress"],
    }
    return content


def findings(file: Path) -> list[Finding]:
    told = yaml.safe_load(file.read_text("utf-8"))
    return run(facts(disclosure(told), school=told["school"]))


def said(found: list[Finding]) -> list[tuple[str, str]]:
    return [(each.rule, each.message) for each in found]


def test_there_are_twenty() -> None:
    assert len(SETS) >= 20


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.stem)
def test_texts_in_order_are_left_alone(file: Path) -> None:
    found = findings(file)
    assert said([each for each in found if each.severity in HEAVY]) == []
    warnings = [each for each in found if each.severity is Severity.WARNING]
    assert len(warnings) <= MOST_WARNINGS, said(warnings)
