"""The election of the presidium in numbers: candidates, seats, elected."""

import re
from collections.abc import Iterator
from fractions import Fraction

from disclosures.checks.catalogue.common import against, unchecked
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule
from disclosures.reading import shares

SAID_IN = ("election_rules", "candidate_rules")
_EXCESS = re.compile(
    r"差额(?:比例|率|数|人数)?[^。;,]{0,16}?(?:不低于|不少于|达到|为|按|的)[^。;,]{0,12}|[^。;,]{0,24}(?:%|百分之[一二三四五六七八九十]+|分之[一二三四])的?(?:比例)?(?:实行|进行|的)?差额"
)


@rule(
    "R22",
    "差额选举，候选人多于应选名额的规定比例",
    Severity.WARNING,
    reads=("congress", "election_rules.text", "candidate_rules.text"),
    source=CONGRESS_RULES,
)
def enough_candidates(facts: Facts) -> Iterator[Hit]:
    """Candidates exceed the seats by at least 20 per cent: (c - s) * 100 >= 20 * s.

    As many candidates as seats is no choice: a contradiction. Numbers without their own field are
    read in section seven, the election and the candidate rules; without numbers the share that
    those rules name is compared. The share is the edition's (``limits.candidates_excess_percent``).
    """
    percent = facts.limits.candidates_excess_percent
    candidates, seats = facts.congress.candidates, facts.congress.seats
    if candidates.value is None or not seats.value:
        yield from _by_share(facts, percent)
        missing = candidates if candidates.value is None else seats
        need = f"没有写明主席团候选人数和应选名额，无法核对差额是否达到{percent}%。请补填。"
        yield unchecked(missing.path, need)
        return
    c, s = candidates.value, seats.value
    evidence = f"{c}；{s}"
    if c <= s:
        said = f"主席团候选人{c}名，应选{s}名，没有差额。主席团应当差额选举，请核对。"
        yield Hit(candidates.path, said, evidence, severity=Severity.CONTRADICTION)
    elif (c - s) * 100 < s * percent:
        least = s - (-s * percent // 100)
        said = f"主席团候选人{c}名，应选{s}名，差额不到{percent}%（应不少于{least}名）。请核对。"
        yield Hit(candidates.path, said, evidence)


def _by_share(facts: Facts, percent: int) -> Iterator[Hit]:
    for section in SAID_IN:
        for clause in facts.prose(section).clauses:
            hit = _EXCESS.search(clause.text)
            low = [part for part in shares(hit[0]) if part * 100 < percent] if hit else []
            if low and not re.search(r"代表候选人|代表的?选举|委员", clause.text):
                said = f"“{facts.title(section)}”写的差额比例是{_percent(low[0])}，一般应不低于{percent}%。请核对。"
                yield Hit(f"{section}.text", said, _percent(low[0]))
                break


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


@rule(
    "R23",
    "选出的主席团人数与填写的一致",
    Severity.CONTRADICTION,
    indicators=("i04",),
    reads=("congress", "indicators.i04"),
)
def elected_as_declared(facts: Facts) -> Iterator[Hit]:
    """As many were elected to the presidium as item 4 declares; a text may say how many."""
    declared, elected = facts.answers["i04"], facts.congress.elected
    if elected.value is None:
        need = "代表大会召开情况中没有写明当选的主席团人数，无法与改革自评表核对。请补填。"
        yield unchecked(elected.path, need)
    elif declared.count.value is not None and elected.value != declared.count.value:
        said = f"代表大会选出主席团成员{elected.value}人，{declared.label}填写实有{declared.count.value}人。请核对后改成一致；中途有变动的，请写明说明。"
        evidence = f"当选{elected.value}人；实有{declared.count.value}人"
        yield Hit(elected.path, said, evidence, severity=against(facts, "i04"))
