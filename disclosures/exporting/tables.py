"""The other tables of a filing: departments, second-level unions, congress, rule texts, people responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.content import Disclosure
from disclosures.exchange.write import number_or_text
from disclosures.exporting.sheets import Column, Sheet
from disclosures.structure import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosures.content import Congress, Departments, Responsible, RulesText, SecondLevel
    from disclosures.editions import Column as FormColumn
    from disclosures.editions import EditionForm, SecondLevelTable
    from disclosures.exporting.sheets import Value

NUMBERS = frozenset({"headcount"})
WIDE = {"duties": 70, "note": 30, "category": 34}
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


def departments(form: EditionForm, content: Departments, heading: str) -> Sheet:
    """Return the structure table; a chart's text equivalent stands below it."""
    notes = (f"组织架构图：{content.chart_text}",) if content.chart_text else ()
    rows = _plain(form.departments.columns, content.rows)
    return Sheet("工作部门", f"{heading}工作部门", _columns(form.departments.columns), rows, notes)


def responsible(form: EditionForm, content: Responsible, heading: str) -> Sheet:
    """Return the people responsible, with their posts (asked, not published)."""
    shown = _columns(form.responsible.columns)
    keys = [column.key for column in shown]
    if "post" not in keys and any(row.post for row in content.rows):
        shown = (*shown, Column("post", "现任职务", 24))
    return Sheet("主要责任人", f"{heading}主要责任人", shown, _plain(shown, content.rows))


def second_level(form: EditionForm, content: SecondLevel, heading: str) -> Iterator[Sheet]:
    """Yield the counts by item and the unions one by one; nothing in a year without the table."""
    if form.second_level is None:
        return
    yield _counts(form.second_level, content, heading)
    if form.second_level.matrix:
        yield _units(form.second_level, content, heading)


def _counts(table: SecondLevelTable, content: SecondLevel, heading: str) -> Sheet:
    columns = (
        Column("no", "编号", 8, centred=True),
        Column("text", table.columns[0], 70),
        Column("count", table.columns[1], 16, centred=True),
        Column("note", table.columns[2], 30),
    )
    rows = tuple(
        (
            f"{item.no}{item.mark}",
            item.text,
            number_or_text(content.counts.get(item.id, "")),
            content.notes.get(item.id, ""),
        )
        for item in table.items
    )
    notes = (f"二级学生会组织共{content.total}个。",) if content.total else ()
    return Sheet("二级自评", f"{heading}二级学生会组织改革自评", columns, rows, notes)


def _units(table: SecondLevelTable, content: SecondLevel, heading: str) -> Sheet:
    answers = tuple(Column(item.id, item.no, 7, centred=True) for item in table.items)
    columns = (
        Column("no", "序号", 8, centred=True),
        Column("name", "二级学生会组织", 34),
        *answers,
        Column("staff", "工作人员", 12, centred=True),
        Column("presidium", "主席团", 12, centred=True),
    )
    rows = tuple(
        (
            number,
            unit.name,
            *(unit.answers.get(item.id, "") for item in table.items),
            number_or_text(unit.staff),
            number_or_text(unit.presidium),
        )
        for number, unit in enumerate(content.units, 1)
    )
    return Sheet("二级学生会组织", f"{heading}二级学生会组织", columns, rows)


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


def _columns(columns: Iterable[FormColumn]) -> tuple[Column, ...]:
    return tuple(
        Column(one.key, one.label, WIDE.get(one.key, 0), centred=one.key not in WIDE)
        for one in columns
    )


def _plain(
    columns: Iterable[FormColumn | Column], rows: Iterable[object]
) -> tuple[tuple[Value, ...], ...]:
    keys = [column.key for column in columns]
    return tuple(
        tuple(number if key == "no" else _value(key, getattr(row, key)) for key in keys)
        for number, row in enumerate(rows, 1)
    )


def _value(key: str, text: str) -> Value:
    return number_or_text(text) if key in NUMBERS else text
