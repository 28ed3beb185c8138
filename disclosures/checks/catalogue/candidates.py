"""Who puts candidates and delegates forward, and who settles the list."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import OPINIONS, Hit, rule

PARTY = r"党委|党组织|党的委员会|党总支"


@rule(
    "T08",
    "主席团候选人均由学院（系）团组织推荐",
    Severity.CONTRADICTION,
    indicators=("i09",),
    reads=("candidate_rules.text", "indicators.i09.answer"),
    source=OPINIONS,
)
def put_forward_by_league(facts: Facts) -> Iterator[Hit]:
    """Candidates for the presidium are put forward by the union itself, its chair or presidium.

    Left alone: applying of one's own accord before the League organisation recommends, and who
    is recommended *to* the union.
    """
    said = "主席团候选人应当均由学院（系）团组织推荐。请核对推荐的主体。"
    yield from tell(facts, _BY_UNION, ("candidate_rules",), said, against(facts, "i09"))


def _to_the_union(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the union is recommended to, or the faculty's rule on its own candidates is given."""
    return bool(re.search(r"(?:向|为|给|报|至)[^,。;]{0,8}$", clause.text[: hit.start()]))


_BY_UNION = Says(
    patterns=(
        (
            r"(?:学生会|研究生会)(?:现任|上届|上一届)?(?:主席团成员|主席团|主席|部长)?(?:可|可以|直接|联名|共同|讨论)?(?:推荐|提名|推举)"
            r"(?!会|表|材料|人选经)"
        ),
        r"(?:现任|上届|上一届)主席团?(?:成员)?(?:可|可以|直接|联名|共同|讨论)?(?:推荐|提名|推举)",
    ),
    unless=(r"团支部推荐", r"工作部门成员|部门成员|工作人员(?:的产生|由|经)"),
    school_only=False,
    guards=(_to_the_union,),
)


@rule(
    "T09",
    "主席团候选人报校党委确定",
    Severity.CONTRADICTION,
    indicators=("i09",),
    reads=("candidate_rules.text", "indicators.i09.answer"),
    source=OPINIONS,
)
def settled_by_party(facts: Facts) -> Iterator[Hit]:
    """The final list of candidates is settled by another body than the school's Party committee.

    Left alone: preliminary lists (预备人选), a sentence that, or whose neighbour, names the Party
    organisation, the order of names on the ballot.
    """
    said = "主席团候选人应当报校党委确定。请核对由谁确定最终名单。"
    yield from tell(facts, _SETTLED, ("candidate_rules",), said, against(facts, "i09"))


def _party_is_near(clause: Clause, hit: re.Match[str]) -> bool:
    return bool(re.search(PARTY, clause.text) or re.search(PARTY, clause.after[:80]))


_DECIDERS = (
    r"(?:常任代表会议?|常委会|常代会|全委会|(?<![党团])委员会|审查团|审查组|审查小组|工作组|工作小组|评审组|评审团|评委|主席团|筹备组|筹委会|评议会"
    r"|学生会|研究生会|团委)"
)
_SETTLED = Says(
    patterns=(
        rf"{_DECIDERS}[^。;]{{0,24}}?(?:确定|决定|选定|产生|定出)[^。;]{{0,14}}?(?:最终|正式|最后)(?:的)?候选人",
        rf"{_DECIDERS}[^。;]{{0,24}}?(?:最终|最后)(?:确定|决定|选定)[^。;]{{0,14}}?候选人",
    ),
    unless=(r"预备人选|预备候选人|初步|姓氏笔", r"推荐人选"),
    school_only=False,
    guards=(_party_is_near,),
)
