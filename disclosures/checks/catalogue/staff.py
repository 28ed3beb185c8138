"""How many people: the declared numbers against the limits and against the roster."""

from collections.abc import Iterator

from disclosures.checks.catalogue.common import PLACES, UNITS, against, unchecked
from disclosures.checks.facts import Facts
from disclosures.checks.facts.values import read_count
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule

GROUNDS = ("校区", "在校生", "学生人数", "学生数", "学生总数", "在校学生", "万人")


@rule(
    "R03",
    "工作人员不超过40人，确有理由的不超过60人",
    Severity.CONTRADICTION,
    indicators=("i03",),
    reads=("indicators",),
)
def staff_within_limit(facts: Facts) -> Iterator[Hit]:
    """More than 60 contradicts 是; 41 to 60 needs its grounds: number of students, campuses.

    One campus alone is no ground. The two limits are the edition's (``limits.staff``, ``limits.staff_with_grounds``).
    """
    declared, limits = facts.answers["i03"], facts.limits
    number = declared.count.value
    if number is None or number <= limits.staff:
        return
    path, evidence = declared.path("number"), f"实有{number}人"
    if number > limits.staff_with_grounds:
        said = f"{declared.label}填写实有{number}人，超过了最高限额{limits.staff_with_grounds}人。请核对人数；情况属实的，这一项应选“否”并写明原因和整改期限。"
        yield Hit(path, said, evidence, severity=against(facts, "i03"))
    elif not _grounds(facts):
        said = f"{declared.label}填写实有{number}人，超过{limits.staff}人。学生人数较多、分校区较多的高校才可以放宽到{limits.staff_with_grounds}人，请在这一项写明在校学生人数和校区数。"
        yield Hit(path, said, evidence, severity=against(facts, "i03") or Severity.WARNING)


def _grounds(facts: Facts) -> bool:
    asked, answer = facts.content.indicators, facts.answers["i03"].answer
    stated = f"{answer.note}{answer.reason}"
    campuses = read_count(asked.campuses).value
    told = asked.staff_grounds or asked.students
    return bool(told) or (campuses or 0) > 1 or any(word in stated for word in GROUNDS)


@rule(
    "R04",
    "填写的工作人员数与名单人数一致",
    Severity.CONTRADICTION,
    indicators=("i03",),
    reads=("indicators.i03.number", "roster"),
)
def staff_as_in_roster(facts: Facts) -> Iterator[Hit]:
    """The declared number of staff is the number of people on the roster.

    Blank rows, headings and totals do not count; somebody of the presidium who stands in a
    department's list once more may be counted once.
    """
    declared, rows = facts.answers["i03"], len(facts.people)
    number = declared.count.value
    if number is None or not rows or rows - len(facts.again) <= number <= rows:
        return
    said = f"{declared.label}填写实有{number}人，名单共有{rows}人。请核对后改成一致。"
    yield Hit(declared.path("number"), said, f"实有{number}人；名单{rows}人")


@rule(
    "R05",
    "主席团成员不超过5人，与名单一致",
    Severity.CONTRADICTION,
    indicators=("i04",),
    reads=("indicators.i04", *PLACES, *UNITS),
)
def presidium_within_limit(facts: Facts) -> Iterator[Hit]:
    """The presidium has at most five people, as many as the roster shows.

    A row of the roster is of the presidium by its department (主席团, 主席团成员) or its post
    (主席, 副主席, 执行主席); without either the roster cannot be compared. A presidium of one
    is unusual and only mentioned.
    """
    declared, limit = facts.answers["i04"], facts.limits.presidium
    number, shown = declared.count.value, len(facts.presidium)
    most = max(number or 0, shown)
    path, evidence = declared.path("number"), f"实有{number}人；名单中主席团{shown}人"
    said = [f"主席团有{most}人，超过{limit}人。"] if most > limit else []
    differs = number is not None and _differs(facts, number)
    if differs:
        said.append(f"{declared.label}填写主席团实有{number}人，名单中主席团成员有{shown}人。")
    if said:
        softer = None if differs else against(facts, "i04")
        yield Hit(path, "".join(said) + "请核对后改正。", evidence, severity=softer)
    elif number is not None and facts.people and not shown:
        need = "名单没有写明谁是主席团成员，无法与填写的人数核对。请在名单中补填职务或所属部门。"
        yield unchecked("roster", need)
    elif number is not None and most == 1:
        only = f"{declared.label}填写主席团只有1人。情况属实的不必修改。"
        yield Hit(path, only, evidence, severity=Severity.INFORMATION)


def _differs(facts: Facts, declared: int) -> bool:
    """Whether the roster shows another number, whoever the people without a place may be."""
    shown, unclear = len(facts.presidium), len(facts.unplaced)
    if not facts.people or unclear == len(facts.people):
        return False
    return not shown <= declared <= shown + unclear
