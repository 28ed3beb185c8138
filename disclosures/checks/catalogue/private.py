"""No private particulars in what is published."""

import re
import unicodedata
from collections.abc import Iterator

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule

LONGEST = 2000
"""Characters of a table's cell that are read."""
_DATE = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_NAMED = r"(?:号码?|ID|id)?[:：为是]?\s*"
_PRIVATE = {
    "身份证号": re.compile(
        rf"(?<![0-9A-Za-z])[1-9][0-9]{{5}}{_DATE}[0-9]{{3}}[0-9Xx](?![0-9A-Za-z])"
        r"|(?:身份证|证件)(?:号码?)?[:：为是]?\s*[1-9][0-9]{14}(?:[0-9]{2}[0-9Xx])?(?![0-9])"
    ),
    "手机号": re.compile(r"(?<![0-9A-Za-z/])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9A-Za-z])"),
    "QQ号": re.compile(rf"(?:QQ|qq|Qq|扣扣)(?:交流|工作)?(?:群|群号)?{_NAMED}[1-9][0-9]{{4,11}}(?![0-9])"),
    "微信号": re.compile(
        r"(?:微信(?!公众|平台|小程序|服务|订阅|群)|VX|vx|Vx|wechat|WeChat)(?:号码?|ID|id)?"
        r"(?:[:：为是]\s*|\s+|(?<=号))(?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z][A-Za-z0-9_-]{5,19}"
    ),
    "电话号码": re.compile(
        r"(?<![0-9A-Za-z/.-])[(（]?0[1-9][0-9]{1,2}[)）]?[-—－– ]?[2-9][0-9]{6,7}(?![0-9A-Za-z])"
        r"|(?:电话|联系方式|手机|热线|致电|座机|传真)(?:号码?)?[:：是为]{0,2}\s*[2-9][0-9]{6,7}(?![0-9])"
    ),
    "个人邮箱": re.compile(
        r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,40}@(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|yeah|aliyun|gmail|outlook|hotmail|foxmail|icloud|live|yahoo|msn|21cn|tom)"
        r"\.(?:com|cn|net)"
    ),
}  # fmt: skip
"""In this order: a number that is one kind is no other."""
_ANY = re.compile(r"\d{5}|\d{3}[- ]\d{4}|\d{3}[)）—–－-]\d|@|＠|微信|QQ|[VvＶ][XxＸ]|[Ww]e[Cc]hat")


@rule(
    "T25",
    "不公开电话、身份证号、QQ号和个人邮箱",
    Severity.WARNING,
    reads=(*READS, "congress", "roster", "departments", "responsible"),
    source="《中华人民共和国个人信息保护法》",
    together=(),
)
def nothing_private(facts: Facts) -> Iterator[Hit]:
    """No telephone, identity-card, QQ or WeChat number and no private mailbox stands in what is published.

    The number itself is not repeated in the finding. Left alone: years, numbers of documents
    （中青联发〔2019〕9号）, addresses of pages, hotlines of three to five digits, office mailboxes
    of school and federation.
    """
    for path, text in _published(facts):
        kinds, shown = masked(text)
        if kinds:
            said = f"这里有{'、'.join(kinds)}。公开内容中不应出现，请删去。"
            yield Hit(path, said, shown)


def masked(text: str) -> tuple[list[str], str]:
    """Return the kinds of particulars in a text, and the words round the first of each, masked."""
    if not _ANY.search(text):
        return [], ""
    even = unicodedata.normalize("NFKC", text)
    kinds = []
    for kind, pattern in _PRIVATE.items():
        even, count = pattern.subn(f"【{kind}】", even)
        if count:
            kinds.append(kind)
    return kinds, "；".join(_around(even, f"【{kind}】") for kind in kinds)


def _around(text: str, mark: str) -> str:
    """Return the line's words round a mark; a mark that the cut would open is left out."""
    at = text.index(mark)
    before = text[max(0, at - 20) : at].rpartition("\n")[2].rpartition("】")[2]
    after = text[at + len(mark) : at + len(mark) + 10].partition("\n")[0].partition("【")[0]
    return f"{before}{mark}{after}"


def _published(facts: Facts) -> Iterator[tuple[str, str]]:
    for section in (*TEXTS, "congress"):
        yield f"{section}.text", facts.text(section)
    for person in facts.people:
        for field in ("experience", "note"):
            yield person.path(field), getattr(person.row, field)[:LONGEST]
    for unit in facts.departments:
        yield unit.path("duties"), unit.row.duties[:LONGEST]
    for guide in facts.guides:
        yield guide.path("note"), guide.row.note[:LONGEST]
