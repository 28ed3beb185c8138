"""Who elects the presidium, and how: texts of charter, election rules and congress."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import prepared
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule
from disclosures.structure import Kind, Node


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
    whole = facts.prose("congress").plain
    if _OWN_ELECTION.search(whole):
        return
    said = "这里写的是选出了别的机构，没有写选举产生学生会主席团。请写明主席团是否由大会选举产生。"
    yield from tell(facts, _OTHER_ELECTION, ("congress",), said, against(facts, "i10"))


_OWN_ELECTION = re.compile(
    r"(?<!大会)(?<!代会)主席团(?:成员|候选人|选举)|学生会(?:第.{1,4}届)?主席团|选举[^。;]{0,30}(?<!大会)(?<!代会)主席团"
    r"|选举[^。;]{0,30}(?:学生会|研究生会)(?:新一届)?(?:主席|领导|负责人|干部|班子|[,。;]|$)|(?:当选|选举)[^。;]{0,20}主席(?!团)"
)
_OTHER_ELECTION = Says(
    patterns=(
        r"选举(?:产生|出)?了?[^,。;]{0,30}(?:委员会|代表大会主席团|大会主席团|常任代表|常设机构|(?:出席|参加)[^,。;]{0,20}代表)",
    ),
    unless=(r"选举办法", r"选举委员会"),
    school_only=False,
)


@rule(
    "T03",
    "章程规定的大会职权包括选举主席团",
    Severity.CONTRADICTION,
    indicators=("i10",),
    reads=("charter.text", "indicators.i10.answer"),
    source=CONGRESS_RULES,
)
def congress_elects_presidium(facts: Facts) -> Iterator[Hit]:
    """The charter lists the congress's powers, among them no election of the presidium.

    Left alone: a charter without such a list, or one that says elsewhere that the congress elects
    the presidium; lists of faculty congresses and of standing bodies.
    """
    prose = facts.prose("charter")
    if _ELSEWHERE.search(prose.plain):
        return
    for node in prose.nodes():
        items = _powers(node)
        if items and not any(_ELECTS.search(item) for item in items):
            said = f"章程{node.where}列出了学生代表大会的职权，其中没有选举产生主席团。请核对章程。"
            elects = next((item for item in items if "选举" in item), "")
            yield Hit(
                "charter.text", said, f"{node.where}：{elects[:60]}", severity=against(facts, "i10")
            )
            return


_ELSEWHERE = re.compile(
    r"(?<!大会)(?<!代会)主席团[^。;]{0,25}(?:由|经)[^。;,]{0,25}(?:代表大会|学代会)(?!常)(?!的?委员会)[^。;,]{0,14}选举"
    r"|(?:代表大会|学代会)(?!常)[^。;,委]{0,14}选举(?:产生)?[^。;,]{0,16}(?<!大会)主席团"
)
_ELECTS = re.compile(
    r"(?:选举|产生|推选)[^。;]{0,24}(?:主席|领导|负责人|执行机构|工作人员|学生会(?:组织)?(?:成员|干部|[,。;]|$))"
)
_POWERS = re.compile(
    r"(?:学生|研究生)?(?:代表大会|学代会)(?:的|行使)?(?:下列|以下|如下)?(?:主要)?(?:职权|职责|权力)"
)
LIST = 3


def _powers(node: Node) -> list[str]:
    """Return the items of the congress's powers that the node introduces, none where it does not."""
    text = re.sub(r"\s", "", node.text[-120:])
    if not _POWERS.search(text) or re.search(r"常任|常设|委员会|院系|各系|二级|班级", text[-40:]):
        return []
    if node.parent is not None and re.search(r"二级|院系|基层|系学生", node.parent.text[:30]):
        return []
    below = [child for child in node.children if child.label]
    if not below and node.parent is not None:
        below = _following(node)
    items = [prepared(child.text[:200]) for child in below]
    return items if len(items) >= LIST else []


def _following(node: Node) -> list[Node]:
    """Return the labelled nodes right behind an unlabelled one."""
    rest = (
        [child for child in node.parent.children if child.line > node.line] if node.parent else []
    )
    found = []
    for child in rest:
        if child.kind in {Kind.ARTICLE, Kind.CHAPTER} or not child.label:
            break
        found.append(child)
    return found


@rule(
    "T04",
    "主席团实行差额选举",
    Severity.CONTRADICTION,
    reads=("candidate_rules.text", "election_rules.text", "charter.text"),
    source=CONGRESS_RULES,
)
def no_uncontested_election(facts: Facts) -> Iterator[Hit]:
    """The presidium, or the union's leaders, are elected from as many candidates as seats (等额).

    Left alone: sentences that also speak of 差额, and 等额 for other bodies.
    """
    said = "主席团应当实行差额选举。请核对选举方式。"
    yield from tell(facts, _UNCONTESTED, ("charter", "candidate_rules", "election_rules"), said)


_UNCONTESTED = Says(
    patterns=(
        r"等额(?:无记名|投票|的?方式|进行|直接)*选举",
        r"选举[^,。;]{0,10}(?:采取|采用|实行|实施)[^,。;]{0,6}等额",
    ),
    unless=(r"差额", r"监票|计票|代表资格|大会主席团|委员会|学生代表[由的采实]|团支部"),
)


@rule(
    "T18",
    "选举办法由学生代表大会通过",
    Severity.WARNING,
    reads=("election_rules.text", "candidate_rules.text"),
    source=CONGRESS_RULES,
)
def adopted_by_congress(facts: Facts) -> Iterator[Hit]:
    """The election rules take effect by the vote of another body than the congress.

    Left alone: the congress's own presidium (大会主席团) or a preparatory body that lays the rules
    before the congress; who interprets them.
    """
    said = "选举办法应当由学生代表大会通过。请核对通过的机构。"
    yield from tell(facts, _ADOPTED, ("candidate_rules", "election_rules"), said)


_ADOPTED = Says(
    patterns=(
        (
            r"本(?:选举)?(?:办法|规则)[^。;]{0,6}(?:经|由|提请|提交|报)[^。;]{0,30}?"
            r"(?:学生会主席团|研究生会主席团|(?:学生会|研究生会)(?=全体|审|讨|通)|委员会|常任代表会议|常委会|常代会|工作组|筹委会|筹备组)"
            r"[^。;]{0,20}通过"
        ),
    ),
    unless=(
        r"大会主席团",
        r"(?:代表大会|学代会|大会)(?:全体)?(?:代表)?(?:审议|讨论|表决|举手|鼓掌)?(?:表决)?通过",
    ),
    school_only=False,
)
