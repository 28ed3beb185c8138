"""Numbers and dates that were typed and cannot be read."""

from collections.abc import Iterator

from disclosures.checks.facts import Count, Days, Facts
from disclosures.checks.facts.values import read_count, read_days
from disclosures.checks.facts.wording import clip
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.reading import month

Named = tuple[str, str]
COUNTS = {
    "delegates": "正式代表人数",
    "students": "在校学生人数",
    "delegates_without_post": "未担任学生会职务的代表人数",
    "candidates": "候选人数",
    "seats": "应选名额",
    "elected": "当选人数",
}
TEXTS = ("charter", "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules")


@rule(
    "R39",
    "填写的数字和日期可以辨认",
    Severity.ERROR,
    reads=(
        "indicators",
        "second_level",
        "departments.headcount",
        "congress",
        *(f"{key}.adopted" for key in TEXTS),
    ),
    together=(),
)
def typed_values_readable(facts: Facts) -> Iterator[Hit]:
    """A typed number is one whole number, a typed date a full date with its year.

    What is left empty is no matter of this rule; items 3, 4, 5, 11 are R02's and ranks R13's.
    """
    for (path, label), count in _counts(facts):
        if count.unreadable:
            said = f"{label}写的是“{clip(count.raw)}”，看不出是多少。请只填一个整数，例如 36。"
            yield Hit(path, said, clip(count.raw))
    for (path, label), days in _dates(facts):
        if days.unreadable:
            why = "没有写明年份" if days.lacks_year else "看不出是哪一天"
            said = (
                f"{label}写的是“{clip(days.raw)}”，{why}。请写成年、月、日，例如 2024年12月11日。"
            )
            yield Hit(path, said, clip(days.raw))


def _counts(facts: Facts) -> Iterator[tuple[Named, Count]]:
    asked = facts.content.indicators
    yield ("indicators.students", "在校学生人数"), read_count(asked.students)
    yield ("indicators.campuses", "校区数"), read_count(asked.campuses)
    yield ("indicators.survey.sample", "满意度调查的样本数"), read_count(asked.survey.sample)
    for unit in facts.units:
        yield (unit.path("headcount"), f"机构架构表“{unit.label}”的人数"), unit.headcount
    content = facts.content.congress
    for field, label in COUNTS.items():
        yield (f"congress.{field}", label), read_count(getattr(content, field))
    for number, count in enumerate(facts.congress.delegations):
        yield (f"congress.delegations[{number}].count", f"第{number + 1}个代表团的人数"), count
    yield from _second_level(facts)


def _second_level(facts: Facts) -> Iterator[tuple[Named, Count]]:
    content = facts.content.second_level
    yield ("second_level.total", "二级学生会组织总数"), read_count(content.total)
    for item in facts.form.second_level_items:
        label = f"二级组织自评表第{item.no}项的数量"
        yield (f"second_level.counts.{item.id}", label), read_count(content.counts.get(item.id, ""))
    for number, unit in enumerate(content.units):
        path, whose = f"second_level.units[{number}]", f"二级组织“{clip(unit.name, 20)}”的"
        yield (f"{path}.staff", f"{whose}工作人员数"), read_count(unit.staff)
        yield (f"{path}.presidium", f"{whose}主席团人数"), read_count(unit.presidium)


def _dates(facts: Facts) -> Iterator[tuple[Named, Days]]:
    asked = facts.content.indicators
    for declared in facts.answers.values():
        if declared.unmet:
            yield (
                (declared.path("remedy_date"), f"{declared.label}的整改期限"),
                _month_or_day(declared.answer.remedy_date),
            )
    for kind, label, meetings in (
        ("trainings", "培训", asked.trainings),
        ("appraisals", "述职评议", asked.appraisals),
    ):
        for number, meeting in enumerate(meetings):
            yield (
                (f"indicators.{kind}[{number}].date", f"第{number + 1}次{label}的日期"),
                read_days(meeting.date),
            )
    yield ("indicators.survey.date", "满意度调查的日期"), _month_or_day(asked.survey.date)
    content = facts.content.congress
    yield ("congress.date", "代表大会召开日期"), facts.congress.days
    yield ("congress.date_end", "代表大会结束日期"), read_days(content.date_end)
    for key in TEXTS:
        title = facts.title(key)
        yield (
            (f"{key}.adopted", f"“{title}”的通过日期"),
            _month_or_day(getattr(facts.content, key).adopted),
        )


def _month_or_day(text: str) -> Days:
    """Read a date of which the day may be missing: then there is nothing to object to."""
    return (
        Days() if len(text) <= len("二〇二四年十二月三十一日") and month(text) else read_days(text)
    )
