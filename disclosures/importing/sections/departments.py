"""The structure table; in the early years a chart, which stays a picture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from disclosures.importing.sections.cells import columns, flat, lines, whole

if TYPE_CHECKING:
    from disclosures.importing.blocks import Table

_MEANINGS = (
    ("duties", r"职责|职能|工作内容|主要工作"),
    ("headcount", r"人数|编制|人员数|人员构成|人员配备"),
    ("name", r"(?:机构|部门|组织|工作机构)(?:名称)?|名称"),
)
_ORDINARY = {"no": 0, "name": 1, "headcount": 2, "duties": 3}
_TURNED = 6
"""No table that lies on its side has more rows."""
_TOTAL = re.compile(r"合计|总计|共计|总数|小计")


def read_departments(tables: list[Table]) -> list[dict[str, Any]]:
    """Return the rows of the exchange format: name, headcount, duties."""
    found: list[dict[str, Any]] = []
    shape: dict[str, int] = {}
    for table in map(_upright, tables):
        start, named = columns(table, _MEANINGS)
        known = len(named) > 1
        shape = named if known else shape or _ORDINARY
        for row in table.rows[start if known else 0 :]:
            texts = [cell.text for cell in row]
            name = re.sub(r"\s+", "", _at(texts, shape, "name"))
            if _TOTAL.match(name) or _caption(row):
                continue
            if not name and found and not _at(texts, shape, "headcount").strip():
                found[-1]["duties"] = lines(f"{found[-1]['duties']}\n{_at(texts, shape, 'duties')}")
            elif name:
                found.append(
                    {
                        "name": name,
                        "headcount": whole(flat(_at(texts, shape, "headcount"))),
                        "duties": lines(_at(texts, shape, "duties")),
                    }
                )
    return found


def _upright(table: Table) -> Table:
    """Return a table whose names of columns stand in its first column, turned upright."""
    first = [re.sub(r"\s+", "", row[0].text) for row in table.rows if row]
    named = {name for name, pattern in _MEANINGS for text in first if re.search(pattern, text)}
    across = columns(table, _MEANINGS)[1]
    if len(named) < 2 or len(across) >= len(named) or len(table.rows) > _TURNED:  # noqa: PLR2004
        return table
    return replace(table, rows=[list(row) for row in zip(*table.rows, strict=True)])


def _caption(row: list[Any]) -> bool:
    """Say whether one merged cell is all of a row."""
    return len(row) > 1 and all(cell.covered for cell in row[1:])


def _at(texts: list[str], shape: dict[str, int], name: str) -> str:
    place = shape.get(name)
    return texts[place] if place is not None and place < len(texts) else ""
