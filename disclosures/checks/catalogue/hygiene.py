"""Clean texts: no debris of conversion, no private particulars."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule

MOST = 3


_PAGE = re.compile(
    r"[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|\d{1,3}"
    r"|(?:Page|page)\s*\d{1,3}(?:\s*of\s*\d{1,3})?"
)
_LONE = re.compile(r"[，。；：、,.;:！？!?”“）)（(·…]{1,3}")
_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff，。；、])\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*(?=[\u4e00-\u9fff])"  # 代表- 19 -大会
    r"|(?<=[\u4e00-\u9fff，、])\s*\b(?:and|or|the|of|in|to|for|is|on|with|by|at|an?)\b\s*(?=[\u4e00-\u9fff])"
    r"|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|#\d{2,5});|Error!|错误[!！]\s*(?:未定义书签|超链接|未找到)"
    r"|[\ufffd\ue000-\uf8ff]|[.．…]{6,}\s*\d{1,3}|<[a-zA-Z/][^<>]{0,40}>"
)


@rule("T24", "文本里没有转换留下的残字", Severity.INFORMATION, reads=(*READS, "congress.text"))
def no_debris(facts: Facts) -> Iterator[Hit]:
    """A page number, a lone punctuation mark, a stray word of Latin, an entity: debris of the conversion.

    Left alone: abbreviations (PPT, QQ群, CET-4), addresses, the union's English name.
    """
    for section in (*TEXTS, "congress"):
        found = list(_debris(facts.text(section)))
        if found:
            where = "、".join(f"第{number}行“{words}”" for number, words in found[:MOST])
            more = f"等{len(found)}处" if len(found) > MOST else ""
            said = f"“{facts.title(section)}”中有转换文件时留下的多余内容：{where}{more}。请删去。"
            yield Hit(f"{section}.text", said, where)


def _debris(text: str) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if _PAGE.fullmatch(line) or _LONE.fullmatch(line):
            yield number, line
        elif hit := _INSIDE.search(line):
            yield number, clip(hit[0].strip(), 12) or "乱码"


_PRIVATE = {
    "身份证号": re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9])"),
    "手机号": re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])"),
    "QQ号": re.compile(r"(?:QQ|qq)(?:群)?(?:号码?)?[:：为是]?\s*[1-9][0-9]{4,10}(?![0-9])"),
    "微信号": re.compile(
        r"(?:微信|VX|vx|Vx)(?:号码?|ID|id)?[:：为是]\s*[A-Za-z][A-Za-z0-9_-]{5,19}"
    ),
    "电话号码": re.compile(
        r"(?<![0-9])0[1-9][0-9]{1,2}[-—－ ]?[2-9][0-9]{6,7}(?![0-9])|(?:电话|联系方式|手机)[:：是为]{1,2}\s*[2-9][0-9]{6,7}(?![0-9])"
    ),
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
    """No telephone, identity-card, QQ or WeChat number and no private mailbox stands in what is published.

    The number itself is not repeated in the finding. Left alone: years, numbers of documents
    （中青联发〔2019〕9号）, office mailboxes of school and federation.
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
