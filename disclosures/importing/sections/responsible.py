"""The people of the League committee who guide the union."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing import ticks
from disclosures.importing.sections.cells import columns, flat
from disclosures.reading import person_name

if TYPE_CHECKING:
    from disclosures.importing.blocks import Paragraph, Table

_MEANINGS = (
    ("full_time", r"专职"),
    ("category", r"类别|类型|身份|责任人类别|分工"),
    ("name", r"姓名"),
    ("note", r"备注|说明"),
    ("post", r"职务|职称|现任"),
)
_LINE = re.compile(
    r"(?P<category>(?:分管|联系|指导).{0,16}(?:副书记|书记)|.{0,10}秘书长)\s*[：:]\s*(?P<name>[\u4e00-\u9fff·]{2,6}(?:\s[\u4e00-\u9fff])?)"
    r"(?P<rest>.*)"
)


def read_responsible(tables: list[Table], paragraphs: list[Paragraph]) -> list[dict[str, Any]]:
    """Return the rows of the exchange format: category, name, full_time, note."""
    found = [row for table in tables for row in _rows(table)]
    return found or [row for line in paragraphs if (row := _line(line.text))]


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
    hit = _LINE.search(text)
    if hit is None:
        return None
    full = (
        "否"
        if re.search(r"非专职|兼职|不是", hit["rest"])
        else "是"
        if "专职" in hit["rest"]
        else ""
    )
    name = person_name(hit["name"])
    return {"category": hit["category"].strip(), "name": name, "full_time": full, "note": ""}
