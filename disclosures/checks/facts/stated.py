"""Numbers of the congress that only running text states: 候选人6名, 应选5名, 应到代表150名."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from disclosures.checks.facts.prose import Clause
from disclosures.reading import numeral_value

_N = r"(?P<n>[0-9]{1,6}|[一二三四五六七八九十百千零〇两]{1,7})"
_MANY = r"(?P<n>[0-9]{1,6}(?:\.[0-9]{1,2}万)?|[一二三四五六七八九十百千万零〇两]{1,9})"
_M = r"[名人位]"
_IS = r"(?:共有|共计|共|总数|为|有|是|:|计|达|约|近)*"
_UNION = r"(?:新一届|本届|第.{1,3}届)?(?:我?校|学校|校级)?(?:学生会|研究生会)?(?:组织)?"
_PRESIDIUM = rf"[^,。;、]{{0,16}}?{_UNION}(?<!大会)主席团(?:成员|委员)?"
_PATTERNS = {
    "candidates": (
        rf"主席团(?:成员)?(?:正式)?候选人(?:名额|人数|员)?{_IS}{_N}{_M}",
        rf"(?<!代表)(?:正式)?候选人(?:名额|人数)?(?:共有|共计|共|为|有|:)+{_N}{_M}",
        rf"(?:提名|确定|产生|推选|共有|有){_N}{_M}(?:同学|同志)?(?:为|作为|是)?{_UNION}(?:主席团)?(?:成员)?(?:正式)?候选人",
        rf"(?:从|在|由){_N}{_M}(?:主席团(?:成员)?)?(?:正式)?候选人(?:中|里)",
        rf"[,;、:选举]候选人{_N}{_M}",
    ),
    "seats": (
        rf"应选(?:名额|人数|主席团成员|主席团|成员)?{_IS}{_N}{_M}",
        rf"选(?:举产生|举出|举|出)了?{_PRESIDIUM}{_IS}\(?{_N}{_M}",
        rf"选(?:举产生|举出|举|出)了?(?:由)?{_N}{_M}(?:同学|成员)?(?:组成的)?{_PRESIDIUM}",
        rf"主席团(?:成员)?(?:名额|职数|人数){_IS}{_N}{_M}",
        rf"主席团(?:成员)?(?:由|设|应选|共设){_N}{_M}",
    ),
    "elected": (
        rf"选(?:举产生|举出|举|出)了?{_PRESIDIUM}{_IS}\(?{_N}{_M}",
        rf"选(?:举产生|举出|举|出)了?(?:由)?{_N}{_M}(?:同学|成员)?(?:组成的)?{_PRESIDIUM}",
    ),
    "delegates": (
        rf"(?:正式|应到|应出席)(?:会)?(?:的)?(?:正式)?(?:学生)?代表(?:人数|名额)?{_IS}{_N}{_M}",
        rf"{_N}{_M}(?:正式|学生)代表",
        rf"代表(?:总)?名额(?:总数)?{_IS}{_N}{_M}",
    ),
    "students": (
        rf"在校(?:全日制|普通)?(?:本专科|本科|专科|研究)?(?:学生|生)(?:总数|总人数|人数|数|规模)?{_IS}{_MANY}[余多]?{_M}",
        rf"(?:现有|共有)(?:全日制|普通)?(?:在校)?(?:本专科|本科|专科|研究)?(?:学生|生){_IS}{_MANY}[余多]?{_M}",
        rf"学生(?:总数|总人数){_IS}{_MANY}[余多]?{_M}",
    ),
    "delegates_without_post": (
        rf"(?:非|不担任|未担任|没有担任)[^。;,]{{0,30}}?(?:骨干|干部|工作人员|职务)[^。;,]{{0,10}}?代表{_IS}{_N}{_M}",
    ),
}
_COMPILED = {name: [re.compile(each) for each in patterns] for name, patterns in _PATTERNS.items()}
_OF_PARTS = re.compile(
    r"每(?:个|一|[0-9]|名)|各(?:学院|院|系|班|二级|单位|代表团|基层)|二级|上届|上一届|委员会委员|常任代表|常委"
    r"|大会主席团|大会秘书|监票|计票|预备人选|初步|推荐人选|(?:若|如|当|少于|多于|不足|接近|等于)(?:果)?[^,。;]{0,12}(?:应选|候选人|名额)"
)

_PUT_FORWARD = re.compile(r"推荐[^,。;]{0,8}$")


class Stated(NamedTuple):
    """A number, the section whose text states it, and the words round it."""

    value: int
    section: str
    words: str


def stated(name: str, sections: Iterable[tuple[str, tuple[Clause, ...]]]) -> Stated | None:
    """Return the number that the first section which states it states.

    None where nothing is said, or where one section says several: then nobody knows which.
    Sentences about faculties, other bodies or conditions (若…少于应选名额) do not count.
    """
    for section, clauses in sections:
        found = list(_found(name, section, clauses))
        if found:
            return found[0] if len({each.value for each in found}) == 1 else None
    return None


def _found(name: str, section: str, clauses: tuple[Clause, ...]) -> Iterator[Stated]:
    for clause in clauses:
        if not any(char in clause.text for char in "名人位"):
            continue
        for pattern in _COMPILED[name]:
            for hit in pattern.finditer(clause.text):
                before, value = clause.text[: hit.start()], _value(hit["n"])
                aside = _OF_PARTS.search(clause.text[: hit.end()]) or _PUT_FORWARD.search(before)
                if value is not None and not aside:
                    yield Stated(value, section, hit[0])


def _value(numeral: str) -> int | None:
    head, ten_thousands, _ = numeral.partition("万")
    if ten_thousands and "." in head:
        return round(float(head) * 10_000)
    return numeral_value(numeral)
