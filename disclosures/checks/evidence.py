"""What in a disclosure can bear out an indicator: one small function each.

Each takes the facts and returns ``Evidence(text, paths)``, or None where the facts for it are not
there. ``text`` is a sentence that says what was compared (a quoted sentence of a text marks the
matching words with 【】); ``paths`` are the places that it rests on, as in findings, the most
telling first: the indicator page makes a link of each (a field, a row, ``charter.text``; a
sentence's article by ``charter.text#第十条``, in the words of ``Clause.where``). An indicator
without a function here has no evidence in the structured data.
"""

from collections.abc import Callable
from dataclasses import dataclass

from disclosures.checks.facts import Facts
from disclosures.reading import RankKind


@dataclass(frozen=True)
class Evidence:
    """What bears out an indicator: a sentence, and the places that it rests on."""

    text: str
    paths: tuple[str, ...] = ()


Look = Callable[[Facts], Evidence | None]


def staff(facts: Facts) -> Evidence | None:
    """Item 3: the declared number and the roster (R03, R04)."""
    number = facts.answers["i03"].count.value
    if number is None or not facts.people:
        return None
    said = f"填写{number}人，名单{len(facts.people)}人，限额已核对。"
    return Evidence(said, (facts.answers["i03"].path("number"), "roster"))


def presidium(facts: Facts) -> Evidence | None:
    """Item 4: the declared number and the presidium's rows of the roster (R05)."""
    number = facts.answers["i04"].count.value
    if number is None or not facts.presidium or facts.unplaced:
        return None
    said = f"填写{number}人，名单中主席团成员{len(facts.presidium)}人。"
    rows = (person.path("name") for person in facts.presidium)
    return Evidence(said, (facts.answers["i04"].path("number"), *rows))


def departments(facts: Facts) -> Evidence | None:
    """Item 5: the declared number and the structure table or the roster (R06)."""
    number = facts.answers["i05"].count.value
    shown = len(facts.departments) or (len(facts.by_department) if facts.knows_departments else 0)
    if number is None or not shown:
        return None
    listed = "departments" if facts.departments else "roster"
    said = f"填写{number}个，逐个列出的工作部门{shown}个。"
    return Evidence(said, (facts.answers["i05"].path("number"), listed))


def posts(facts: Facts) -> Evidence | None:
    """Item 6: everybody's post (R10)."""
    known = facts.people and all(person.posts for person in facts.people)
    return Evidence(f"已核对名单中{len(facts.people)}人的职务。", ("roster",)) if known else None


def political_status(facts: Facts) -> Evidence | None:
    """Item 7: everybody's political status (R11)."""
    known = facts.people and all(person.row.political_status for person in facts.people)
    said = f"已核对名单中{len(facts.people)}人的政治面貌。"
    return Evidence(said, ("roster",)) if known else None


def study(facts: Facts) -> Evidence | None:
    """Item 8: ranks where they are owed, and failed courses of all (R12–R15)."""
    people = facts.people
    if not people or not all(person.row.failed_courses for person in people):
        return None
    ranked = [person for person in people if person.rank.possible]
    excused = [p for p in people if p.rank.kind is RankKind.NONE and (p.graduate or p.came_in)]
    if not facts.context.ranks:
        return Evidence(f"已核对{len(people)}人有无课业不及格；研究生不需填写排名。", ("roster",))
    if not ranked or len(ranked) + len(excused) < len(people):
        return None
    said = f"已核对{len(ranked)}人的排名和{len(people)}人有无课业不及格。"
    return Evidence(said, ("roster",))


def congress(facts: Facts) -> Evidence | None:
    """Item 11: the date, its window, and section seven (R17, R18)."""
    declared, held = facts.answers["i11"].days, facts.congress.days
    if declared.first is None or held.first is None:
        return None
    said = f"召开日期{declared.text}，与大会召开情况一致，在规定的时间内。"
    return Evidence(said, (facts.answers["i11"].path("date"), "congress.date"))


def guidance(facts: Facts) -> Evidence | None:
    """Item 17: the two people of section ten (R24, R25)."""
    if not facts.guides or any(not g.name or g.full_time is None for g in facts.guides):
        return None
    paths = tuple(guide.path("full_time") for guide in facts.guides)
    return Evidence("已核对分管副书记和秘书长是否为专职团干部。", paths)


EVIDENCE: dict[str, Look] = {
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
