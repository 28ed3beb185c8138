"""What is asked and not published: trainings, appraisals, League branch, survey, faculty unions."""

from collections.abc import Iterator, Sequence
from datetime import date

from disclosures.checks.catalogue.common import unchecked
from disclosures.checks.facts import Days, Facts
from disclosures.checks.facts.values import read_days
from disclosures.checks.facts.wording import bare, clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import OPINIONS, Hit, rule
from disclosures.content import Meeting
from disclosures.reading import person_name

YEAR = 366
SPRING = range(2, 8)


@rule(
    "R16",
    "来自二级学生会的成员达到规定比例",
    Severity.WARNING,
    reads=("roster.from_faculty_union",),
    source=OPINIONS,
)
def half_from_faculties(facts: Facts) -> Iterator[Hit]:
    """At least half of the school-level staff come from faculty unions.

    Rows that do not say count for neither side: only where they decide, it cannot be checked.
    The share is the edition's (``limits.faculty_union_percent``).
    """
    percent, number = facts.limits.faculty_union_percent, len(facts.people)
    said = [squeeze(person.row.from_faculty_union[:20]) for person in facts.people]
    yes = sum(word[:1] in YES for word in said if word)
    unsaid = sum(word[:1] not in YES + NO for word in said)
    if not said or yes * 100 >= percent * number:
        return
    if (yes + unsaid) * 100 >= percent * number:
        need = f"名单没有写全是否来自二级学生会组织，无法核对是否不少于{percent}%。请补填“是”或“否”（不公开）。"
        yield unchecked("roster", need)
    else:
        told = f"名单{number}人中来自二级学生会组织的有{yes}人，不到{percent}%（应不少于{-(-percent * number // 100)}人）。请核对；情况属实的，换届时留意。"
        yield Hit("roster", told, f"{yes}/{number}")


YES = ("是", "√", "✓", "有")
NO = ("否", "×", "✗", "不", "非", "无")


@rule(
    "R27",
    "每学期各有一次述职评议",
    Severity.WARNING,
    indicators=("i14",),
    reads=("indicators.appraisals", "indicators.i14.answer"),
)
def appraised_each_term(facts: Facts) -> Iterator[Hit]:
    """An appraisal in the autumn and one in the spring term, within one year, one of them this year."""
    yield from _both_terms(
        facts, "i14", "appraisals", "述职评议", facts.content.indicators.appraisals
    )


@rule(
    "R28",
    "春季、秋季各有一次全员培训",
    Severity.WARNING,
    indicators=("i13",),
    reads=("indicators.trainings", "indicators.i13.answer"),
)
def trained_each_term(facts: Facts) -> Iterator[Hit]:
    """A training in spring and one in autumn, within one year of each other, one of them this year."""
    yield from _both_terms(facts, "i13", "trainings", "培训", facts.content.indicators.trainings)


def _both_terms(
    facts: Facts, indicator: str, field: str, what: str, meetings: Sequence[Meeting]
) -> Iterator[Hit]:
    declared = facts.answers[indicator]
    if not declared.met:
        return
    held = [(meeting, read_days(meeting.date)) for meeting in meetings if meeting.date]
    path = f"indicators.{field}"
    if not held:
        yield unchecked(path, f"没有填写{what}日期，无法核对是否春季、秋季都有。请补填（不公开）。")
        return
    if any(days.first is None for _, days in held):
        return
    dated = [(_term(meeting, days), days.first) for meeting, days in held if days.first]
    shown, window = "、".join(days.text for _, days in held), facts.form.congress_window
    compared = "、".join(f"{term}{day}" for term, day in dated)
    if lacking := [term for term in ("春", "秋") if term not in {name for name, _ in dated}]:
        said = f"{declared.label}选了“{facts.form.table.values[0]}”，填写的{what}日期（{shown}）中没有{lacking[0]}季学期的。请补填或核对。"
        yield Hit(path, said, shown, compared=compared)
    elif not _near(dated):
        said = f"填写的春、秋两次{what}（{shown}）相隔一年以上。请核对日期。"
        yield Hit(path, said, shown, compared=compared)
    elif not any(window.start <= day <= window.end for _, day in dated):
        said = (
            f"填写的{what}日期（{shown}）都不在本年度（{facts.form.period}）。请填写本年度的日期。"
        )
        yield Hit(path, said, shown, compared=compared)


def _near(dated: list[tuple[str, date]]) -> bool:
    """Whether one in spring and one in autumn lie within a year of each other."""
    springs = [day for term, day in dated if term == "春"]
    autumns = [day for term, day in dated if term == "秋"]
    return any(abs((one - other).days) <= YEAR for one in springs for other in autumns)


def _term(meeting: Meeting, days: Days) -> str:
    if meeting.term[:1] in {"春", "秋"}:
        return meeting.term[:1]
    return "春" if days.first and days.first.month in SPRING else "秋"


@rule(
    "R29",
    "团支部书记由主席团成员担任",
    Severity.WARNING,
    indicators=("i18",),
    reads=("indicators.branch_secretary", "indicators.i18.answer", "roster"),
)
def branch_secretary_of_presidium(facts: Facts) -> Iterator[Hit]:
    """The secretary of the union's League branch is of the presidium.

    Where the name is not given, the roster's post 团支部书记 says who it is. In years in which
    item 18 is marked ▲ the year's form makes it information.
    """
    if not facts.answers["i18"].met:
        return
    name = person_name(bare(facts.content.indicators.branch_secretary[:60])) or _in_roster(facts)
    if not name or not facts.presidium:
        missing = "主席团成员" if name else "团支部书记"
        yield unchecked(
            "indicators.branch_secretary",
            f"没有写明{missing}，无法核对团支部书记是否由主席团成员担任。请补填。",
        )
    elif not any(person.name and person.name in name for person in facts.presidium):
        members = "、".join(clip(person.name, 12) for person in facts.presidium)
        said = (
            f"团支部书记“{clip(name, 12)}”不在名单的主席团成员（{members}）中。请核对姓名或人选。"
        )
        presidium = "、".join(sorted(person.name for person in facts.presidium))
        yield Hit("indicators.branch_secretary", said, name, compared=f"{name}；{presidium}")


def _in_roster(facts: Facts) -> str:
    """Return the name of the one whose post on the roster is 团支部书记."""
    named = [p.name for p in facts.people if any("团支部书记" in post.word for post in p.posts)]
    return named[0] if len(named) == 1 else ""


@rule(
    "R30",
    "满意度调研有日期、样本和结果",
    Severity.INFORMATION,
    indicators=("i19",),
    reads=("indicators.survey", "indicators.i19.answer"),
)
def survey_documented(facts: Facts) -> Iterator[Hit]:
    """A survey that was made has a date, a sample and a result."""
    survey = facts.content.indicators.survey
    parts = {"日期": survey.date, "样本数": survey.sample, "结果": survey.result}
    missing = [name for name, value in parts.items() if not value]
    if not facts.answers["i19"].met or not missing:
        return
    if len(missing) == len(parts):
        yield unchecked(
            "indicators.survey",
            "没有填写满意度调研的情况，无法核对。请补填日期、样本数和结果（不公开）。",
        )
    else:
        said = f"满意度调研没有填写{'、'.join(missing)}。请补填（不公开）。"
        yield Hit("indicators.survey", said, "、".join(missing))
