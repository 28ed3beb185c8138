"""Clean texts: unbroken numbering, no debris of conversion, no private particulars."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.structure import Problem, parse

TEXTS = (
    "charter",
    "candidate_rules",
    "election_rules",
    "delegate_rules",
    "appraisal_rules",
    "party_guidance",
)
READS = tuple(f"{key}.text" for key in TEXTS)
MOST = 3


@rule("T22", "章、条、款、项的编号连续", Severity.WARNING, reads=READS)
def numbering_unbroken(facts: Facts) -> Iterator[Hit]:
    """Chapters, articles and items are numbered without gap, repetition or disorder.

    Articles may run through the chapters or start again in each. Where one section holds two
    texts (2020: candidate and election rules), the second may start again.
    """
    for section in TEXTS:
        problems = _problems(facts, section)
        if problems:
            shown = "".join(f"{each.where}：{each.sentence}" for each in problems[:MOST])
            more = f"共{len(problems)}处。" if len(problems) > MOST else ""
            said = f"“{facts.title(section)}”的编号不连续。{shown}{more}"
            yield Hit(
                f"{section}.text", said, "；".join(f"{p.kind}{p.label}" for p in problems[:20])
            )


def _problems(facts: Facts, section: str) -> list[Problem]:
    """Return the problems of a text; of a section that holds two texts, those of the best cut."""
    prose = facts.prose(section)
    found = list(prose.structure.problems)
    if (
        not found
        or not facts.form.has_section(section)
        or not facts.form.section(section).combined_with
    ):
        return found
    starts = [hit.start() for hit in _FIRST.finditer(prose.text)][1:TRIES]
    cuts = [[*parse(prose.text[:at]).problems, *parse(prose.text[at:]).problems] for at in starts]
    return min([found, *cuts], key=len)


TRIES = 12
_FIRST = re.compile(r"^[ \t\u3000]*(?:第[一1][章条]|一、)", re.MULTILINE)
_PAGE = re.compile(r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")
_LONE = re.compile(r"[，。；：、,.;:！？!?”“）)（(]{1,2}")


@rule("T24", "文本里没有转换留下的残字", Severity.INFORMATION, reads=(*READS, "congress.text"))
def no_debris(facts: Facts) -> Iterator[Hit]:
    """A line that is a page number or a lone punctuation mark is debris of the conversion."""
    for section in (*TEXTS, "congress"):
        lines = [
            (number, line.strip())
            for number, line in enumerate(facts.text(section).splitlines(), 1)
        ]
        found = [
            (n, line)
            for n, line in lines
            if line and (_PAGE.fullmatch(line) or _LONE.fullmatch(line))
        ]
        if found:
            where = "、".join(f"第{number}行“{line}”" for number, line in found[:MOST])
            said = f"“{facts.title(section)}”中有多余的页码或标点：{where}。请删去。"
            yield Hit(f"{section}.text", said, where)


_PRIVATE = {
    "身份证号": re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9])"),
    "手机号": re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])"),
    "QQ号": re.compile(r"(?:QQ|qq)(?:群)?(?:号码?)?[:：为是]?\s*[1-9][0-9]{4,10}(?![0-9])"),
    "个人邮箱": re.compile(
        r"[\w.+-]{1,40}@(?:qq|163|126|sina|gmail|outlook|hotmail|foxmail|139|189)\.(?:com|cn)"
    ),
}


@rule(
    "T25",
    "不公开电话、身份证号、QQ号和个人邮箱",
    Severity.WARNING,
    reads=(*READS, "congress", "roster", "departments", "responsible"),
    source="《中华人民共和国个人信息保护法》",
)
def nothing_private(facts: Facts) -> Iterator[Hit]:
    """No telephone, identity-card or QQ number and no private mailbox stands in what is published.

    The number itself is not repeated in the finding.
    """
    for path, text in _published(facts):
        kinds = [kind for kind, pattern in _PRIVATE.items() if pattern.search(text)]
        if kinds:
            said = f"这里有{'、'.join(kinds)}。公开内容中不应出现，请删去。"
            yield Hit(path, said, "、".join(kinds))


def _published(facts: Facts) -> Iterator[tuple[str, str]]:
    for section in (*TEXTS, "congress"):
        yield f"{section}.text", facts.text(section)
    for person in facts.people:
        for field in ("experience", "note"):
            yield person.path(field), getattr(person.row, field)[:2000]
    for unit in facts.departments:
        yield unit.path("duties"), unit.row.duties
    for guide in facts.guides:
        yield guide.path("note"), guide.row.note[:2000]
