"""Who chooses heads of departments, and who puts delegates forward."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.scope import headings
from disclosures.checks.prose.words import CONGRESS, LABEL
from disclosures.checks.registry import CONGRESS_RULES, OPINIONS, Hit, rule

HEADS = r"(?:(?:正副|副)?部长(?!级)|部门(?:正副)?(?:负责人|成员|干部|干事)|各部(?:门)?(?:负责人|干部|成员)|部委(?:负责人|成员))"


@rule(
    "T10",
    "工作部门成员由推荐、审核产生，不由大会选举",
    Severity.CONTRADICTION,
    indicators=("i09",),
    reads=("charter.text", "indicators.i09.answer"),
    source=OPINIONS,
)
def heads_not_elected(facts: Facts) -> Iterator[Hit]:
    """The charter has the congress elect the heads of departments.

    They are recommended by the faculties' League organisations and confirmed (item 9). Left alone:
    faculty unions, a sentence in which the heads are recommended or appointed, the congress that
    elects the presidium which then appoints them.
    """
    said = "工作部门成员由学院（系）团组织推荐，经校党委学生工作部门和校团委审核后确定，不由大会选举。请核对。"
    yield from tell(facts, _HEADS_ELECTED, ("charter",), said, against(facts, "i09"))


def _no_power_of_congress(clause: Clause, hit: re.Match[str]) -> bool:
    """A bare 选举… counts only in a list of what the congress does."""
    if not re.match(rf"{LABEL}选", hit[0]):
        return False
    return not any(re.search(CONGRESS, words) for words in list(headings(clause))[:3])


_HEADS_ELECTED = Says(
    patterns=(
        # 各部部长由学生代表大会选举产生
        rf"{HEADS}[^。;]{{0,24}}?(?:由|经|须经)[^,。;]{{0,14}}?{CONGRESS}[^,。;]{{0,12}}?(?:选举|推选|选出|差额)",
        # 学生代表大会选举产生主席团成员和各部门负责人
        rf"{CONGRESS}[^,。;推荐]{{0,12}}?(?:选举|推选|选出)(?:产生)?[^。;]{{0,26}}?{HEADS}",
        # （三）选举主席团成员、各部部长
        rf"{LABEL}(?:选举|推选|选出)(?:产生|和罢免|或罢免|、罢免)?[^。;]{{0,26}}?{HEADS}",
    ),
    unless=(r"推荐", r"聘任|任命|招聘|公开选拔|择优录用|面试"),
    guards=(_no_power_of_congress,),
)


@rule(
    "T11",
    "代表经班级团支部推荐",
    Severity.CONTRADICTION,
    indicators=("i12",),
    reads=("delegate_rules.text", "charter.text", "indicators.i12.answer"),
    source=CONGRESS_RULES,
)
def recommended_by_branch(facts: Facts) -> Iterator[Hit]:
    """Delegates are put forward by the class committee (班委会) instead of the class League branch.

    Where neither the delegate rules nor the charter has a League branch put anybody forward: a
    warning. Left alone: a class committee that acts together with the branch, or is heard.
    """
    softer = against(facts, "i12")
    said = "代表应当经班级团支部推荐。请核对推荐的主体。"
    fired = list(tell(facts, _BY_CLASS, ("delegate_rules", "charter"), said, softer))
    yield from fired
    rules, charter = facts.prose("delegate_rules").plain, facts.prose("charter").plain
    branch = _BRANCH.search(rules) or _BRANCH_RECOMMENDS.search(charter)
    if not fired and not branch and len(rules) > SHORT:
        said = "代表产生办法和章程都没有写代表经班级团支部推荐。请补写或核对代表产生的程序。"
        yield Hit(
            "delegate_rules.text", said, "未出现“团支部推荐”", severity=softer or Severity.WARNING
        )


SHORT = 60
PUTS_FORWARD = r"(?:推荐|提名|推选|推举|选举|酝酿|选派|选出|民主选)"
_BRANCH = re.compile(r"团支部|团组织推荐|团总支|支部(?:大会|推荐)|团员大会")
_BRANCH_RECOMMENDS = re.compile(
    rf"团支部[^。;]{{0,24}}{PUTS_FORWARD}|{PUTS_FORWARD}[^。;]{{0,16}}团支部|团组织推荐"
)
_CLASS = r"(?:班委(?!会?[成委]员|会?应占)会?|班级委员会(?![成委]员)|班干部|班长)"
_BY_CLASS = Says(
    patterns=(
        rf"{_CLASS}(?!的?比例)[^。;]{{0,24}}?{PUTS_FORWARD}",
        rf"(?:由|经|以)[^,。;]{{0,6}}{_CLASS}[^,。;]{{0,10}}{PUTS_FORWARD}",
        r"(?:由|经)[^,。;]{0,6}(?:班主任|辅导员|年级|学生会|研究生会)[^,。;]{0,6}(?:指定|指派|委派|直接推荐|直接确定)",
    ),
    unless=(
        r"团支部",
        rf"(?:听取|征求|征得|配合|协助|通知|选举|产生|担任)[^,。;]{{0,6}}{_CLASS}",
        r"非班|不(?:是|得|由|以)[^,。;]{0,6}班",
    ),
    school_only=False,
)
