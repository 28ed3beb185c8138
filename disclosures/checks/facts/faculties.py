"""Which faculties there are, and which of them the delegates come from (for R38)."""

import re
from typing import TYPE_CHECKING

from disclosures.checks.facts.wording import bare

if TYPE_CHECKING:
    from disclosures.checks.facts.build import Facts

TOLD_IN = ("congress", "delegate_rules")
FEW = 3
"""Of fewer names nobody can say that they are all."""
_TAIL = re.compile(r"(?:学生会|研究生会|团委|团总支|代表团|分团委)+$")
_FACULTY = re.compile(r".{1,18}(?:学院|系|书院|学部|分院|院|校区)")
_NAMED = re.compile(r"[\u4e00-\u9fff]{1,14}?(?:学院|系|书院|学部|分院)(?=[^\u4e00-\u9fff]|代表|$)")
_ALL = re.compile(
    r"(?:各|每个?|所有|全部|全体)(?:二级)?(?:学院|院系|院\(系\)|学院\(系\)|系部|系|院)[^。;]{0,12}"
    r"(?:均有|都有|各有|至少|不少于|均须|都应)[^。;]{0,10}(?:代表|名)"
    r"|名额[^。;]{0,30}(?:分配|下达|分解)(?:到|给|至)(?:各|每个?)(?:二级)?(?:学院|院系|院\(系\)|学院\(系\)|系)"
)


def faculties(facts: "Facts") -> list[str]:
    """Return the faculties that the second-level table names, else the roster; none if too few."""
    units = [_TAIL.sub("", bare(unit.name[:80])) for unit in facts.content.second_level.units]
    of_people = [bare(person.row.faculty[:80]) for person in facts.people]
    for names in (units, of_people):
        known = list(dict.fromkeys(name for name in names if _FACULTY.fullmatch(name)))
        if len(known) >= FEW:
            return known
    return []


def every_faculty_named(facts: "Facts") -> bool:
    """Whether a text says that every faculty has delegates, or gives places to all of them."""
    return any(_ALL.search(clause.text) for key in TOLD_IN for clause in facts.prose(key).clauses)


def unnamed(facts: "Facts", known: list[str]) -> list[str] | None:
    """Return the faculties that no delegation or text names; None where too few names are told."""
    told = [_TAIL.sub("", bare(row.name[:80])) for row in facts.congress.content.delegations]
    texts = [facts.prose(key).plain for key in TOLD_IN]
    told += [name for text in texts for line in text.splitlines() for name in _NAMED.findall(line)]
    missing = [name for name in known if not any(_means(short, name) for short in told if short)]
    return missing if known and 2 * len(missing) < len(known) else None


def _means(short: str, name: str) -> bool:
    """Whether one is the other, or a shortening of it: its characters in the same order."""
    rest = iter(name)
    return name in short or (len(short) > 1 and all(char in rest for char in short))
