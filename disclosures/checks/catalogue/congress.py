"""The congress: in the year's window, with the same date and ordinal everywhere."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against, assembly, unchecked, union
from disclosures.checks.facts import Days, Facts
from disclosures.checks.facts.ordinals import congress_ordinals, union_ordinals
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.reading import in_chinese, ordinal, spotted_days

SPREAD = ("congress", "candidate_rules", "election_rules", "delegate_rules")
_HELD = re.compile(
    r"(?:大会|学代会|研代会)[^。;]*(?:召开|举行|举办|开幕)|(?:召开|举行|举办)[^。;]*(?:大会|学代会|研代会)"
)
_OTHER_MEETING = re.compile(
    r"筹备|预备|上届|上一|上次|各|二级|院系|常任|常务|换届前|补选|代表团|通知|公告|公示|印发|部署|动员|推进会|工作会|培训|党委会|研究(?!生)"
)


@rule(
    "R17",
    "学生代表大会在本年度规定的时间内召开",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=("indicators.i11", "congress.date"),
)
def congress_in_window(facts: Facts) -> Iterator[Hit]:
    """The congress lies in the edition's window: the school year, or the dates of the early forms.

    A congress of several days needs one of them in it. A date that is missing is R02's matter.
    """
    declared, window = facts.answers["i11"], facts.form.congress_window
    days, path = declared.days, declared.path("date")
    if days.first is None:
        days, path = facts.congress.days, "congress.date"
    if days.first is None or days.last is None or days.first in window or days.last in window:
        return
    span = f"{Days('', window.start, window.start).text}至{Days('', window.end, window.end).text}"
    said = f"{assembly(facts)}召开日期是{days.text}，不在本年度规定的时间（{span}）之内。请核对日期；确未按期召开的，第{declared.item.no}项应选“{facts.form.table.values[1]}”并写明原因。"
    yield Hit(path, said, days.text, severity=against(facts, "i11"))


@rule(
    "R18",
    "大会的日期和届次前后一致",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=(
        *("indicators.i11.date", "congress.date", "congress.date_end", "congress.ordinal"),
        *("congress.text", "congress.agenda"),
        *(f"{key}.text" for key in SPREAD[1:]),
    ),
    heeds=r"[次届]",
)
def congress_same_everywhere(facts: Facts) -> Iterator[Hit]:
    """The date of item 11 is a day of section seven's; ordinals are the same in every section.

    The text of section seven is held against its own date too. Not compared: congresses of other
    bodies, preparatory meetings, past congresses that adopted or revised something, the report of
    the outgoing union, the history of the charter.
    """
    declared = list(_dates(facts))
    yield from declared or _own_text(facts)
    yield from _ordinals(facts)


def _dates(facts: Facts) -> Iterator[Hit]:
    declared, held = facts.answers["i11"], facts.congress.held
    if declared.days.first is None:
        return
    if not held:
        need = "代表大会召开情况中没有写明召开日期，无法与改革自评表核对。请补填召开日期。"
        yield unchecked("congress.date", need)
    elif not any(declared.days.meets(days) for days in held):
        there = held[0].text
        said = f"{declared.label}填写的召开日期是{declared.days.text}，代表大会召开情况写的是{there}。请核对后改成一致。"
        yield Hit(declared.path("date"), said, f"{declared.days.text}；{there}")


def _own_text(facts: Facts) -> Iterator[Hit]:
    """Hold the dates at which the text says that the congress met against the field's."""
    field = facts.congress.days
    told = [
        Days("", day.first, day.last)
        for clause in facts.prose("congress").clauses
        if _HELD.search(clause.text) and not _OTHER_MEETING.search(clause.text)
        for day in spotted_days(clause.text)
    ]
    if field.first is not None and told and not any(field.meets(days) for days in told):
        said = f"代表大会召开情况填写的召开日期是{field.text}，正文写的是{told[0].text}。请核对后改成一致。"
        yield Hit("congress.date", said, f"{field.text}；正文{told[0].text}")


def _ordinals(facts: Facts) -> Iterator[Hit]:
    school = facts.context.school
    typed = ordinal(facts.congress.content.ordinal[:40])
    for kind, unit, read in (
        (assembly(facts), "次", congress_ordinals),
        (union(facts), "届", union_ordinals),
    ):
        named = {key: read(facts.text(key), school) for key in SPREAD}
        given = {key: ordinals for key, ordinals in named.items() if ordinals}
        if typed is not None and unit == "次" and given:
            if not any(typed in ordinals for ordinals in given.values()):
                yield _alone(facts, typed, given)
                continue
            yield from _differing(facts, kind, unit, frozenset({typed}), "congress", given)
        elif given:
            first = next(iter(given))
            yield from _differing(facts, kind, unit, given[first], first, given)


def _alone(facts: Facts, typed: int, given: dict[str, frozenset[int]]) -> Hit:
    """The ordinal that is typed stands in no text: it is the one to look at first."""
    key, ordinals = next(iter(given.items()))
    here, there = _written(frozenset({typed}), "次"), _written(ordinals, "次")
    said = f"代表大会的届次填写的是{here}，“{facts.title(key)}”写的是{there}。请核对后改成一致。"
    return Hit("congress.ordinal", said, f"{here}；{there}")


def _differing(
    facts: Facts,
    kind: str,
    unit: str,
    known: frozenset[int],
    where: str,
    given: dict[str, frozenset[int]],
) -> Iterator[Hit]:
    for key, ordinals in given.items():
        if known & ordinals:
            continue
        here, there = _written(ordinals, unit), _written(known, unit)
        said = f"“{facts.title(key)}”写的是{here}{kind}，“{facts.title(where)}”是{there}。请核对后改成一致。"
        yield Hit(f"{key}.text", said, f"{kind}：{here}；{there}")


def _written(ordinals: frozenset[int], unit: str) -> str:
    return "、".join(f"第{in_chinese(number)}{unit}" for number in sorted(ordinals))
