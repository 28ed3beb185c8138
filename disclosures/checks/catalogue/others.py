"""Names and documents of somebody else: the title of the charter, texts pasted in."""

import re
from collections import Counter
from collections.abc import Iterator

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.prose.guards import faculty_words
from disclosures.checks.registry import Hit, rule
from disclosures.structure import Kind

_PLACEHOLDER = re.compile(
    r"[XxＸ×✕*＊○〇◯_＿?？]{2,}|学校名称|学校全称|单位名称|样例|范本|范文|模板|示例|样本|参考文本|某某?(?=大学|学院|学校|高校|校|省|市)|\{[^{}]{0,12}\}|【[^【】]{0,8}】|…{1,3}(?=大学|学院|学生会)"
)
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:大学(?!生)|(?:职业|技术|专科|师范|高等|医学|理工|工商|财经)[\u4e00-\u9fff]{0,6}(?:学院|学校))"
)
_ANOTHER = re.compile(
    r"社团(?:联合会|管理)|志愿者(?:协会|联合会)|自律委员会|自管会|宿管会|公寓(?:自治|管理)|团总支|团支部|班(?:级)?委员?会|艺术团|广播站|勤工助学|科学技术协会|科协|心理协会"
)
_BOTH = re.compile(r"学生会[(（/、和]研究生会[)）]?|学生[(（]研究生[)）]会")
_TITLE_LINES = 3
LONGEST_TITLE = 60


@rule("T20", "章程的标题是本校、本组织的", Severity.WARNING, reads=("charter",))
def own_title(facts: Facts) -> Iterator[Hit]:
    """The charter's title names another school or organisation, or still has the placeholder.

    Read in the field and in the first lines of the text. A title for 学生会（研究生会） of a union
    that is only one of them is information. Left alone: short names of the own school.
    """
    for path, title in _titles(facts):
        name = squeeze(title)
        blank = _PLACEHOLDER.search(name)
        stranger = next(iter(_strangers(facts, name)), "")
        if blank:
            said = f"章程标题“{clip(title)}”里还有没有填写的“{blank[0]}”。请改成本校的名称。"
            yield Hit(path, said, f"{clip(title)}：{blank[0]}")
        elif stranger:
            said = f"章程标题“{clip(title)}”写的是“{stranger}”，不是本校。请核对是否用错了文件。"
            yield Hit(path, said, f"{clip(title)}：{stranger}")
        elif _is_foreign(facts, name):
            said = f"章程标题“{clip(title)}”像是其他组织的文件。请核对是否用错了文件。"
            yield Hit(path, said, clip(title))
        elif _BOTH.search(name) and not _BOTH.search(squeeze(facts.context.organisation)):
            said = f"章程标题“{clip(title)}”保留了模板里的写法。请只写本组织的名称。"
            yield Hit(path, said, clip(title), severity=Severity.INFORMATION)


def _is_foreign(facts: Facts, name: str) -> bool:
    """Whether a title is of another body: a faculty's union, a federation, the other kind of union, other rules."""
    rest = name.replace(squeeze(facts.context.school) or "本校", "")
    organisation = squeeze(facts.context.organisation)
    if re.search(r"办法|条例|细则|规定|规则|方案", rest) and "章程" not in rest:
        return True
    if "学生联合会" in rest and "联合会" not in organisation:
        return True
    if faculty_words(facts.context.school).search(rest):
        return True
    graduate, other = "研究生" in organisation, "研究生会" in rest
    one_kind = not _BOTH.search(rest) and not _BOTH.search(organisation)
    if one_kind and other != graduate and (other or "学生会" in rest):
        return True
    return bool(_ANOTHER.search(rest)) and "学生会" not in rest and not other


def _titles(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield path and words of the title, and of the first lines of the text that look like one."""
    if title := facts.content.charter.title[:LONGEST_TITLE]:
        yield "charter.title", title
    for line in facts.text("charter").splitlines()[:_TITLE_LINES]:
        if len(line) <= LONGEST_TITLE and squeeze(line).endswith("章程"):
            yield "charter.text", line
            return


def _strangers(facts: Facts, text: str) -> Iterator[str]:
    """Yield the names of schools in a text that are neither the own school's nor short for it."""
    own = squeeze(facts.context.school)
    for hit in _SCHOOL.finditer(text):
        name = re.sub(rf"^.*?(?:{_LEADS})", "", hit[0])
        if own and len(name) > 3 and not _short_for(name, own):  # noqa: PLR2004 - 本大学 is no name
            yield name


_LEADS = r"中国共产主义青年团|中国共产党|共青团|中共|根据|按照|依据|参照|结合|关于|来自|以及|是|在|为|与|和|由|对|向|的|、|本|我|全|各|其他|兄弟|高等|所有|该"


def _short_for(name: str, own: str) -> bool:
    """Whether a name is the own one, part of it, ends with it, or its signs stand in it in order."""
    if own in name or name in own:
        return True
    rest = iter(own)
    return all(sign in rest for sign in name)


@rule("T26", "没有贴进其他组织的文件", Severity.WARNING, reads=(*READS, "congress.text"))
def nothing_pasted_in(facts: Facts) -> Iterator[Hit]:
    """A section holds a document of another organisation, or two documents.

    Another school named twice or more, a title line of another organisation's rules, a second
    第一章 in a section that holds one text. Left alone: schools named once (an exchange, an
    example), and sections that hold two texts by the year's form.
    """
    for section in (*TEXTS, "congress"):
        text = facts.text(section)
        seen = _pasted(facts, section, text) if text else ""
        if seen:
            said = f"“{facts.title(section)}”中好像有其他组织或其他文件的内容：{seen}。请核对，不属于这一栏的请删去。"
            yield Hit(f"{section}.text", said, seen)


def _pasted(facts: Facts, section: str, text: str) -> str:
    names = Counter(_strangers(facts, facts.prose(section).plain))
    often = [name for name, times in names.items() if times > 1]
    if often:
        return f"多次出现“{often[0]}”"
    for line in text.splitlines():
        title = squeeze(line[:LONGEST_TITLE])
        if _FOREIGN_TITLE.fullmatch(title) and not re.search(r"学生会|研究生会|主席团", title):
            return f"“{clip(title, 30)}”"
    return "" if _two_texts_expected(facts, section) else _second_beginning(facts, section)


_FOREIGN_TITLE = re.compile(
    rf"[^,。;:，。；：]{{0,24}}(?:{_ANOTHER.pattern})[^,。;:，。；：]{{0,14}}(?:章程|办法|条例|细则|规定|制度)(?:[(（][^()（）]{{0,10}}[)）])?"
)


def _two_texts_expected(facts: Facts, section: str) -> bool:
    form = facts.form
    return form.has_section(section) and bool(form.section(section).combined_with)


def _second_beginning(facts: Facts, section: str) -> str:
    chapters = facts.prose(section).structure.of_kind(Kind.CHAPTER)
    first = [node for node in chapters if node.number == 1]
    if len(first) > 1 and any(node.line > first[0].line for node in chapters if node.number != 1):
        return f"第{first[1].line}行又从“{clip(first[1].label + first[1].text, 20)}”开始"
    return ""
