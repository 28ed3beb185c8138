"""Which section a heading names: the official titles of all years and the ways colleges word them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from disclosures import editions
from disclosures.reading import numeral_value
from disclosures.structure.labels import Kind, read_label

LONGEST = 64
"""No heading is longer, in characters without spaces."""
_LINE = 400
"""No line with a heading is longer, spaces and dots to a page number included."""
ORDER = (
    "indicators", "second_level", "charter", "departments", "roster", "candidate_rules",
    "election_rules", "congress", "delegate_rules", "appraisal_rules", "party_guidance", "responsible",
)  # fmt: skip
"""The sections in the order of the official forms."""
NUMBERS = {
    key: number
    for number, key in enumerate(
        ("indicators", "charter", "departments", "roster", "candidate_rules", "election_rules",
         "congress", "delegate_rules", "appraisal_rules", "responsible"), 1,
    )
}  # fmt: skip
"""The number of a section since 2021–2022."""

_RULES = r"(?:实施|暂行|试行|工作|管理|具体)*(?:办法|细则|规定|规则|方案|条例|制度|程序|方式|规程)"
_END = r"(?:[(（\[【〔].{1,24}[)）\]】〕])?$"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("second_level", r"(?:二级|院系?级|院[（(]系[）)]级?).{0,8}(?:学生会|组织).{0,40}(?:自评|评估|情况).{0,4}表|二级学生会组织.{0,30}(?:自评|改革情况|评估).{0,6}"),
    ("responsible", r"谁来?指导.{2,12}|(?:指导|分管|负责).{0,14}(?:责任人|负责人|教师|老师).{0,6}|主要责任人.{0,4}"),
    ("party_guidance", r"党委?(?:组织)?(?:对|领导|指导).{0,14}(?:学生会|研究生会|学生组织).{0,14}|党(?:委|组织)指导.{0,12}情况"),
    ("appraisal_rules", rf"述职(?:与|和|及|、)评议.{{0,8}}|述职.{{0,12}}{_RULES}|(?:述职)?评议会?{_RULES}|述职评议(?:情况)?|述职{_RULES}"),
    ("delegate_rules", rf".{{0,20}}代表(?:大会代表)?(?:是?怎样|是?如何|怎么).{{0,6}}(?:产生|选举?)(?:的|出来)?|代表(?:的)?(?:名额|候选人)?.{{0,6}}(?:产生|选举|推选|推荐|选拔|选派|分配).{{0,8}}{_RULES}|代表产生{_RULES}?"),
    ("combined", rf"候选人?.{{0,8}}(?:产生|推荐|推选|提名).{{0,8}}(?:及|和|与|、|暨).{{0,14}}选举{_RULES}|产生(?:及|和|与|、|暨)选举{_RULES}"),
    ("candidate_rules", rf".{{0,20}}候选人(?:是?怎样|是?如何|怎么).{{0,6}}(?:产生|推荐|提名)(?:的)?|候选人.{{0,10}}(?:产生|推荐|选拔|遴选|提名|推选|确定|选任).{{0,6}}{_RULES}?|主席团(?:成员)?(?:产生|推荐|遴选|选拔){_RULES}"),
    ("election_rules", rf".{{0,20}}主席团(?:成员)?(?:是?怎样|是?如何|怎么).{{0,6}}(?:选举?|产生)(?:的|出来)?|(?:.{{0,30}}(?:主席团|主席|学生会|组织|成员|干部|换届|大会|委员|届).{{0,12}})?(?:换届)?选举{_RULES}"),
    ("congress", r".{0,20}(?:学代会|研代会|代表大会)(?:是?怎样|是?如何|怎么|何时).{0,4}(?:召?开|举行)(?:的)?|(?:代表大会|学代会|研代会|大会).{0,10}(?:召开|举行|举办|开展)?.{0,6}情况(?:说明|介绍|报告|简介)?|(?:代表大会|学代会|研代会)(?:召开|概况)"),
    ("roster", r"(?:工作人员|成员|干部|人员|组成人员)(?:基本|信息|情况|公示)*(?:名单|花名册|一览表|名册|信息表|情况表)|名单(?:公示)?"),
    ("departments", r"(?:校级|学生会|研究生会|组织|工作)*机构(?:情况|简介|介绍)?|(?:组织|机构|部门|架构|结构).{0,8}(?:架构|结构|设置|组成|构成|职责).{0,4}(?:表|图|情况)?|组织架构|机构设置"),
    ("charter", r".{0,40}(?:学生会|研究生会|联合会|组织)(?:组织)?.{0,6}章程(?:修正案|全文|正文|文本)?|章程(?:全文|正文)?"),
    ("indicators", r".{0,30}(?:改革|建设|深化|工作).{0,14}(?:自评|评估|自查|备案|对照).{0,8}(?:表|情况)|改革.{0,6}情况表|改革自评|自评(?:情况)?表|自评情况|评估备案表"),
)  # fmt: skip
_COMPILED = tuple(
    (key, re.compile(rf"(?:.*?)(?:{pattern}){_END}", re.DOTALL)) for key, pattern in _PATTERNS
)
_NEAR, _SLIP = 6, 0.84
"""A title of so many characters with a slip in it is still so like the official one."""
_SENTENCE = re.compile(r"[。；;！？!?]|，|,(?!\s*\d)")
_VERB = re.compile(
    r"(?:制定|制订|修改|修订|审议|听取|讨论|通过|解释|执行|根据|按照|依据|依照|遵守|宣读|起草|学习|参见?|详见|见|落实"
    r"|贯彻|选举(?!办法|规则|细则|规定|方案|程序|制度|工作)|表决|审查|拟定|提出|公布|负责|完善|健全|建立|严格|监督|进行|召开|由|对|本|在|以|为|凡|经|将|按|把)"
)
_PARTS = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|项|篇)[:：、\s]*|附件?[一二三四五六七八九十\d]{0,3}[:：、.．\s]+|附(?=《)"
)
_LEADER = re.compile(
    r"-?\s*+\d{1,3}+(?!\d)"
    r"(?:\s*+-?\s*+[.．…·•\-—_ \t]*+(?<=[.．…·•\-—_ \t]{3})|\s*+-(?:(?!\d)|(?<=[.．…·•\-—_ \t]{3}))|\s*+)"
)
"""A page number and the dots before it, read from the line's end: forwards every blank would be tried anew."""
_OF = re.compile(
    r"的(?=(?:实施|暂行|试行|工作|管理|具体)?(?:办法|细则|规定|规则|方案|条例|制度|程序|情况|名单)$)"
)
_WRAP = str.maketrans("", "", "《》“”\"'‘’「」『』〈〉<>【】*＊#")


