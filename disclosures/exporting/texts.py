"""The sheets of what is text in a filing: the congress as pairs, the rule texts by title and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.exporting.sheets import Column, Sheet
from disclosures.structure import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.content import Congress, Disclosure, RulesText
    from disclosures.editions import EditionForm
    from disclosures.exporting.sheets import Value

CONGRESS = {
    "ordinal": "届次",
    "date": "开始日期",
    "date_end": "结束日期",
    "place": "地点",
    "students": "学生人数",
    "delegates": "代表人数",
    "delegates_without_post": "未任学生会职务的代表人数",
    "candidates": "候选人数",
    "seats": "应选名额",
    "elected": "当选人数",
    "agenda": "议程",
    "text": "大会情况",
}
TEXTS = (
    Column("section", "栏目", 40),
    Column("title", "标题", 36),
    Column("adopted", "通过日期", 16, centred=True),
    Column("adopted_by", "通过机构", 26),
    Column("chapters", "章", 8, centred=True),
    Column("articles", "条", 8, centred=True),
    Column("characters", "字数", 10, centred=True),
)


def congress(content: Congress, heading: str) -> Sheet:
    """Return the congress as pairs, then its delegations and links."""
    pairs = [(label, str(getattr(content, key))) for key, label in CONGRESS.items()]
    pairs += [(f"代表团：{one.name}", one.count) for one in content.delegations]
    pairs += [("链接", link) for link in content.links]
    columns = (Column("what", "项目", 28), Column("value", "内容", 90))
    rows = tuple((what, value) for what, value in pairs if value)
    return Sheet("学代会", f"{heading}学生代表大会", columns, rows, filtered=False)


def texts(
    form: EditionForm, disclosure: Disclosure, titles: Mapping[str, str], heading: str
) -> Sheet:
    """Return the rule texts by title, date and size; the texts themselves are in the Word file."""
    rows = tuple(
        _text(titles[section.key], getattr(disclosure, section.key))
        for section in form.sections
        if section.kind == "rules_text"
    )
    return Sheet("规章制度", f"{heading}规章制度", TEXTS, rows, ("全文见 Word 文件。",))


def _text(title: str, content: RulesText) -> tuple[Value, ...]:
    structure = parse(content.text)
    return (
        title,
        content.title,
        content.adopted,
        content.adopted_by,
        len(structure.chapters),
        len(structure.articles),
        len("".join(content.text.split())),
    )
