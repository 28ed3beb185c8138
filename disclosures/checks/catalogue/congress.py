"""The congress: in the year's window, the same date and ordinal everywhere, numbers that fit."""

import re
from collections.abc import Iterator
from fractions import Fraction

from disclosures.checks.catalogue.common import against, unchecked
from disclosures.checks.catalogue.subtotals import misfits
from disclosures.checks.facts import Days, Facts
from disclosures.checks.facts.ordinals import congress_ordinals, union_ordinals
from disclosures.checks.finding import Severity
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule
from disclosures.reading import in_chinese, ordinal, shares, spotted_days

SPREAD = ("congress", "candidate_rules", "election_rules", "delegate_rules")
OUTSIDERS = 60
_OUTSIDERS = re.compile(r"非[^。；;\n]{0,25}?(?:骨干|干部|工作人员|职务)([^。；;\n]{0,40})")
CALLED = ("召开", "举行", "举办", "开幕", "时间")


@rule(
    "R17",
    "学生代表大会在本年度规定的时间内召开",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=("indicators.i11", "congress.date"),
)
def congress_in_window(facts: Facts) -> Iterator[Hit]:
    """The congress lies in the edition's window: the school year, or the dates of the early forms."""
    declared, window = facts.answers["i11"], facts.form.congress_window
    days, path = declared.days, declared.path("date")
    if days.first is None:
        days, path = facts.congress.days, "congress.date"
    if days.first is None or days.last is None or days.first in window or days.last in window:
        return
    span = f"{Days('', window.start, window.start).text}至{Days('', window.end, window.end).text}"
    said = f"学生代表大会召开日期是{days.text}，不在本年度规定的时间（{span}）之内。请核对日期。"
    yield Hit(path, said, days.text, severity=against(facts, "i11"))


@rule(
    "R18",
    "大会的日期和届次前后一致",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=("indicators.i11.date", *SPREAD),
)
def congress_same_everywhere(facts: Facts) -> Iterator[Hit]:
    """The date of item 11 is a day of section seven's; ordinals are the same in every section.

    Not compared: congresses of other bodies, past congresses that adopted or revised something,
    the report of the outgoing union, the history of the charter.
    """
    yield from _dates(facts)
    yield from _ordinals(facts)


def _dates(facts: Facts) -> Iterator[Hit]:
    declared, held = facts.answers["i11"], _held(facts)
    if declared.days.first is None:
        return
    if not held:
        need = "代表大会召开情况中没有写明召开日期，无法与改革自评表核对。请补填召开日期。"
        yield unchecked("congress.date", need)
    elif not any(declared.days.meets(days) for days in held):
        there = held[0].text
        said = f"{declared.label}填写的召开日期是{declared.days.text}，代表大会召开情况写的是{there}。请核对后改成一致。"
        yield Hit(declared.path("date"), said, f"{declared.days.text}；{there}")


def _held(facts: Facts) -> list[Days]:
    """Return the date of section seven: its field, else the dates at which its text says it was held."""
    if facts.congress.days.first is not None:
        return [facts.congress.days]
    text = facts.text("congress")
    lines = [line for line in text.splitlines() if any(word in line for word in CALLED)]
    return [Days("", day.first, day.last) for line in lines for day in spotted_days(line)]


def _ordinals(facts: Facts) -> Iterator[Hit]:
    school = facts.context.school
    typed = ordinal(facts.congress.content.ordinal[:40])
    for kind, unit, read in (
        ("学生代表大会", "次", congress_ordinals),
        ("学生会", "届", union_ordinals),
    ):
        named = {key: read(facts.text(key), school) for key in SPREAD}
        known = frozenset({typed}) if typed is not None and unit == "次" else named["congress"]
        for key in SPREAD:
            if known and named[key] and not known & named[key]:
                here, there = _written(named[key], unit), _written(known, unit)
                path = "congress.ordinal" if key == "congress" else f"{key}.text"
                said = f"“{facts.title(key)}”写的是{here}{kind}，代表大会召开情况是{there}。请核对后改成一致。"
                yield Hit(path, said, f"{kind}：{here}；{there}")


def _written(ordinals: frozenset[int], unit: str) -> str:
    return "、".join(f"第{in_chinese(number)}{unit}" for number in sorted(ordinals))


