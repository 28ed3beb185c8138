"""What the charter lets the congress do: its list of powers, as items or in a running sentence."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import prepared
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, told
from disclosures.checks.prose.guards import faculty_words
from disclosures.checks.prose.words import BODY, CONGRESS, POWERS
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule
from disclosures.structure import Kind, Node

LIST = 3
"""A list of powers has at least so many items."""


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
    if next(told(facts, _ELSEWHERE, ("charter",)), None):
        return
    faculty = faculty_words(facts.context.school)
    for node in facts.prose("charter").nodes():
        items = [] if _of_faculty(node, faculty) else _powers(node)
        own = [item for item in items if not faculty.search(item[:24])]
        if items and not any(_ELECTS.search(item) for item in own):
            said = f"章程{node.where}列出了学生代表大会的职权，其中没有选举产生主席团。请核对章程。"
            elects = next((item for item in items if "选举" in item), "")
            yield Hit(
                "charter.text", said, f"{node.where}：{elects[:60]}", severity=against(facts, "i10")
            )
            return


_LEADERS = (
    r"(?:(?<!大会)(?<!代会)(?<!会议)(?<!委员会)主席|领导(?!小组)|负责人|班子|执行机构|工作机构"
    r"|(?:学生会|研究生会)(?:组织)?(?:成员|干部|工作人员|[、,。;]|$)|新一届(?:学生会|研究生会)(?!.{0,4}委员))"
)
_ELECTS = re.compile(
    r"(?<!大会)(?<!代会)主席团(?:成员|人选)?的?(?:换届|选举|改选)|(?:决定|通过|确定|票决)[^。;,]{0,10}(?<!大会)主席团(?:成员|人选)|"
    rf"(?:选举|产生|推选|改选|换届|选出|任免)[^。;]{{0,24}}{_LEADERS}"
)
_ELSEWHERE = Says(
    patterns=(
        rf"(?<!大会)(?<!代会)主席团[^。;]{{0,50}}(?:由|经|在)[^。;,]{{0,25}}{CONGRESS}[^。;,]{{0,18}}(?:选举|投票)",
        rf"{CONGRESS}[^。;,委常]{{0,18}}选举(?:产生)?[^。;,]{{0,16}}(?<!大会)(?<!代会)主席团",
        rf"(?<!大会)(?<!代会)主席团(?:成员)?的?选举[^。;,]{{0,6}}(?:由|在|于)[^。;,]{{0,20}}{CONGRESS}",
    ),
)
_INTRODUCES = re.compile(
    rf"(?:行使|履行|具有|享有|拥有)?(?:下列|以下|如下)?的?(?:主要|具体|基本)?{POWERS}(?:主要)?(?:是|为|有|包括|如下|:)*:?$"
)
_INLINE = re.compile(
    rf"(?:有权:|(?:行使|履行|具有|享有|拥有)?(?:下列|以下|如下)?的?(?:主要|具体|基本)?{POWERS}(?:主要)?(?:有|是|为|包括|如下|:)+)(?P<rest>[^:].+)$"
)
_NAMED = re.compile(
    rf"(?P<body>{BODY})|(?P<congress>{CONGRESS})|主席团|部门|秘书处|会员|代表(?!大会)|学生会(?!的?最高)"
)
_HEADING = 24
"""A node above that is no longer than this is a heading."""


def _of_faculty(node: Node, faculty: re.Pattern[str]) -> bool:
    """Whether the node, or a heading above it, is about the faculties' congresses."""
    return any(faculty.search(prepared(each.text)[:30]) for each in (node, *node.above()))


def _powers(node: Node) -> list[str]:
    """Return the items of the congress's powers that the node introduces, none where it does not."""
    text = prepared(node.text[-1500:])
    if (inline := _INLINE.search(text)) and _is_congress(text[: inline.start()], node):
        return _if_long([each for each in re.split(r"[;。、,]", inline["rest"]) if each])
    intro = _INTRODUCES.search(text)
    if intro is None or not _is_congress(text[: intro.start()], node):
        return []
    below = [child for child in node.children if child.label] or _following(node)
    said = (each for child in below for each in re.split(r"[;。]", prepared(child.text[:600])))
    return _if_long([each for each in said if each])


def _if_long(items: list[str]) -> list[str]:
    return items if len(items) >= LIST else []


def _is_congress(before: str, node: Node) -> bool:
    """Whether the powers behind ``before`` are the congress's.

    The body named last in their own phrase decides, else the subject of the sentence, else the
    nearest heading.
    """
    sentence = re.split(r"[。;]", before)[-1]
    headings = [prepared(each.text) for each in node.above()]
    if named := list(_NAMED.finditer(re.split(r"[,:]", sentence)[-1])):
        return named[-1].lastgroup == "congress"
    for words in (sentence, *(each for each in headings if len(each) <= _HEADING)):
        if first := _NAMED.search(words):
            return first.lastgroup == "congress"
    return False


def _following(node: Node) -> list[Node]:
    """Return the labelled nodes right behind an unlabelled one."""
    if node.label or node.parent is None:
        return []
    found = []
    for child in (each for each in node.parent.children if each.line > node.line):
        if child.kind in {Kind.ARTICLE, Kind.CHAPTER} or not child.label:
            break
        found.append(child)
    return found
