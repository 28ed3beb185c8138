"""No private particulars in what is typed."""

import hashlib
from collections.abc import Iterator
from typing import Any

from disclosures.checks.facts import Facts
from disclosures.checks.finding import SECTIONS, Severity
from disclosures.checks.registry import Hit, rule
from disclosures.content import Content
from disclosures.reading.particulars import Found, labels, masked, scan
from disclosures.reading.particulars.table import Weight

CONTAINERS = frozenset({"rows", "units", "answers"})
"""Lists that a path leaves out: ``roster[13]`` is ``roster.rows[13]``."""
NUMBERS_OF_OURS = frozenset({"attachment", "chart"})
"""Fields that hold the portal's own ids."""
SEVERITIES = {
    Weight.CERTAIN: Severity.CONTRADICTION,
    Weight.LIKELY: Severity.CONTRADICTION,
    Weight.PERHAPS: Severity.WARNING,
}
SURE = "身份证号"


@rule(
    "T25",
    "不公开电话、证件号码、QQ号、邮箱等个人信息",
    Severity.CONTRADICTION,
    reads=SECTIONS,
    source="《中华人民共和国个人信息保护法》",
    together=(),
)
def nothing_private(facts: Facts) -> Iterator[Hit]:
    """No telephone, paper's or card's number, QQ, WeChat, mailbox, date of birth or home address is typed anywhere.

    Looked at is every text there is, also what is asked and not published, remarks, cells of the
    roster, words for pictures. An identity number whose check digit is right is an error; all else is to
    be deleted, or explained where it is something else (a document's number); a mailbox that may be an
    office's is a warning. The number itself is not repeated in the finding. Left alone: years, sums,
    numbers of documents（中青联发〔2019〕9号）, addresses of pages, hotlines of three to five digits,
    mailboxes of schools and authorities, and those that the year's form itself names.
    """
    allowed = facts.context.official
    for section in SECTIONS:
        for path, text in _texts(getattr(facts.content, section), section):
            if found := scan(text, allowed):
                yield _hit(path, text, found, masked(text, allowed)[1])


def _hit(path: str, text: str, found: list[Found], shown: str) -> Hit:
    words = "、".join(labels(found))
    sure = any(one.label == SURE and one.weight == Weight.CERTAIN for one in found)
    severity = min((SEVERITIES[one.weight] for one in found), key=lambda each: each.rank)
    if sure:
        said = f"这里有{words}，公开内容中不能出现，请删去。"
        severity = Severity.ERROR
    elif severity is Severity.WARNING:
        said = f"这里有{words}，如果是个人的，请删去；是单位的工作邮箱，请核对无误。"
    else:
        said = (
            f"这里有{words}，公开内容中不应出现，请删去；如果是文件编号等其他号码，请写明是什么。"
        )
    pieces = "\x1f".join(text[one.start : one.end] for one in found)
    compared = f"{shown}\x1f{hashlib.sha256(pieces.encode()).hexdigest()}"
    return Hit(path, said, shown, severity=severity, compared=compared)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _texts(one, f"{path}[{place}]")
    else:
        fields = value.items() if isinstance(value, dict) else _fields(value)
        for name, one in fields:
            yield from _texts(one, path if name in CONTAINERS else f"{path}.{name}")


def _fields(content: Content) -> Iterator[tuple[str, Any]]:
    for name in type(content).model_fields:
        if name not in NUMBERS_OF_OURS:
            yield name, getattr(content, name)