@rule(
    "R19",
    "代表人数不少于学生人数的1%",
    Severity.WARNING,
    reads=("congress", "indicators.students"),
    source=CONGRESS_RULES,
)
def delegates_enough(facts: Facts) -> Iterator[Hit]:
    """Delegates are at least one per cent of the students; either figure missing: not checkable."""
    delegates, students = facts.congress.delegates.value, facts.congress.students.value
    if delegates is None or students is None:
        missing = "、".join(
            name
            for name, value in (("正式代表人数", delegates), ("在校学生人数", students))
            if value is None
        )
        need = f"没有写明{missing}，无法核对代表人数是否不少于学生人数的1%。请补填。"
        yield unchecked("congress.delegates" if delegates is None else "congress.students", need)
    elif delegates * 100 < students:
        least = -(-students // 100)
        said = f"正式代表{delegates}人，不到学生{students}人的1%（应不少于{least}人）。请核对。"
        yield Hit("congress.delegates", said, f"代表{delegates}人；学生{students}人")


@rule(
    "R21",
    "代表人数的分项合计与总数一致",
    Severity.CONTRADICTION,
    reads=("congress",),
    source=CONGRESS_RULES,
)
def subtotals_add_up(facts: Facts) -> Iterator[Hit]:
    """The delegations add up to the delegates; men and women too; a stated share fits its number.

    Shares are compared to the rounding in which they are stated. A list introduced by 其中, or
    with a number that cannot be read, is no complete list and is left alone.
    """
    total = facts.congress.delegates.value
    if total is None:
        return
    rows = [count.value for count in facts.congress.delegations]
    if rows and None not in rows:
        summed = sum(value for value in rows if value is not None)
        if summed != total:
            said = f"各代表团共{summed}人，正式代表是{total}人。请核对后改成一致。"
            yield Hit("congress.delegations", said, f"代表团合计{summed}人；代表{total}人")
    wrong = list(misfits(facts.text("congress"), total, lists=not rows))
    if wrong:
        said = f"{''.join(each.sentence for each in wrong)}请核对后改成一致。"
        yield Hit("congress.text", said, "；".join(each.evidence for each in wrong))


@rule(
    "R23",
    "选出的主席团人数与填写的一致",
    Severity.CONTRADICTION,
    indicators=("i04",),
    reads=("congress.elected", "indicators.i04.number"),
)
def elected_as_declared(facts: Facts) -> Iterator[Hit]:
    """As many were elected to the presidium as item 4 declares."""
    declared, elected = facts.answers["i04"], facts.congress.elected.value
    if elected is None:
        need = "代表大会召开情况中没有写明当选的主席团人数，无法与改革自评表核对。请补填。"
        yield unchecked("congress.elected", need)
    elif declared.count.value is not None and elected != declared.count.value:
        said = f"代表大会选出主席团成员{elected}人，{declared.label}填写实有{declared.count.value}人。请核对后改成一致；中途有变动的，请写明说明。"
        yield Hit("congress.elected", said, f"当选{elected}人；实有{declared.count.value}人")


@rule(
    "R20",
    "不担任学生会职务的代表不少于60%",
    Severity.WARNING,
    reads=("congress", "delegate_rules.text", "charter.text"),
    source=CONGRESS_RULES,
)
def delegates_without_post(facts: Facts) -> Iterator[Hit]:
    """At least 60 per cent of the delegates hold no post in a union.

    Read from the stated number; else from the share that the delegate rules or the charter demand.
    """
    without, delegates = facts.congress.without_post.value, facts.congress.delegates.value
    if without is not None and delegates is not None:
        if without * 100 < OUTSIDERS * delegates:
            said = f"未担任学生会职务的代表{without}人，不到代表总数{delegates}人的{OUTSIDERS}%。请核对。"
            yield Hit("congress.delegates_without_post", said, f"{without}/{delegates}")
        return
    stated = [
        (key, share)
        for key in ("delegate_rules", "charter")
        for share in _outsiders(facts.text(key))
    ]
    low = [(key, share) for key, share in stated if share * 100 < OUTSIDERS]
    if low and len(low) == len(stated):
        key, share = low[0]
        said = f"“{facts.title(key)}”要求非学生会骨干的代表不低于{float(share):.0%}，一般应不低于{OUTSIDERS}%。请核对。"
        yield Hit(f"{key}.text", said, f"{float(share):.0%}")
    elif not stated:
        need = "没有写明未担任学生会职务的代表人数，代表产生办法中也没有写明比例，无法核对是否不少于60%。请补填。"
        yield unchecked("congress.delegates_without_post", need)


def _outsiders(text: str) -> list[Fraction]:
    """Return the shares that a text demands for delegates who hold no post."""
    hits = _OUTSIDERS.finditer(text)
    return [found[0] for hit in hits if "代表" in hit[0] and (found := shares(hit[1]))]


@rule(
    "R22",
    "差额选举，候选人比应选名额多20%以上",
    Severity.WARNING,
    reads=("congress.candidates", "congress.seats"),
    source=CONGRESS_RULES,
)
def enough_candidates(facts: Facts) -> Iterator[Hit]:
    """(candidates - seats) * 5 >= seats; as many candidates as seats is no choice: a contradiction."""
    candidates, seats = facts.congress.candidates.value, facts.congress.seats.value
    if candidates is None or not seats:
        need = "没有写明主席团候选人数和应选名额，无法核对差额比例。请补填。"
        yield unchecked("congress.candidates" if candidates is None else "congress.seats", need)
    elif candidates <= seats:
        said = f"主席团候选人{candidates}名，应选{seats}名，没有差额。主席团应当差额选举，请核对。"
        yield Hit(
            "congress.candidates", said, f"{candidates}；{seats}", severity=Severity.CONTRADICTION
        )
    elif (candidates - seats) * 5 < seats:
        said = f"主席团候选人{candidates}名，应选{seats}名，差额不到20%。请核对。"
        yield Hit("congress.candidates", said, f"{candidates}；{seats}")
