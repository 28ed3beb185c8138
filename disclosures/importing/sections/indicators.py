"""Section one: the self-assessment table.

The words of a row tell which indicator it is, whatever its number: numbers may be automatic, in a
column of their own, or wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from disclosures import editions
from disclosures.importing import ticks
from disclosures.importing.blocks import UNTICKED
from disclosures.importing.imported import Remark
from disclosures.importing.sections.cells import columns, flat
from disclosures.importing.tables import compact, indicator_like

if TYPE_CHECKING:
    from disclosures.editions import EditionForm, Indicator
    from disclosures.importing.blocks import Cell, Table

_MEANINGS = (
    ("answer", r"结论|达标情况|是否达标|自评(?:结果|情况)|完成情况|^(?:自评|评价|结果|评定|是否)$"),
    ("note", r"备注|说明|情况说明"),
)
_NUMBER = re.compile(
    r"^(?:[★☆▲△*＊\s]*)(?:[（(]?\s*(\d{1,2}(?:[.．\-]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*[）)]?\s*[、.．:：]*\s*)?(?:[★☆▲△*＊、.．\s]*)"
)
_MARKS = re.compile(r"[（(]\s*[★☆▲△]\s*[)）]|[★☆▲△]")
_LIKE = 60
_PAIRS = (("是", "否"), ("达标", "未达标"), ("符合", "不符合"))
_GROUP = range(5, 30)
"""So long is the name of a group of items."""
_SAME = 0.5


@dataclass(slots=True)
class Row:
    """A row of the table: what it says, its answer and remark as they stand there."""

    text: str
    answer: ticks.Answer
    raw: str
    note: str
    core: bool
    observed: bool
    group: str = ""
    item: Indicator | None = None


@dataclass(slots=True)
class IndicatorTable:
    """The rows, the year's form whose items they are, and what was odd about them."""

    rows: list[Row] = field(default_factory=list)
    form: EditionForm | None = None
    remarks: list[Remark] = field(default_factory=list)

    def to_json(self) -> list[dict[str, Any]]:
        """Return the exchange format's list."""
        return [_as_json(row, number) for number, row in enumerate(self.rows, 1)]


def read_indicators(tables: list[Table]) -> IndicatorTable:
    """Read the table, however many parts it was split into."""
    found = IndicatorTable()
    shape: dict[str, int] = {}
    for table in tables:
        start, named = columns(table, _MEANINGS)
        parted, two = _two_columns(table)
        shape = _complete({**named, **two}, shape, table)
        found.rows.extend(_rows(table, max(start if named else 0, parted), shape))
    found.form = _form(found.rows)
    if found.form:
        _place(found.rows, found.form)
        found.rows = [row for row in found.rows if row.item or row.answer != "blank"]
    found.remarks = [remark for row in found.rows if (remark := _odd(row))]
    return found


def _complete(told: dict[str, int], before: dict[str, int], table: Table) -> dict[str, int]:
    """Return the columns as the header tells, else those of the half before, else as the ticks tell."""
    if "answer" in told:
        return told
    return before if before and not told else {**_guessed(table), **told}


def _two_columns(table: Table) -> tuple[int, dict[str, int]]:
    """Find a column for 是 and one for 否: (row behind their header, their places), or (0, {})."""
    for number, row in enumerate(table.rows[:4]):
        texts = [compact(cell.text) for cell in row]
        for at, pair in enumerate(pairwise(texts)):
            if pair in _PAIRS:
                return number + 1, {"answer": at, "no": at + 1}
    return 0, {}


def _guessed(table: Table) -> dict[str, int]:
    """Find the answer column of a table without a header: the one with the most ticks."""
    width = len(table.rows[0]) if table.rows else 0
    counts = [
        sum(ticks.answer(row[at].text) != "blank" for row in table.rows if len(row[at].text) < 30)  # noqa: PLR2004
        for at in range(width)
    ]
    if not counts or not max(counts):
        return {}
    answer = counts.index(max(counts))
    return {"answer": answer} | ({"note": width - 1} if width - 1 > answer else {})


def _rows(table: Table, start: int, shape: dict[str, int]) -> list[Row]:
    answer = shape.get("answer")
    if answer is None:
        return []
    note = shape.get("note", -1)
    found: list[Row] = []
    for cells in table.rows[start:]:
        statement, group = _statement(cells[:answer])
        if not statement:
            continue
        raw = _two_answers(cells, shape) if "no" in shape else _answer_text(cells, answer, note)
        row = Row(
            _MARKS.sub("", _NUMBER.sub("", statement, count=1)).strip(), ticks.answer(raw), raw,
            flat(cells[note].text) if note > answer and not cells[note].covered else "",
            bool(re.search(r"[★☆]|^\s*[*＊]", "".join(cell.text for cell in cells[:answer]))),
            bool(re.search(r"[▲△]", "".join(cell.text for cell in cells[:answer]))), group,
        )  # fmt: skip
        if found and _continues(found[-1], row):
            _join(found[-1], row)
        else:
            found.append(row)
    return found


