"""Who elects the presidium, and how: texts of charter, election rules and congress."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.words import BODY
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule


@rule(
    "T02",
    "大会报告中选举产生的是学生会主席团",
    Severity.CONTRADICTION,
    indicators=("i10",),
    reads=("congress.text", "congress.agenda", "indicators.i10.answer"),
    source=CONGRESS_RULES,
)
def elected_something_else(facts: Facts) -> Iterator[Hit]:
    """Section seven reports electing other bodies and nowhere the union's presidium.

    A section that reports no election at all is left alone, and one that speaks of the union's
    new leaders in other words (新一届学生会, 主席, 负责人).
    """
    clauses = facts.prose("congress").clauses
    if any(_OWN_ELECTION.search(c.text) and not _BY_OTHERS.search(c.text) for c in clauses):
        return
    said = "这里写的是选出了别的机构，没有写选举产生学生会主席团。请写明主席团是否由大会选举产生。"
    yield from tell(facts, _OTHER_ELECTION, ("congress",), said, against(facts, "i10"))


_OWN = r"(?:(?<!大会)(?<!代会)(?<!会议)(?<!委员会)主席(?:团)?|(?:学生会|研究生会)(?:新一届)?(?:领导|负责人|干部|班子))"
_OWN_ELECTION = re.compile(
    # 选举产生了学生会主席团; 选举了新一届学生会
    rf"(?:选举|推选|选出|产生|当选|投票|换届|改选)(?:(?!报告|汇报|讲话|致辞|主持|表彰|优秀|宣誓)[^。;]){{0,40}}{_OWN}(?!(?:作|的)?[^,。;]{{0,6}}报告)"
    r"|(?:选举|选出|产生|换届|改选)[^。;]{0,20}(?:新一届|第.{1,4}届)(?:校)?(?:学生会|研究生会)(?!的?委员|.{0,6}委员会)(?:组织)?(?:[,。;、]|成员|$)"
    # 主席团候选人, 主席团成员当选, 主席团名单：
    rf"|{_OWN}(?:成员)?(?:候选人|选举|换届|名单|:|[^,。;]{{0,12}}(?:当选|产生))"
    r"|新(?:一届|任|当选)的?(?:校?学生会|研究生会)?主席"
)
_BY_OTHERS = re.compile(
    rf"(?:{BODY})(?:第.{{1,3}}次|当日|随后|全体|召开|将|会后|闭会|全会|会议)[^。;]{{0,30}}(?:选举|推选|选出|推举)[^。;,]{{0,14}}主席"
)
_OTHER_ELECTION = Says(
    patterns=(
        r"(?:选举|推选|投票|选出)(?:产生|出)?了?[^,。;]{0,30}(?:委员会|代表大会主席团|大会主席团|学代会主席团|常任代表|常务代表|常设机构|常委会|常代会|全委会|理事会|委员(?!会)|部长|(?:出席|参加)[^,。;]{0,20}代表)",
        r"(?:委员会|常任代表会议?|常委会|常代会)(?:委员|成员)?[^,。;]{0,12}(?:由|经)[^,。;]{0,16}(?:选举|投票)产生",
        r"产生了?[^,。;]{0,20}(?:委员会|常任代表会议|常委会|常代会|代表大会主席团)",
    ),
    unless=(r"选举办法", r"选举委员会", r"资格审查委员会"),
    school_only=False,
)


@rule(
    "T04",
    "主席团实行差额选举",
    Severity.CONTRADICTION,
    reads=("candidate_rules.text", "election_rules.text", "charter.text"),
    source=CONGRESS_RULES,
    together=(),
)
def no_uncontested_election(facts: Facts) -> Iterator[Hit]:
    """The presidium, or the union's leaders, are elected from as many candidates as seats (等额).

    Left alone: 等额 for other bodies, and for tellers; what is denied; a vote taken again.
    """
    said = "主席团应当实行差额选举。请核对选举方式。"
    yield from tell(facts, _UNCONTESTED, ("charter", "candidate_rules", "election_rules"), said)


_OTHER_BODY = r"监票|计票|唱票|代表资格|大会主席团|委员会|常任代表|常务代表|秘书长|学生代表[由的采实]|正式代表(?:的|名额|由)|团支部|班委"
_UNCONTESTED = Says(
    patterns=(
        r"等额",
        # 候选人人数与应选人数相等
        r"候选人(?:名额|人数|数|数量|名单)?(?:应当?|须)?(?:与|和|同|等于)(?:应选|拟选|当选|职位|主席团)?[^,。;]{0,8}(?:人数|名额|名单|职数|数量)?[^,。;]{0,4}(?:相等|相同|一致|一比一|1:1|对等)",
        r"候选人(?:名额|人数|数|数量)?(?:应当?|须)?等于(?:应选|拟选|当选|职位)",
        r"(?:按照?|依照)(?:应选|职位)(?:名额|人数|职数)?(?:等额)?(?:提出|提名|确定|推荐)候选人",
        # 候选人名额按应选名额1:1确定, 差额比例为0
        r"应选(?:名额|人数|职数)?[^,。;]{0,4}(?:1[:比]1|一比一|同等|等量)",
        r"差额(?:比例|率|数)?(?:为|是)(?:0|零)(?![.%]?\d)",
        r"不再?(?:实行|采用|采取|搞|设|进行)差额",
    ),
    unless=(r"分为[^。;]{0,6}(?:等额|差额)", r"团员代表大会|团代会|团委委员|党代表大会"),
    aside=(_OTHER_BODY, r"再次|重新|补选"),
)
