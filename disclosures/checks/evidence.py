"""What in a disclosure can bear out an indicator: one small function each.

Each takes the facts and returns ``Evidence(text, paths)``, or None where the facts for it are not
there. ``text`` is a sentence that says what was compared (a quoted sentence of a text marks the
matching words with 【】); ``paths`` are the places that it rests on, as in findings, the most
telling first: the indicator page makes a link of each (a field, a row, ``charter.text``; a
sentence's article by ``charter.text#第十条``, in the words of ``Clause.where``). An indicator
without a function here has no evidence in what is filed; sentences of the texts are looked for in
``quoted.py``.
"""

from collections.abc import Sequence

from disclosures.checks.facts import Facts
from disclosures.checks.facts.values import read_days
from disclosures.checks.facts.wording import bare, clip
from disclosures.checks.quoted import LOOKS, Evidence, Look
from disclosures.content import Meeting
from disclosures.reading import RankKind, person_name


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
    of_roster = len(facts.by_department) if facts.knows_departments else 0
    shown = len(facts.departments) or facts.charted or of_roster
    if number is None or not shown:
        return None
    listed = "departments" if facts.departments or facts.charted else "roster"
    said = f"填写{number}个，逐个列出的工作部门{shown}个。"
    return Evidence(said, (facts.answers["i05"].path("number"), listed))


def posts(facts: Facts) -> Evidence | None:
    """Item 6: everybody's post (R10)."""
    said = f"已核对名单中{len(facts.people)}人的职务。"
    return Evidence(said, ("roster",)) if facts.knows_posts else None


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
    declared, held = facts.answers["i11"].days, facts.congress.held
    if declared.first is None or not any(declared.meets(days) for days in held):
        return None
    said = f"召开日期{declared.text}，与大会召开情况一致，在规定的时间内。"
    field = "congress.date" if facts.congress.days.first else "congress.text"
    return Evidence(said, (facts.answers["i11"].path("date"), field))


def guidance(facts: Facts) -> Evidence | None:
    """Item 17: the two people of section ten (R24, R25)."""
    if not facts.guides or any(not g.name or g.full_time is None for g in facts.guides):
        return None
    paths = tuple(guide.path("full_time") for guide in facts.guides)
    return Evidence("已核对分管副书记和秘书长是否为专职团干部。", paths)


def duties(facts: Facts) -> Evidence | None:
    """Item 1: what every department does (T05 reads it)."""
    listed = facts.departments
    if not listed or not all(unit.row.duties for unit in listed):
        return None
    said = f"已逐条核对{len(listed)}个工作部门的主要职责，没有看到宿舍管理、纪律检查、安全保卫等行政职能。"
    return Evidence(said, tuple(unit.path("duties") for unit in listed))


def structure(facts: Facts) -> Evidence | None:
    """Item 2: the bodies that the structure table lists (T06 reads their names)."""
    if not facts.departments:
        return None
    names = "、".join(unit.label for unit in facts.departments[:10])
    said = f"架构表中主席团以外只有{len(facts.departments)}个工作部门：{names}。"
    return Evidence(said, tuple(unit.path("name") for unit in facts.departments))


def trainings(facts: Facts) -> Evidence | None:
    """Item 13: two dates of trainings, spring and autumn (R28)."""
    return _held(facts.content.indicators.trainings, "全员培训", "indicators.trainings")


def appraisals(facts: Facts) -> Evidence | None:
    """Item 14: two dates of appraisals (R27), else what the appraisal rules say."""
    held = _held(facts.content.indicators.appraisals, "述职评议", "indicators.appraisals")
    return held or LOOKS["i14"](facts)


def _held(meetings: Sequence[Meeting], what: str, path: str) -> Evidence | None:
    held = [read_days(meeting.date) for meeting in meetings if meeting.date]
    if len(held) < BOTH or any(days.first is None for days in held):
        return None
    said = f"填写了{len(held)}次{what}的日期：{'、'.join(days.text for days in held)}。"
    return Evidence(said, tuple(f"{path}[{number}].date" for number in range(len(held))))


BOTH = 2


def branch(facts: Facts) -> Evidence | None:
    """Item 18: the secretary of the League branch is on the roster's presidium (R29)."""
    name = person_name(bare(facts.content.indicators.branch_secretary[:60]))
    same = [person for person in facts.presidium if name and person.name == name]
    if not same:
        return None
    said = f"团支部书记{clip(name, 12)}是名单中的主席团成员。"
    return Evidence(said, ("indicators.branch_secretary", same[0].path("name")))


def survey(facts: Facts) -> Evidence | None:
    """Item 19: a survey with its date, sample and result (R30)."""
    made = facts.content.indicators.survey
    if not (made.date and made.sample and made.result):
        return None
    said = f"满意度调研：{clip(made.date, 20)}，样本{clip(made.sample, 12)}，{clip(made.result)}。"
    return Evidence(said, ("indicators.survey",))


EVIDENCE: dict[str, Look] = {
    **LOOKS,
    "i01": duties,
    "i02": structure,
    "i03": staff,
    "i04": presidium,
    "i05": departments,
    "i06": posts,
    "i07": political_status,
    "i08": study,
    "i11": congress,
    "i13": trainings,
    "i14": appraisals,
    "i17": guidance,
    "i18": branch,
    "i19": survey,
}
"""Indicator id → the function that looks for its evidence."""
