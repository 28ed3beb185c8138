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


_AT_CONGRESS = r"(?:代表大会|学代会|研代会|(?<![筹员班干])大会)(?!主席团|的?(?:常|全体?委|委员))"
_CHOOSE = r"(?:选举|推选|选出|差额|投票|表决)"
_HEADS_ELECTED = Says(
    patterns=(
        # 各部部长由学生代表大会选举产生；部门负责人的产生：由学院推荐，提交学生代表大会选举
        rf"{HEADS}[^。;]{{0,30}}?(?<!不)(?:由|经|须经|在|提交|提请|交)[^,。;]{{0,14}}?{_AT_CONGRESS}[^,。;]{{0,20}}?{_CHOOSE}",
        # 部长实行选举制，每年学代会期间选举
        rf"{HEADS}[^。;]{{0,12}}(?:实行|采取|采用)[^,。;]{{0,4}}(?:选举|直选|竞选)制?[^。;]{{0,24}}{_AT_CONGRESS}",
        # 学生代表大会选举产生主席团成员和各部门负责人
        rf"{CONGRESS}[^,。;]{{0,12}}?(?:选举|推选|选出)(?:产生)?(?!的主席团)[^,。;]{{0,26}}?{HEADS}",
        # （三）选举主席团成员、各部部长
        rf"{LABEL}(?:选举|推选|选出)(?:产生|和罢免|或罢免|、罢免)?(?!的)[^,。;]{{0,26}}?{HEADS}",
    ),
    unless=(
        r"社团|志愿者|协会|团代会|(?:主席团|经[^,。;]{0,8})(?:提名|聘任|任命)[^,。;]{0,8}" + HEADS,
    ),
    guards=(_no_power_of_congress,),
)


@rule(
    "T11",
    "代表经班级团支部推荐",
    Severity.CONTRADICTION,
    indicators=("i12",),
    reads=("delegate_rules.text", "charter.text", "indicators.i12.answer"),
    source=CONGRESS_RULES,
    heeds=r"推|提名|选|酝酿|支部|团|班",
)
def recommended_by_branch(facts: Facts) -> Iterator[Hit]:
    """Delegates are put forward by the class committee (班委会) instead of the class League branch.

    Or, in delegate rules that name no League branch, by counsellors, a union, or by applying.
    Where neither the delegate rules nor the charter has a League branch put anybody forward: a
    warning. Left alone: a class committee that acts together with the branch, or is heard.
    """
    softer = against(facts, "i12")
    said = "代表应当经班级团支部推荐。请核对推荐的主体。"
    fired = list(tell(facts, _BY_CLASS, ("delegate_rules", "charter"), said, softer))
    rules, charter = facts.prose("delegate_rules").plain, facts.prose("charter").plain
    unnamed = not _BRANCH.search(rules)
    if unnamed and not fired:
        fired = list(tell(facts, _BY_OTHERS, ("delegate_rules",), said, softer))
    yield from fired
    if unnamed and not fired and len(rules) > SHORT and not _BRANCH_RECOMMENDS.search(charter):
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
        rf"推荐(?:单位|主体|权)[^,。;]{{0,4}}(?:为|是|归|由)[^,。;]{{0,6}}{_CLASS}",
    ),
    unless=(
        r"团支部",
        rf"(?:听取|征求|征得|配合|协助|通知)[^,。;]{{0,6}}{_CLASS}|(?:选举|产生|担任|改选)(?:新)?(?:一届)?(?:的)?{_CLASS}",
        r"非班|不(?:是|得|由|以)[^,。;]{0,6}班",
        r"由(?:全班|本班|班级?全体|班会)[^,。;]{0,8}(?:选举|选出|推选|推举)产生",
    ),
    school_only=False,
)
_SOMEBODY = r"(?:班主任|辅导员|年级(?!大会|学生)|学生会|研究生会|学生处|学工办|主席团|部门)"
_BY_OTHERS = Says(
    patterns=(
        rf"{_SOMEBODY}[^,。;]{{0,8}}(?:推荐|提名|推选|指定|指派|委派|选派|面试)[^,。;]{{0,8}}(?:代表|候选|人选|名单|(?=[,。;])|$)",
        r"(?:自愿|个人|公开|本人)(?:报名|申请|自荐)",
    ),
    unless=(r"列席|特邀|不(?:得|由|是)|补选",),
    aside=(r"团组织推荐|团委推荐|工作人员",),
    school_only=False,
)
