"""How often the congress meets."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.scope import headings
from disclosures.checks.prose.words import CONGRESS
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule


@rule(
    "T14",
    "学生代表大会每学年召开",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=("charter.text", "party_guidance.text", "indicators.i11.answer"),
    source=CONGRESS_RULES,
)
def congress_each_year(facts: Facts) -> Iterator[Hit]:
    """The charter has the school's congress meet every two years or more seldom.

    Left alone: faculties, the term of office, national and provincial congresses, a new congress
    (届) every few years that meets each year.
    """
    said = "学生代表大会应当每学年召开。请核对召开周期。"
    yield from tell(facts, _SELDOM, ("charter", "party_guidance"), said, against(facts, "i11"))
    if not _YEARLY.search(facts.prose("charter").plain):
        yield from tell(facts, _NEW_SELDOM, ("charter",), said, against(facts, "i11"))


def _not_of_congress(clause: Clause, hit: re.Match[str]) -> bool:
    """A bare 每两年召开一次 is about what the heading, or the sentence before it, is about."""
    if re.search(CONGRESS, hit[0]):
        return False
    return not (
        re.search(CONGRESS, clause.text[: hit.start()])
        or any(re.search(CONGRESS, words) for words in list(headings(clause))[:2])
    )


YEARS = r"(?:两|二|三|四|五|2|3|4|5)(?:至(?:三|四|3|4))?(?:个)?(?:学)?年"
MEETS = r"(?:召开|举行|举办|开)"
_YEARLY = re.compile(rf"每(?:个|一)?(?:学)?年[^。;]{{0,8}}{MEETS}|一(?:学)?年{MEETS}?一次")
_SELDOM = Says(
    patterns=(
        rf"{CONGRESS}[^。;]{{0,14}}?每(?:隔)?{YEARS}[^,。;]{{0,4}}{MEETS}",
        rf"{CONGRESS}[^。;]{{0,14}}?{YEARS}{MEETS}?一次",
        rf"每(?:隔)?{YEARS}[^,。;]{{0,4}}{MEETS}[^。;]{{0,14}}?(?:学生代表大会|学代会|大会)",
        rf"(?:^|[,:])(?:原则上|一般)?每(?:隔)?{YEARS}[^,。;]{{0,4}}{MEETS}(?:一次|1次|一届)",
    ),
    unless=(r"全国|学联|省|团代会|团员代表|市",),
    guards=(_not_of_congress,),
)
_NEW_SELDOM = Says(
    patterns=(rf"{CONGRESS}[^。;]{{0,14}}?每(?:隔)?{YEARS}[^,。;]{{0,4}}(?:一届|换届)",),
    unless=(r"全国|学联|省|团代会|市",),
)
