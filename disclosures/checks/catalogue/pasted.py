"""Documents of somebody else pasted into a section."""

import re
from collections import Counter
from collections.abc import Iterator

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.catalogue.strangers import ANY_SCHOOL, short_for, strangers
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.structure import Kind, Node, without_contents

LONGEST_TITLE = 60
RULES = TEXTS[:-1]
"""The sections that hold rules: their titles tell whose."""
HEAD = 3
OFTEN = 2
"""As many times another school or body is named in a text that is theirs."""


@rule(
    "T26",
    "没有贴进其他组织的文件",
    Severity.WARNING,
    reads=(*READS, "congress.text"),
    together=(),
)
def nothing_pasted_in(facts: Facts) -> Iterator[Hit]:
    """A section holds a document of another organisation, or two documents.

    A title of another school's, body's or faculty's rules; another school named twice or more, or
    once as the one whose charter is followed or that interprets the text; a text about another
    body's congress only (团代会, 教代会); a whole charter outside its section; a second 第一章 in
    a section that holds one text. Left alone: schools and bodies named in passing (an exchange,
    an example, guests), annexes, sections that hold two texts by the year's form.
    """
    for section in (*TEXTS, "congress"):
        text = facts.text(section)
        seen, shown = _pasted(facts, section, text) if text else ("", "")
        if seen:
            said = f"“{facts.title(section)}”中好像有其他组织或其他文件的内容：{seen}。请核对，不属于这一栏的请删去。"
            yield Hit(f"{section}.text", said, shown)


def _pasted(facts: Facts, section: str, text: str) -> tuple[str, str]:
    """Return what is somebody else's, in words and as quoted; nothing where nothing is."""
    if section in RULES:
        own_title = HEAD if section == "charter" else 0  # T20 looks at it
        for line in map(str.strip, text.splitlines()[own_title:]):
            if (
                len(line) <= LONGEST_TITLE
                and _KINDS.search(line)
                and _foreign_title(facts, section, squeeze(line))
            ):
                return f"“{clip(line, 30)}”", f"【{clip(line, LONGEST_TITLE)}】"
    even = squeeze(text) if _may_be_others(facts, text) else ""
    if found := _stranger(facts, even) or _other_body(facts, section, even):
        at = even.index(found)
        shown = f"{even[max(0, at - 16) : at]}【{found}】{even[at + len(found) :][:16]}"
        return f"写的是“{found}”", shown
    if not _two_texts_expected(facts, section) and (node := _second_beginning(facts, section)):
        line = f"{node.label}{node.text}"
        return f"第{node.line}行又从“{clip(line, 20)}”开始", f"【{node.label}】{node.text}"
    return "", ""


def _may_be_others(facts: Facts, text: str) -> bool:
    """Whether a text names a school that is not plainly the own one, or never the own union."""
    rest = text.replace(facts.context.school, "") if facts.context.school else text
    graduate = "研究生" in facts.context.organisation
    return graduate or not _OWN_UNION.search(rest) or bool(ANY_SCHOOL.search(rest))


_KINDS = re.compile(r"章程|办法|条例|细则|规定|制度|规则|方案|规程|守则")
_OWN_UNION = re.compile(r"学生会|学生代表大会|学代会|主席团")
_TITLE = re.compile(
    r"(?!第.{1,4}[章条]|[(（]|.{1,3}[、.]|根据|依据|依照|按照|参照|遵守|执行|制定|修订|为)"
    rf"《?[^,。;:!?《》]{{2,50}}(?:{_KINDS.pattern})》?(?:\([^()]{{0,20}}\))?"
)
_UNION = re.compile(r"(?<!研究)(?:学生会|学生代表大会|学代会)")
_GRADUATES = re.compile(r"研究生会|研究生代表大会|研代会")
_NEVER_OURS = re.compile(
    r"团代会|团员代表|党代会|党员代表|教职工|教代会|工会|校友|少先队|附属(?:中学|小学|学校)|(?<![高大])中学(?!习)"
)
_OTHERS = re.compile(
    r"(?:共青团|共产主义青年团|共产党)[^,。;]{0,20}代表|社团|志愿者(?:协会|联合会)|自律委员会|自管会|宿管会|公寓(?:自治|管理)|团总支|团支部"
    r"|班(?:级)?委员?会|班集体|艺术团|广播[站台]|勤工助学|科学技术协会|科协|心理协会|学生记者|学生联合会|学联(?!学生会)"
)
_OURS = re.compile(r"学生会|学生代表|学代会|主席团|研究生|评议|候选人|推荐")
_FACULTYS = re.compile(
    r"([\u4e00-\u9fff]{2,12}(?:学院|系|书院))(?:第[^,。;]{1,6}[届次])?(?:学生会|学生代表大会|研究生会|学生分会)"
)
_IN_GENERAL = re.compile(r"各|二级|院系|系\)|\(系|\(院")