@dataclass(frozen=True, slots=True)
class Title:
    """A line read as a section's heading.

    ``number``/``label``: what it is numbered with; ``likeness`` 0–1 to the official wording;
    ``listed``: it ends in a page number, as in a table of contents; ``quoted``: the words in 《》.
    """

    key: str
    core: str
    label: Kind | None
    number: int | None
    likeness: float
    listed: bool
    quoted: str
    combined: bool = False


@lru_cache(maxsize=8_192)
def read_title(line: str) -> Title | None:
    """Return which section a line could be the heading of, None where it is none."""
    if len(line) > _LINE:
        return None
    text, listed = _without_page(line.strip())
    compact = re.sub(r"\s+", "", text)
    if len(compact) not in range(2, LONGEST + 1):
        return None
    label = read_label(compact)
    kind = label.kind if label else None
    if kind in (Kind.ARTICLE, Kind.CHAPTER, Kind.SECTION):
        return None
    part = None if label else _PARTS.match(compact)
    core = label.rest if label else compact[part.end() :] if part else compact
    quoted = re.search(r"《(.+)》", core)
    core = core.translate(_WRAP).strip("：:、.．。 ").removeprefix("关于")
    core = _OF.sub("", core)
    if not core or _SENTENCE.search(core) or (_VERB.match(core) and not quoted):
        return None
    key = _key(core) or _nearly(core)
    if key is None:
        return None
    combined = key == "combined"
    key = "candidate_rules" if combined else key
    number = label.number if label else _part_number(part)
    kind = Kind.POINT if number is not None and label is None else kind
    inside = quoted[1] if quoted else ""
    return Title(key, core, kind, number, likeness(key, core), listed, inside, combined)


def _without_page(line: str) -> tuple[str, bool]:
    """Return a line without the page number at its end (``……… 12``), and whether it has one."""
    hit = _LEADER.match(line[::-1])
    return (line[: len(line) - hit.end()], True) if hit else (line, False)


def _key(core: str) -> str | None:
    for key, pattern in _COMPILED:
        if pattern.fullmatch(core):
            return key
    return None


def _part_number(part: re.Match[str] | None) -> int | None:
    """Return the number of 第三部分 or 附件3."""
    hit = re.search(r"[一二三四五六七八九十]{1,3}|\d{1,2}", part[0]) if part else None
    return numeral_value(hit[0]) if hit else None


def _nearly(core: str) -> str | None:
    """Return the section whose official title a line is, but for a slip (组织构架表, 述职平议)."""
    if len(core) < _NEAR:
        return None
    best = max(ORDER, key=lambda key: likeness(key, core))
    return best if likeness(best, core) >= _SLIP else None


def likeness(key: str, core: str) -> float:
    """Return how like a heading is to the official ones of its section, 0 to 1."""
    return max((ratio(core, title) for title in official(key)), default=0.0) / 100


@cache
def official(key: str) -> tuple[str, ...]:
    """Return the official titles of a section in all years, without number, marks and names."""
    found = set()
    for form in map(editions.load, editions.keys()):
        for section in form.sections:
            if section.key == key:
                title = re.sub(r"\{\w+\}", "", section.title)
                label = read_label(title)
                found.add((label.rest if label else title).translate(_WRAP))
        if key == "indicators":
            found.add(form.table.title)
    return tuple(sorted(found))
