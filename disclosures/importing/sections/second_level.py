"""The second-level table: how many unions meet each item, and one row a union."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from disclosures import editions
from disclosures.importing import ticks
from disclosures.importing.sections.cells import flat, own, whole
from disclosures.importing.sections.indicators import _NUMBER
from disclosures.importing.tables import compact, indicator_like, transposed

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from disclosures.importing.blocks import Cell, Table

_ANSWER = re.compile(r"[是否√×✓✔☑☐□☒/／—-]")
_FEWEST = 5
_MOST = 14
"""As many items the longest form has."""
_LIKE = 60


def read_second_level(tables: list[Table], form: EditionForm | None) -> dict[str, Any] | None:
    """Return the exchange format's object, None where the tables hold nothing of it."""
    items: list[dict[str, Any]] = []
    units: list[dict[str, Any]] = []
    for table in tables:
        if (across := transposed(table)) is not None:
            units.extend(_by_column(table, across, form))
            if any(re.search(r"数量|符合标准", cell.text) for cell in table.rows[0]):
                items.extend(item for row in table.rows if (item := _item(row, form)))
            continue
        shape = _shape(table)
        for row in table.rows:
            if unit := _unit(row, shape):
                _add(units, unit)
            elif item := _item(row, form):
                items.append(item)
    _same_length(units)
    return {"items": items, "units": units} if items or units else None


def _add(units: list[dict[str, Any]], unit: dict[str, Any]) -> None:
    """Add a union's row; one that came already, in a table of other items, gets the answers added."""
    same = next((each for each in units if each["name"] == unit["name"]), None)
    if same is None:
        units.append(unit)
    elif len(same["answers"]) + len(unit["answers"]) <= _MOST:
        same["answers"] += unit["answers"]


def _by_column(table: Table, across: list[int], form: EditionForm | None) -> list[dict[str, Any]]:
    """Read a matrix that stands on its side: a row for each item, a column for each union."""
    rows = [row for row in table.rows[1:] if any(indicator_like(cell.text) for cell in row)]
    rows.sort(key=lambda row: _order(row, form))
    return [
        {
            "name": compact(table.rows[0][at].text),
            "answers": [_answer(compact(row[at].text)) for row in rows],
        }
        for at in across
    ]


def _order(row: list[Cell], form: EditionForm | None) -> int:
    stated = next(cell.text for cell in row if indicator_like(cell.text))
    number = _number(_NUMBER.sub("", stated, count=1), form)
    return int(number) if number.isdigit() else 99


def _shape(table: Table) -> list[int]:
    """Return the grid columns of the items: those that a header row numbers from 1."""
    for row in table.rows[:4]:
        numbered = [
            at for at, cell in enumerate(row)
            if re.fullmatch(r"[（(]?\d{1,2}[)）]?[.、]?[★▲]?", compact(cell.text)) and not cell.covered
        ]  # fmt: skip
        if len(numbered) >= _FEWEST:
            return numbered
    return []


def _unit(row: list[Cell], shape: list[int]) -> dict[str, Any] | None:
    cells = [compact(cell.text) for cell in row]
    answers = [at for at, cell in enumerate(cells) if len(cell) == 1 and _ANSWER.fullmatch(cell)]
    if len(answers) < _FEWEST:
        return None
    places = shape or list(range(min(answers), max(answers) + 1))
    names = [cell for cell in cells[: min(places)] if cell and not re.fullmatch(r"\d+[.、]?", cell)]
    if not names or places[-1] >= len(cells):
        return None
    return {"name": names[-1], "answers": [_answer(cells[at]) for at in places]}


def _answer(cell: str) -> str:
    return {"是": "是", "否": "否", "both": "both"}.get(ticks.answer(cell), "")


def _item(row: list[Cell], form: EditionForm | None) -> dict[str, Any] | None:
    texts = own(row)
    at = next((at for at, text in enumerate(texts) if text and indicator_like(text)), None)
    if at is None:
        return None
    statement = _NUMBER.sub("", texts[at], count=1)
    rest = [flat(cell.text) for cell in row[at + 1 :] if not cell.covered]
    count = next(
        (place for place, text in enumerate(rest) if re.fullmatch(r"\d{1,4}\s*个?", text)), 0
    )
    note = rest[count + 1] if len(rest) > count + 1 else ""
    return {
        "no": _number(statement, form) or (_NUMBER.match(texts[at]) or [""])[1] or "",
        "text": statement,
        "count": whole(rest[count]) if rest else None,
        "note": note,
    }


def _number(statement: str, form: EditionForm | None) -> str:
    """Return the number of the item of the form that is most like the statement."""
    known = form.second_level_items if form and form.second_level_items else _newest()
    best = max(known, key=lambda item: ratio(compact(statement), compact(item.text)))
    return best.no if ratio(compact(statement), compact(best.text)) >= _LIKE else ""


def _newest() -> Any:
    return editions.load(max(editions.keys())).second_level_items


def _same_length(units: list[dict[str, Any]]) -> None:
    width = max((len(unit["answers"]) for unit in units), default=0)
    for unit in units:
        unit["answers"] += [""] * (width - len(unit["answers"]))
