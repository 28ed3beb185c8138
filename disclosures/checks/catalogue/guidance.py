"""Who leads the union, and by which thought: the charter's first articles."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell, told
from disclosures.checks.registry import OPINIONS, RESPONSIBILITY, Hit, rule

LONG = 600
"""A charter of so many characters has a sentence on the guiding thought."""


@rule(
    "T21",
    "学生会受党委领导、团委和学联指导",
    Severity.WARNING,
    reads=("charter.text",),
    source=RESPONSIBILITY,
)
def led_by_party(facts: Facts) -> Iterator[Hit]:
    """The charter puts the union under the leadership (领导) of a federation, which only guides.

    Left alone: 学联 followed by 指导, faculties, people (省学联领导列席), the federation's own
    organs, a wording that is quoted to be changed.
    """
    said = "学生会在学校党委领导下、团委和上级学联指导下开展工作，学联不是领导机关。请核对表述。"
    yield from tell(facts, _LED, ("charter",), said)


_FEDERATION = r"(?:学联|学生联合会)(?:组织)?"
_BESIDE = r"(?:[、和及与暨]|以及|[^,。;指导是在由受接员]{0,60}(?:党委|委员会|党组织|团委))?"
"""Whoever else is named between the federation and 领导."""
_LED = Says(
    patterns=(
        rf"{_FEDERATION}{_BESIDE}的?(?:统一|直接|双重|共同|业务|工作|政治|组织|垂直)*领导(?=下|,|。|;|和|与|、|并|及|$|帮助|监督|的(?!讲话|关怀|同志|支持))",
        rf"{_FEDERATION}(?:是|为|作为)[^,。;]{{0,12}}领导(?:机关|机构|单位|组织)",
        rf"以[^,。;]{{0,10}}{_FEDERATION}为[^,。;]{{0,6}}领导",
    ),
    unless=(
        r"学联组织的领导机构|(?:邀请|列席|莅临|出席|讲话|致辞)",
        r"改为|删去|删除|修改|原表述",
    ),
)


@rule("T27", "指导思想是现行的表述", Severity.WARNING, reads=("charter.text",), source=OPINIONS)
def guiding_thought(facts: Facts) -> Iterator[Hit]:
    """The charter's guiding thought stops before 习近平新时代中国特色社会主义思想.

    A charter that names it anywhere is left alone, and so is a short text that names no guiding
    thought at all; courses, reading circles and student societies about older theory are none.
    """
    text = facts.prose("charter").plain
    if _CURRENT.search(text):
        return
    outdated = next(told(facts, _GUIDED, ("charter",)), None)
    if outdated or len(text) > LONG:
        said = "章程没有写“习近平新时代中国特色社会主义思想”。请核对指导思想是否为现行表述。"
        shown = outdated.evidence if outdated else "未写习近平新时代中国特色社会主义思想"
        yield Hit("charter.text", said, shown)


_CURRENT = re.compile(r"习近平新时代|新时代中国特色社会主义思想")
_EARLIER = (
    r"(?:马克思列宁主义|马列主义|马克思主义|毛泽东思想|邓小平理论|“?三个代表”?重要思想|科学发展观|中国特色社会主义理论体系"
    r"|习近平总书记系列(?:重要)?讲话|党的十[五六七八]大)"
)
_GUIDED = Says(
    patterns=(
        rf"{_EARLIER}[^。;]{{0,60}}(?:指导|指针|指南|统领|指引|武装|引领|旗帜|遵循)",
        rf"(?:指导思想|以|坚持|高举|遵循|贯彻|落实|统领)[^。;]{{0,12}}{_EARLIER}",
    ),
    aside=(r"概论|课程|讲授|专题|读书|研读|研究会|社团|讲座|著作",),
    negatable=False,
    school_only=False,
)
