"""The people of the League committee who guide the union."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing import ticks
from disclosures.importing.sections.cells import columns, flat
from disclosures.reading import person_name
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from disclosures.importing.blocks import Paragraph, Table

_MEANINGS = (
    ("full_time", r"专职"),
    ("category", r"类别|类型|身份|责任|分工|岗位"),
    ("name", r"姓名"),
    ("note", r"备注|说明"),
    ("post", r"职务|职称|现任"),
)
_CATEGORY = r"(?P<category>(?:分管|联系|指导).{0,16}?(?:副书记|书记)|[^，,；;。：:\s]{0,10}秘书长)"
_LINES = (
    re.compile(
        rf"{_CATEGORY}\s*(?:[：:]|为|是)\s*(?P<name>[\u4e00-\u9fff·]{{2,4}}(?:\s[\u4e00-\u9fff])?)"
        r"(?=[，,；;。（(\s]|$)(?P<rest>.*)"
    ),
    re.compile(
        rf"{_CATEGORY}\s*由.{{0,16}}?(?:干部|老师|同志|副?书记|部长|主任)(?P<name>[\u4e00-\u9fff·]{{2,4}}?)"
        r"(?:同志|老师)?(?:担任|兼任|出任)(?P<rest>.*)"
    ),
    re.compile(
        rf"{_CATEGORY}\s+(?P<name>[\u4e00-\u9fff·]{{2,4}}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])(?=\s|$)(?P<rest>.*)"
    ),
    re.compile(
        rf"{_CATEGORY}\s*由\s*(?P<name>[\u4e00-\u9fff·]{{2,4}}?)(?:同志|老师)?(?:担任|兼任|出任)(?P<rest>.*)"
    ),
)
"""How a line or sentence names who is responsible."""
_LONGEST = 24
_CLAUSE = re.compile(r"[；;。\n]|[，,](?=分管|联系|[^，,]{0,10}秘书长)")
_FULL_TIME = re.compile(r"专职[^，,；;。：:]{0,8}[：:]\s*(是|否)")


def read_responsible(tables: list[Table], paragraphs: list[Paragraph]) -> list[dict[str, Any]]:
    """Return the rows of the exchange format: category, name, full_time, note."""
    found = [row for table in tables for row in _rows(table)]
    if found:
        return found
    clauses = [clause for line in paragraphs for clause in _CLAUSE.split(line.text)]
    rows = [row for clause in clauses if (row := _line(clause))]
    return rows or _one_by_one([line.text.strip() for line in paragraphs])


def _one_by_one(lines: list[str]) -> list[dict[str, Any]]:
    """Read people whose particulars stand in lines of their own: 类别 / 姓名：… / 是否专职：…."""
    found: list[dict[str, Any]] = []
    for line in lines:
        label = read_label(line)
        text = (label.rest if label else line).strip("▍▌■●◆◇▶►•·【】：: ")
        fact = re.match(r"(姓名|是否.{0,4}专职.{0,6}|专职.{0,6}|备注)\s*[:：]\s*(.*)", text)
        if fact is None and re.search(r"副?书记$|秘书长$", text) and len(text) < _LONGEST:
            found.append({"category": text, "name": "", "full_time": "", "note": ""})
        elif fact and found:
            key = {"姓": "name", "备": "note"}.get(fact[1][0], "full_time")
            found[-1][key] = person_name(fact[2]) if key == "name" else fact[2].strip()
    return [row for row in found if row["name"]]


def _rows(table: Table) -> list[dict[str, Any]]:
    start, shape = columns(table, _MEANINGS)
    if "name" not in shape or "category" not in shape:
        shape = _by_content(table) | {key: at for key, at in shape.items() if key == "note"}
        start = 0
    found = []
    for row in table.rows[start:]:
        texts = {key: flat(row[at].text) for key, at in shape.items() if at < len(row)}
        category = re.sub(r"^\d+[.、]?\s*", "", texts.get("category", ""))
        if not category or not (texts.get("name") or texts.get("full_time")):
            continue
        data: dict[str, Any] = {
            "category": category,
            "name": person_name(texts.get("name", "")),
            "full_time": _yes_no(texts.get("full_time", "")),
            "note": texts.get("note", ""),
        }
        found.append(data | ({"post": texts["post"]} if texts.get("post") else {}))
    return found


def _by_content(table: Table) -> dict[str, int]:
    """Find the columns of a table without a header by what its rows hold."""
    for row in table.rows:
        at = next((at for at, cell in enumerate(row) if re.search(r"书记|秘书长", cell.text)), None)
        if at is not None:
            return {"category": at, "name": at + 1, "full_time": at + 2, "note": at + 3}
    return {}


def _yes_no(text: str) -> str:
    answer = ticks.answer(text)
    if answer in ("是", "否"):
        return answer
    return "是" if re.fullmatch(r"专职(?:团干部?)?", text) else text


def _line(text: str) -> dict[str, Any] | None:
    """Read one clause: category, name, whether full-time."""
    label = read_label(text.strip())
    clause = label.rest if label else text.strip()
    hit = next((hit for pattern in _LINES if (hit := pattern.search(clause))), None)
    if hit is None:
        return None
    name = person_name(hit["name"])
    return {
        "category": hit["category"].strip(),
        "name": name,
        "full_time": _full_time(hit["rest"]),
        "note": "",
    }


def _full_time(rest: str) -> str:
    if told := _FULL_TIME.search(rest):
        return told[1]
    if re.search(r"非专职|兼职|不是", rest):
        return "否"
    return "是" if "专职" in rest else ""
