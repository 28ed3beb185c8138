"""What in a disclosure can bear out an indicator: one small function each.

Each returns a sentence that says what was compared, or an empty text where the facts for it are
not there. An indicator without a function here has no evidence in the structured data.
"""

from collections.abc import Callable

from disclosures.checks.facts import Facts
from disclosures.reading import RankKind

Evidence = Callable[[Facts], str]


def staff(facts: Facts) -> str:
    """Item 3: the declared number and the roster (R03, R04)."""
    number = facts.answers["i03"].count.value
    if number is None or not facts.people:
        return ""
    return f"填写{number}人，名单{len(facts.people)}人，限额已核对。"


def presidium(facts: Facts) -> str:
    """Item 4: the declared number and the presidium's rows of the roster (R05)."""
    number = facts.answers["i04"].count.value
    if number is None or not facts.presidium or facts.unplaced:
        return ""
    return f"填写{number}人，名单中主席团成员{len(facts.presidium)}人。"


def departments(facts: Facts) -> str:
    """Item 5: the declared number and the structure table or the roster (R06)."""
    number = facts.answers["i05"].count.value
    shown = len(facts.departments) or (len(facts.by_department) if facts.knows_departments else 0)
    return f"填写{number}个，逐个列出的工作部门{shown}个。" if number is not None and shown else ""


def posts(facts: Facts) -> str:
    """Item 6: everybody's post (R10)."""
    known = facts.people and all(person.posts for person in facts.people)
    return f"已核对名单中{len(facts.people)}人的职务。" if known else ""


def political_status(facts: Facts) -> str:
    """Item 7: everybody's political status (R11)."""
    known = facts.people and all(person.row.political_status for person in facts.people)
    return f"已核对名单中{len(facts.people)}人的政治面貌。" if known else ""


def study(facts: Facts) -> str:
    """Item 8: ranks where they are owed, and failed courses of all (R12–R15)."""
    people = facts.people
    if not people or not all(person.row.failed_courses for person in people):
        return ""
    ranked = [person for person in people if person.rank.possible]
    excused = [p for p in people if p.rank.kind is RankKind.NONE and (p.graduate or p.came_in)]
    if not facts.context.ranks:
        return f"已核对{len(people)}人有无课业不及格；研究生不需填写排名。"
    if not ranked or len(ranked) + len(excused) < len(people):
        return ""
    return f"已核对{len(ranked)}人的排名和{len(people)}人有无课业不及格。"


def congress(facts: Facts) -> str:
    """Item 11: the date, its window, and section seven (R17, R18)."""
    declared, held = facts.answers["i11"].days, facts.congress.days
    if declared.first is None or held.first is None:
        return ""
    return f"召开日期{declared.text}，与大会召开情况一致，在规定的时间内。"


def guidance(facts: Facts) -> str:
    """Item 17: the two people of section ten (R24, R25)."""
    if not facts.guides or any(not g.name or g.full_time is None for g in facts.guides):
        return ""
    return "已核对分管副书记和秘书长是否为专职团干部。"


EVIDENCE: dict[str, Evidence] = {
    "i03": staff,
    "i04": presidium,
    "i05": departments,
    "i06": posts,
    "i07": political_status,
    "i08": study,
    "i11": congress,
    "i17": guidance,
}
"""Indicator id → the function that looks for its evidence."""
