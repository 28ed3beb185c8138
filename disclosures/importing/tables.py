"""What a table is of: indicators, second-level unions, departments, staff, responsible people."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from disclosures import editions
from disclosures.importing import ticks
from disclosures.importing.blocks import Table

INDICATORS, SECOND, MATRIX = "indicators", "second_items", "second_matrix"
ROSTER, DEPARTMENTS, RESPONSIBLE = "roster", "departments", "responsible"
SECTION = {
    INDICATORS: "indicators", SECOND: "second_level", MATRIX: "second_level",
    ROSTER: "roster", DEPARTMENTS: "departments", RESPONSIBLE: "responsible",
}  # fmt: skip
"""The section that a kind of table belongs to."""
_MARKS = re.compile(r"[\s★☆▲△*＊]+")
_LIKE = 72
"""A cell is an indicator if it is at least this like one (per cent)."""
_STATUS = re.compile(r"(?:中共)?(?:预备)?党员|共?青?团员|群众|积极分子|民主党派")
_PERSONS = re.compile(r"^(?=.*姓\|?名)(?=.*(?:类别|专职))", re.MULTILINE)
_UNITS = re.compile(r"(?:机构|部门|组织)(?:名称)?|名称")
_DUTIES = re.compile(r"职责|职能|人数")
_ANSWERS = re.compile(r"[是否√×✓☑☐□/／\-—]|")


def compact(text: str) -> str:
    """Return a cell's text without white space."""
    return re.sub(r"\s+", "", text)


def header_text(table: Table, rows: int = 3) -> str:
    """Return the texts of the first rows in one line, white space gone."""
    return "|".join(
        compact(cell.text) for row in table.rows[:rows] for cell in row if not cell.covered
    )


def kind_of(table: Table) -> str | None:
    """Return the kind of a table, None for any other."""
    if not table.rows or not table.rows[0]:
        return None
    head = header_text(table)
    if _PERSONS.search(head) and len(table.rows) <= 12:  # noqa: PLR2004
        return RESPONSIBLE
    if _is_roster_head(head):
        return ROSTER
    items = _items(table)
    if _UNITS.search(head) and _DUTIES.search(head) and not items:
        return DEPARTMENTS
    if len(items) >= min(3, len(table.rows)):
        return _of_items(table, head)
    return MATRIX if is_matrix(table) else _by_rows(table)


def _of_items(table: Table, head: str) -> str:
    """Tell apart the tables that state indicators: answers, counts of unions, unions across."""
    if transposed(table) is not None:
        return MATRIX
    return SECOND if _counts(table, head) else INDICATORS


def _is_roster_head(head: str) -> bool:
    named = re.search(r"姓\|?名", head)
    return bool(named and re.search(r"政治面貌|排名|年级|院系|学院|所属部门|部门|职务", head))


def _by_rows(table: Table) -> str | None:
    """Tell a table without a header by what its rows hold."""
    texts = [[compact(cell.text) for cell in row if not cell.covered] for row in table.rows]
    joined = ["|".join(row) for row in texts]
    if sum(bool(_STATUS.search(row)) for row in joined) >= max(2, len(joined) * 0.6):
        return ROSTER
    if any("分管" in row and "书记" in row for row in joined) and any(
        "秘书长" in row for row in joined
    ):
        return RESPONSIBLE
    return None


def _items(table: Table) -> set[str]:
    """Return the indicators that the table's cells state."""
    found = set()
    for row in table.rows:
        for cell in row:
            if not cell.covered and (item := indicator_like(cell.text)):
                found.add(item)
    return found


def _counts(table: Table, head: str) -> bool:
    """Say whether a table of items holds counts of unions instead of answers."""
    if re.search(r"数量|符合标准", head):
        return True
    if re.search(r"结论|是否", head):
        return False
    cells = [compact(cell.text) for row in table.rows for cell in row[1:] if not cell.covered]
    answers = sum(ticks.answer(cell) != "blank" for cell in cells if cell and len(cell) < 12)  # noqa: PLR2004
    numbers = sum(bool(re.fullmatch(r"\d{1,3}个?", cell)) for cell in cells)
    return numbers > answers


def is_matrix(table: Table) -> bool:
    """Say whether a table has a row for each union, with an answer in each of many columns."""
    if not table.rows or len(table.rows[0]) < 8:  # noqa: PLR2004 - the shortest form has 13 items
        return False
    full = 0
    for row in table.rows:
        cells = [compact(cell.text) for cell in row]
        full += (
            sum(bool(cell) and bool(_ANSWERS.fullmatch(cell)) for cell in cells) >= len(cells) * 0.6
        )
    return full >= max(1, len(table.rows) * 0.3)


def transposed(table: Table) -> list[int] | None:
    """Return the columns of unions of a matrix that has a row for each item, None for other tables."""
    if not table.rows or len(table.rows) < 5:  # noqa: PLR2004 - a row for each of 13 items
        return None
    body = [[compact(cell.text) for cell in row] for row in table.rows[1:]]
    full = [
        at
        for at in range(1, len(table.rows[0]))
        if sum(len(row[at]) == 1 and bool(_ANSWERS.fullmatch(row[at])) for row in body)
        >= 0.7 * len(body)
        and not re.fullmatch(r"\d*", compact(table.rows[0][at].text))
        and not re.search(r"结论|是|否|达标", table.rows[0][at].text)
    ]
    return full if len(full) > 1 else None


@cache
def known_items() -> tuple[str, ...]:
    """Return the wording of every indicator and second-level item of all years, white space gone."""
    texts = set()
    for form in map(editions.load, editions.keys()):
        texts |= {compact(item.text) for item in form.indicators}
        texts |= {compact(item.text) for item in form.second_level_items}
    return tuple(sorted(texts))


@cache
def indicator_like(text: str) -> str | None:
    """Return the known item that a cell states, None for any other cell."""
    cell = re.sub(r"^[\d一二三四五六七八九十（）()、.．\-]+", "", _MARKS.sub("", compact(text)))
    if not 8 <= len(cell) <= 400:  # noqa: PLR2004 - the shortest and the longest item, with room
        return None
    best = process.extractOne(cell, known_items(), scorer=ratio, score_cutoff=_LIKE)
    return best[0] if best else None


def goes_on(first: Table, second: Table) -> bool:
    """Say whether ``second`` can be the rest of ``first``: as many columns."""
    return bool(first.rows and second.rows) and len(first.rows[0]) == len(second.rows[0])
