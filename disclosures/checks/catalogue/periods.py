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
from disclosures.checks.registry import CONGRESS_RULES, Hit, each_with, rule


@rule(
    "T14",
    "学生代表大会每学年召开",
    Severity.CONTRADICTION,
    indicators=("i11",),
    reads=("charter.text", "party_guidance.text", "indicators.i11.answer"),
    source=CONGRESS_RULES,
    together=each_with("indicators", "charter", "party_guidance"),
)
def congress_each_year(facts: Facts) -> Iterator[Hit]:
    """The charter has the school's congress meet every two years or more seldom.

    Left alone: faculties, the term of office, national and provincial congresses, a new congress
    (届) every few years that meets each year. A presidium elected for longer than the congress's
    period is told as well: the periods do not agree.
    """
    said = "学生代表大会应当每学年召开。请核对召开周期。"
    yield from tell(facts, _SELDOM, ("charter", "party_guidance"), said, against(facts, "i11"))
    softer = against(facts, "i11")
    if not _YEARLY.search(facts.prose("charter").plain):
        yield from tell(facts, _NEW_SELDOM, ("charter",), said, softer)
    else:
        said = "学生代表大会每年召开并选举主席团，主席团的任期却不止一年。请核对两处是否一致。"
        yield from tell(facts, _LONG_TERM, ("charter",), said, softer)


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
_OF_OTHERS = r"全国|学联|省|市|团代会|团员代表(?=大会每)|社团"
_CHANGED = r"原(?:规定|章程|办法|条款)|(?:修改|改|调整|修订)为"
_SELDOM = Says(
    patterns=(
        rf"{CONGRESS}[^。;]{{0,14}}?每(?:隔)?{YEARS}[^,。;]{{0,4}}(?:{MEETS}|不少于一次|至少一次)",
        rf"{CONGRESS}[^。;]{{0,14}}?{YEARS}{MEETS}?一次",
        rf"{CONGRESS}[^。;]{{0,14}}?隔年{MEETS}|隔年{MEETS}[^。;]{{0,10}}{CONGRESS}",
        rf"{CONGRESS}[^。;]{{0,10}}?(?:周期|间隔)[^。;]{{0,6}}(?:{YEARS}|24个月|36个月|二十四个月)",
        rf"{CONGRESS}[^。;]{{0,10}}?(?:任期|一届|每届){YEARS}[^。;]{{0,6}}?(?:每届|届内|一届)[^。;]{{0,4}}(?:只|仅)?(?:{MEETS}一次|不再)",
        rf"每(?:隔)?{YEARS}[^,。;]{{0,4}}{MEETS}[^。;]{{0,14}}?(?:学生代表大会|学代会|大会)",
        rf"(?:^|[,:])(?:原则上|一般)?每(?:隔)?{YEARS}[^,。;]{{0,4}}{MEETS}(?:一次|1次|一届)",
    ),
    unless=(_OF_OTHERS, _CHANGED),
    guards=(_not_of_congress,),
)
_NEW_SELDOM = Says(
    patterns=(rf"{CONGRESS}[^。;]{{0,14}}?(?:每(?:隔)?)?{YEARS}[^,。;]{{0,4}}(?:一届|换届)",),
    unless=(_OF_OTHERS, _CHANGED),
)
_LONG_TERM = Says(
    patterns=(rf"(?<!大会)主席团[^。;]{{0,30}}?任期(?:为|是)?{YEARS}",),
    unless=(_OF_OTHERS, _CHANGED, r"连任|累计|不(?:得)?超过"),
)