def _foreign_title(facts: Facts, section: str, line: str) -> bool:
    """Whether a line is the title of rules that are not the own union's, or of a whole charter."""
    if not _TITLE.fullmatch(line):
        return False
    own = squeeze(facts.context.school)
    rest = line.replace(own, "") if own else line
    return bool(
        strangers(facts, line)
        or _NEVER_OURS.search(rest)
        or (_OTHERS.search(rest) and not _OURS.search(rest))
        or ("学生联合会" in rest and "联合会" not in facts.context.organisation)
        or _of_other_students(facts, rest)
        or _of_a_faculty(rest, own)
        or (section != "charter" and line.endswith("章程"))
    )


def _of_other_students(facts: Facts, title: str) -> bool:
    """Whether a title is of the graduates' union in a student union's filing, or the other way round."""
    ours, graduates = bool(_UNION.search(title)), bool(_GRADUATES.search(title))
    return graduates not in (ours, "研究生" in facts.context.organisation)


def _of_a_faculty(title: str, own: str) -> bool:
    found = _FACULTYS.search(title)
    return bool(found and not _IN_GENERAL.search(title) and not short_for(found[1], own))


def _stranger(facts: Facts, text: str) -> str:
    """Return another school that is named more than in passing."""
    names = strangers(facts, text)
    least = sorted(set(names), key=len)
    counted = Counter(next(short for short in least if name.endswith(short)) for name in names)
    for name, times in counted.items():
        followed = rf"{name}(?:学生会|研究生会)?章程|由{name}[^,。;]{{0,12}}负责解释"
        if times >= OFTEN or re.search(followed, text):
            return name
    return ""


_CONGRESSES = (
    re.compile(r"团代会|团员代表大会|(?:共青团|青年团)[^,。;、]{0,20}代表大会"),
    re.compile(r"教代会|教职工代表大会|工代会"),
    re.compile(r"党代会|党员代表大会|共产党[^,。;、]{0,20}代表大会"),
    re.compile(r"社团联合会|社联"),
)


def _other_body(facts: Facts, section: str, text: str) -> str:
    """Return another body of which several sentences speak, where none speaks of the union."""
    graduate = "研究生" in facts.context.organisation
    own, other = (_GRADUATES, _UNION) if graduate else (_UNION, _GRADUATES)
    ours = r"主席团|本会" if graduate else r"主席团|本会|学生代表"
    if section not in RULES or own.search(text) or re.search(ours, text):
        return ""
    sentences = re.split(r"[。;]", text)
    for pattern in (*_CONGRESSES, other):
        found = [hit for sentence in sentences if (hit := pattern.search(sentence))]
        if len(found) >= OFTEN:
            return found[0][0]
    return ""


def _two_texts_expected(facts: Facts, section: str) -> bool:
    form = facts.form
    return form.has_section(section) and bool(form.section(section).combined_with)


_ANNEX = re.compile(r"附件|附录|附表|附[:：]")


def _second_beginning(facts: Facts, section: str) -> Node | None:
    """Return a second 第一章 behind other chapters; the one after an annex's title is no such."""
    lines = without_contents(list(facts.prose(section).structure.walk()))
    chapters = [(place, node) for place, node in enumerate(lines) if node.kind is Kind.CHAPTER]
    first = [(place, node) for place, node in chapters if node.number == 1]
    if len(first) < OFTEN or not any(
        first[0][0] < place < first[1][0] and node.number != 1 for place, node in chapters
    ):
        return None
    place, node = first[1]
    annexed = any(_ANNEX.match(each.text) for each in lines[max(0, place - 4) : place])
    return None if annexed else node
