"""Who elects the presidium: no committee or standing body of the congress, by word or by its powers."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.scope import headings, said_before
from disclosures.checks.prose.words import BODY, CONGRESS, ELECTS, LABEL, POWERS, PRESIDIUM
from disclosures.checks.registry import CONGRESS_RULES, Hit, each_with, rule

SECTIONS = ("charter", "candidate_rules", "election_rules", "congress", "party_guidance")
WAYS = r"(?:全体会议|全体委员|全体|扩大会议|会议|委员|成员|讨论|酝酿|以|采取|采用|通过|无记名|投票|差额|等额|民主|直接|协商|的?方式|形式|进行|负责|表决|集体|审议|产生|后|并|,)*"
MATTERS = r"(?:成员|人选|班子|全体成员|若干名?|[一二三四五六七八九十\d]{1,4}[名人]|一般|每届|每年|均|应当?|须|统一|可以?|每学年|在|闭会期间|大会|学代会|换届|定期|任期|一年|(?:和|与|及|、|\((?:含|包括))?(?:副|执行|轮值)主席|\))*"


@rule(
    "T01",
    "主席团由学生代表大会选举，不由其委员会或常任代表会议选举",
    Severity.CONTRADICTION,
    indicators=("i10",),
    reads=(*(f"{key}.text" for key in SECTIONS), "indicators.i10.answer"),
    source=CONGRESS_RULES,
    together=each_with("indicators", *SECTIONS),
)
def elected_by_committee(facts: Facts) -> Iterator[Hit]:
    """The presidium, or its chair, is elected by a committee or a standing body of the congress.

    Left alone: the congress's own presidium (大会主席团), faculty unions, committees of Party and
    League, a standing body that decides and supervises between congresses, the rule's own words
    （非其委员会…）, by-elections of single vacancies.
    """
    said = "主席团应由学生代表大会选举产生，而不是由其委员会、常务委员会、常任代表会议等选举。请核对文本。"
    yield from tell(facts, _BY_COMMITTEE, SECTIONS, said, against(facts, "i10"))


def _needs_a_subject(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the words lack their subject (由学生委员会选举产生) and no line above gives it."""
    if not hit.group("bare"):
        return False
    nearest = [said_before(clause)[-60:], next(headings(clause), "")]
    return not any(_ABOUT_PRESIDIUM.search(words) for words in nearest)


def _needs_a_committee(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the words are an item (选举主席团) in a list that is not of a committee's powers."""
    if not hit.group("item"):
        return False
    return not _powers_of_a_committee([said_before(clause)[-90:], *headings(clause)][:4])


def _powers_of_a_committee(above: list[str]) -> bool:
    """Whether the nearest line above that names a body names a committee with its powers."""
    listed = False
    for words in above:
        listed = listed or bool(re.search(POWERS, words))
        named = list(_NAMED.finditer(words))
        if named and listed:
            return bool(re.fullmatch(BODY, named[-1][0]))
    return False


_NAMED = re.compile(rf"{BODY}|{CONGRESS}")
_ABOUT_PRESIDIUM = re.compile(
    r"^(?:学生会|研究生会|校学生会|本会)?主席团(?:的?(?:产生|组成|选举|设置|构成)[^,。;]{0,6})?[:。]?$"
    r"|(?<!大会)(?<!代会)主席团(?:成员)?(?:是|为|由|设|负责|对|实行)[^。]*[。;]$"
)
_OTHERS = r"部长|秘书|干事|候选人|监督|监票|代表(?=由|应|须|实行|任期|的选举)|(?<!常务)委员(?=由|应|须|实行|任期)"
_BY_COMMITTEE = Says(
    patterns=(
        # 主席团由学生委员会全体会议选举产生; 主席、副主席经常务委员会选举
        rf"{PRESIDIUM}{MATTERS}[,、]?(?:由|经|须经|通过|在)[^,。;党团]{{0,18}}?(?:{BODY}){WAYS}{ELECTS}",
        # 主席团是本会的执行机构，由学生委员会选举产生
        rf"{PRESIDIUM}(?:(?!{_OTHERS})[^。;]){{0,60}},(?:其|成员|均|并|一般|应当?|须|每届|每年|每学年|任期一年|系|是|皆|全部|全体)*(?:由|经)[^,。;党团]{{0,18}}?(?:{BODY}){WAYS}{ELECTS}",
        # 由全委会选举产生主席团; 常代会负责选举主席、副主席
        rf"(?:{BODY})(?:(?!组织|主持|监督|由|提请|提交|审查|筹备|召集|代表大会|报告|对|向|并?经)[^。;,]){{0,16}}{ELECTS}(?:产生|和罢免|、罢免|、增补)*(?:(?!办法|候选人|{_OTHERS})[^,。;由]){{0,14}}{PRESIDIUM}(?!选举|的?候选人|候选)",
        # 常代会是学代会闭会期间的常设机关，有权选举、更换主席团
        rf"(?:{BODY})(?:(?!由|主席团|选举)[^。;,]){{0,24}},(?:其)?(?:有权|负责|可以?|并)+{ELECTS}(?:产生|、?更换|和罢免|、罢免|、)*[^,。;由]{{0,10}}{PRESIDIUM}(?!选举|的?候选)",
        # 主席团候选人提交学代会常设委员会表决，得票过半数者当选
        rf"{PRESIDIUM}[^。;]{{0,40}}(?:提交|提请|报|在)[^,。;]{{0,12}}?(?:{BODY})[^。;]{{0,8}}(?:表决|投票|选举)[^。;]{{0,24}}(?:当选|产生)",
        # 主席、副主席的选举，在委员会全体会议上进行
        rf"{PRESIDIUM}{MATTERS}的?(?:选举|换届|改选),?(?:在|于|由)[^。;,]{{0,16}}?(?:{BODY})[^。;]{{0,14}}(?:进行|举行|完成)",
        # 学生代表大会或其常设机构选举主席团
        rf"(?:代表大会|学代会)(?:或|或者|及|和|、)(?:其)?(?:{BODY}){WAYS}{ELECTS}[^,。;]{{0,12}}{PRESIDIUM}",
        # 闭会期间，主席团的换届由常任代表会议负责
        rf"{PRESIDIUM}的?(?:选举|换届|改选|产生)(?:工作)?由[^,。;党团]{{0,12}}?(?:{BODY})(?:负责|进行|决定|完成|表决)",
        # 选举主席团 as an item of a committee's powers
        rf"{LABEL}(?P<item>(?:依法|依章|民主|负责|差额|决定|讨论|闭会期间)*{ELECTS}(?:产生|和罢免|、罢免)*[^,。;]{{0,14}}{PRESIDIUM}(?!选举办法|的?候选人|候选))",
        # 由学生委员会选举产生 under 第十条 主席团
        rf"{LABEL}(?P<bare>(?:产生(?:方式)?:)?(?:其?成员)?(?:由|经)[^,。;党团]{{0,18}}?(?:{BODY}){WAYS}{ELECTS})",
    ),
    unless=(
        r"原章程|原第|修改前|修订前",
        r"非其?[^,。;]{0,6}委员会",
        r"选举委员会组织",
        r"团支部委员会",
    ),
    aside=(r"补选|增补|递补|缺额|空缺|出缺",),
    guards=(_needs_a_subject, _needs_a_committee),
)