def _statement(cells: list[Cell]) -> tuple[str, str]:
    """Return what a row states, and the group that it stands in (3. 机构和人员规模)."""
    texts = [flat(cell.text) for cell in cells if not (cell.covered and not _above(cell, cells))]
    texts = list(dict.fromkeys(text for text in texts if text))
    if not texts:
        return "", ""
    stated = next((text for text in texts if indicator_like(text)), max(texts, key=len))
    group = next((text for text in texts if text != stated and len(text) in _GROUP), "")
    return ("", "") if compact(stated) in ("项目", "指标", "内容") else (stated, group)


def _above(cell: Cell, cells: list[Cell]) -> bool:
    """Say whether a covered place belongs to a cell begun above: no place of the row begins with it."""
    return not any(not other.covered and other.text == cell.text for other in cells)


def _answer_text(cells: list[Cell], answer: int, note: int) -> str:
    """Return the text of the answer's grid columns up to the remark."""
    end = note if note > answer else answer + 1
    texts = [cell.text for at, cell in enumerate(cells[answer:end]) if at == 0 or not cell.covered]
    return "\n".join(text for text in texts if text.strip())


def _two_answers(cells: list[Cell], shape: dict[str, int]) -> str:
    """Write two cells with a tick in one of them as one cell is written."""
    yes, no = (cells[shape[name]].text.strip() for name in ("answer", "no"))
    if cells[shape["no"]].covered or re.search(r"[是否标]", yes + no):
        return yes if yes == no else f"{yes} {no}"
    return f"{yes or UNTICKED}是 {no or UNTICKED}否" if yes or no else ""


def _continues(last: Row, row: Row) -> bool:
    """Say whether a row is the second half of one that a page end broke."""
    if row.raw.strip() and last.raw.strip():
        return False
    return indicator_like(row.text) is None and (
        indicator_like(last.text) is None or indicator_like(last.text + row.text) is not None
    )


def _join(last: Row, row: Row) -> None:
    last.text, last.note = last.text + row.text, last.note + row.note
    last.raw = f"{last.raw}\n{row.raw}".strip()
    last.answer = ticks.answer(last.raw)


def _form(rows: list[Row]) -> EditionForm | None:
    """Return the year's form whose items the rows state best; the newest of those alike."""
    best, most = None, 0.0
    for year in sorted(editions.keys(), reverse=True):
        form = editions.load(year)
        fit = sum(_best(row.text, form)[1] for row in rows) / 100
        fit -= abs(len(rows) - len(form.indicators)) * _SAME + _wording(rows, form)
        if best is None or fit > most:
            best, most = form, fit
    return best if rows else None


def _wording(rows: list[Row], form: EditionForm) -> float:
    """Return a malus where the answers are not in the form's words (达标/未达标)."""
    raw = "".join(row.raw for row in rows)
    return 2.0 if ("达标" in raw) != ("达标" in "".join(form.table.values)) else 0.0


def _best(text: str, form: EditionForm) -> tuple[Indicator, float]:
    scored = [(item, ratio(compact(text), compact(item.text))) for item in form.indicators]
    return max(scored, key=lambda pair: pair[1])


def _place(rows: list[Row], form: EditionForm) -> None:
    """Give each row its item; an item that two rows claim goes to the one more like it."""
    claims = sorted(
        ((ratio(compact(row.text), compact(item.text)), at, item)
         for at, row in enumerate(rows) for item in form.indicators),
        key=lambda claim: -claim[0],
    )  # fmt: skip
    taken: set[str] = set()
    for like, at, item in claims:
        if like >= _LIKE and rows[at].item is None and item.id not in taken:
            rows[at].item = item
            taken.add(item.id)


def _as_json(row: Row, number: int) -> dict[str, Any]:
    data: dict[str, Any] = {
        "no": row.item.no if row.item else str(number),
        "core": row.core,
        "observed": row.observed,
        "text": row.text,
        "answer": row.answer,
        "answer_raw": " ".join(row.raw.split()),
        "note": row.note,
    }
    if row.item and row.item.group:
        data["group"] = row.item.group
    return data


def _odd(row: Row) -> Remark | None:
    no = row.item.no if row.item else ""
    path = f"indicators.{row.item.id}.answer" if row.item else "indicators"
    where = f"指标{no}" if no else f"“{row.text[:12]}”"
    if row.answer == "both":
        return Remark("R01", path, f"材料里{where}的两个方框都勾了，请确认结论是哪一个。", row.raw)
    if row.answer == "blank":
        return Remark("R01", path, f"材料里{where}没有读出结论，请自己勾选。", row.raw)
    return None
