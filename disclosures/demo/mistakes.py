"""Typical mistakes, each put into a disclosure that is otherwise in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from disclosures.content import Answer, Content, Disclosure, RosterRow, RulesText

Change = Callable[[Disclosure], Disclosure]


@dataclass(frozen=True)
class Mistake:
    """A mistake by name: the rule that should notice it, and how it is made."""

    rule: str
    apply: Change


MISTAKES: dict[str, Mistake] = {}


def with_mistakes(disclosure: Disclosure, *names: str) -> Disclosure:
    """Return the disclosure with the named mistakes; KeyError for a name not in ``MISTAKES``."""
    for name in names:
        disclosure = MISTAKES[name].apply(disclosure)
    return disclosure


def mistake(rule: str) -> Callable[[Change], Change]:
    """Register a function as the mistake of its name."""

    def register(change: Change) -> Change:
        MISTAKES[change.__name__] = Mistake(rule, change)
        return change

    return register


def put(disclosure: Disclosure, section: str, **changes: Any) -> Disclosure:
    """Return the disclosure with fields of one section replaced."""
    content: Content = getattr(disclosure, section)
    return disclosure.model_copy(update={section: content.model_copy(update=changes)})


def answer(disclosure: Disclosure, indicator: str, **changes: Any) -> Disclosure:
    """Return the disclosure with one answer changed."""
    answers = disclosure.indicators.answers
    changed = answers.get(indicator, Answer()).model_copy(update=changes)
    return put(disclosure, "indicators", answers={**answers, indicator: changed})


def row(disclosure: Disclosure, section: str, place: int, **changes: Any) -> Disclosure:
    """Return the disclosure with one row of a table changed."""
    rows: list[Content] = list(getattr(disclosure, section).rows)
    rows[place] = rows[place].model_copy(update=changes)
    return put(disclosure, section, rows=tuple(rows))


def placed(rows: Sequence[RosterRow], wanted: Callable[[RosterRow], bool]) -> int:
    """Return the place of the last row that is wanted."""
    return max(place for place, each in enumerate(rows) if wanted(each))


def ranked(disclosure: Disclosure) -> int:
    """Return the place of somebody with a rank."""
    return placed(disclosure.roster.rows, lambda each: "/" in each.rank)


@mistake("R01")
def unanswered(disclosure: Disclosure) -> Disclosure:
    """An indicator without an answer."""
    return answer(disclosure, "i15", answer="")


@mistake("R02")
def missing_date(disclosure: Disclosure) -> Disclosure:
    """No date of the congress in the table."""
    return answer(disclosure, "i11", date="")


@mistake("R02")
def date_without_year(disclosure: Disclosure) -> Disclosure:
    """The date of the congress without its year."""
    return answer(disclosure, "i11", date="12月11日")


@mistake("R04")
def roster_count(disclosure: Disclosure) -> Disclosure:
    """Two more staff declared than the roster has."""
    return answer(disclosure, "i03", number=str(len(disclosure.roster.rows) + 2))


@mistake("R05")
def presidium_count(disclosure: Disclosure) -> Disclosure:
    """Another number of presidium members declared than the roster has."""
    number = int(disclosure.indicators.answers["i04"].number)
    return answer(disclosure, "i04", number=str(number - 1))


@mistake("R06")
def department_missing(disclosure: Disclosure) -> Disclosure:
    """A department of the roster stands not in the structure table."""
    return put(disclosure, "departments", rows=disclosure.departments.rows[:-1])


@mistake("R08")
def department_headcount(disclosure: Disclosure) -> Disclosure:
    """A headcount that is not the roster's."""
    last = disclosure.departments.rows[-1]
    return row(disclosure, "departments", -1, headcount=str(int(last.headcount) + 1))


@mistake("R10")
def odd_post(disclosure: Disclosure) -> Disclosure:
    """A post that the form does not know."""
    return row(disclosure, "roster", 1, post="主席助理")


@mistake("R11")
def political_status(disclosure: Disclosure) -> Disclosure:
    """An applicant for the Party is neither Party nor League member."""
    return row(disclosure, "roster", -1, political_status="入党积极分子")


@mistake("R12")
def rank_above_30(disclosure: Disclosure) -> Disclosure:
    """A rank beyond the first 30 per cent."""
    return row(disclosure, "roster", ranked(disclosure), rank="17/40")


@mistake("R13")
def bare_rank(disclosure: Disclosure) -> Disclosure:
    """A rank without the number of people."""
    return row(disclosure, "roster", ranked(disclosure), rank="6")


@mistake("R14")
def rank_missing(disclosure: Disclosure) -> Disclosure:
    """Somebody of a higher year without a rank."""
    return row(disclosure, "roster", ranked(disclosure), rank="")


@mistake("R15")
def failed_course(disclosure: Disclosure) -> Disclosure:
    """Somebody with a failed course."""
    return row(disclosure, "roster", 0, failed_courses="是")


@mistake("R17")
def congress_outside_window(disclosure: Disclosure) -> Disclosure:
    """The congress of years ago."""
    changed = answer(disclosure, "i11", date="2018-11-20")
    return put(changed, "congress", date="2018-11-20")


@mistake("R18")
def congress_date_differs(disclosure: Disclosure) -> Disclosure:
    """Another date in the table than in section seven."""
    year, month, day = disclosure.congress.date.split("-")
    other = f"{year}-{month}-{int(day) % 28 + 1:02}"
    return answer(disclosure, "i11", date=other)


@mistake("R21")
def delegations_do_not_add_up(disclosure: Disclosure) -> Disclosure:
    """The last delegation is missing."""
    return put(disclosure, "congress", delegations=disclosure.congress.delegations[:-1])


@mistake("R23")
def seats_differ(disclosure: Disclosure) -> Disclosure:
    """One more elected than the presidium has."""
    elected = str(int(disclosure.congress.elected) + 1)
    return put(disclosure, "congress", elected=elected, seats=elected)


@mistake("R24")
def part_time_deputy(disclosure: Disclosure) -> Disclosure:
    """The supervising official is not full-time."""
    return row(disclosure, "responsible", 0, full_time="否", post="学生处副处长兼校团委副书记")


@mistake("R25")
def part_time_secretary(disclosure: Disclosure) -> Disclosure:
    """The secretary-general is not full-time."""
    return row(disclosure, "responsible", 1, full_time="否")


@mistake("R26")
def one_person_twice(disclosure: Disclosure) -> Disclosure:
    """One person in both offices."""
    return row(disclosure, "responsible", 1, name=disclosure.responsible.rows[0].name)


@mistake("R33")
def empty_section(disclosure: Disclosure) -> Disclosure:
    """A section left empty."""
    return disclosure.model_copy(update={"appraisal_rules": RulesText()})


@mistake("R35")
def duplicate_name(disclosure: Disclosure) -> Disclosure:
    """A row pasted twice."""
    rows = disclosure.roster.rows
    return row(disclosure, "roster", -1, **rows[-2].model_dump())


@mistake("R37")
def no_without_reason(disclosure: Disclosure) -> Disclosure:
    """否 without a reason and a date."""
    return answer(disclosure, "i19", answer="否")
