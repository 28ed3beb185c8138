"""Tables that go on over a page: one table again, its repeated head dropped, a broken row joined."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from disclosures.importing.readers.pdf_cells import Area, Ruled, token_width
from disclosures.importing.readers.pdf_text import ends_sentence, starts_point

_NEAR = 7.0
_MOST_HEAD_ROWS = 3
_MARK = r"[▲△★☆*●◆]?"
_SERIAL = re.compile(r"\d{1,3}$")
_NUMBERED = re.compile(
    rf"{_MARK}\d{{1,3}}(?:\.\d)?{_MARK}(?:[、.．)）]|$)|{_MARK}\d{{1,3}}[★☆*]"
    r"|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]"
)
_USUAL = 0.7


def continues(first: Ruled, second: Ruled) -> bool:
    """Say whether the second table, first thing on the next page, has the first one's columns.

    One of them may have more, where only it divides a column.
    """
    if first.loose or second.loose:
        return first.loose == second.loose and len(first.xs) == len(second.xs)
    shift = second.xs[0] - first.xs[0]
    few, many = sorted((first.xs, [x - shift for x in second.xs]), key=len)
    if abs(few[-1] - many[-1]) > _NEAR:
        return False
    return all(any(abs(x - other) <= _NEAR for other in many) for x in few)


def _same_columns(first: Ruled, second: Ruled) -> None:
    """Give both tables all the columns of either."""
    shift = second.xs[0] - first.xs[0]
    most = max((first.xs, [x - shift for x in second.xs]), key=len)
    for table, moved in ((first, 0.0), (second, shift)):
        if len(table.xs) == len(most):
            continue
        middles = [(left + right) / 2 + moved for left, right in itertools.pairwise(most)]
        columns = [min(bisect_right(table.xs, x), len(table.xs) - 1) - 1 for x in middles]
        table.rows = [[row[max(column, 0)] for column in columns] for row in table.rows]
        table.xs = [x + moved for x in most]


def append(first: Ruled, second: Ruled) -> None:
    """Add the second table's rows to the first."""
    _same_columns(first, second)
    rows = second.rows[_repeated(first, second) :]
    if rows and _is_rest(first, rows[0]):
        _join_rows(first.rows[-1], rows[0])
        rows = _moved(first.rows[-1], rows)[1:]
    elif rows:
        _go_down(first.rows, rows)
    first.rows += rows


def _repeated(first: Ruled, second: Ruled) -> int:
    """Return how many rows at the second's head repeat the first's head."""
    count = 0
    most = min(_MOST_HEAD_ROWS, len(first.rows) - 1, len(second.rows))
    while count < most and _same(first.rows[count], second.rows[count]):
        count += 1
    return count


def _same(one: list[Area], other: list[Area]) -> bool:
    texts = [area.plain for area in one]
    return any(texts) and texts == [area.plain for area in other]


def _is_rest(table: Ruled, row: list[Area]) -> bool:
    """Say whether a row is the rest of the one that the page broke."""
    last = table.rows[-1]
    if not any(area.lines for area in row) or len(table.rows) == 1:
        return False
    key = _first_own(table.rows)
    above, here = last[key], row[key]
    if _counts_on(above.plain, here.plain) or _counts_on(last[0].plain, row[0].plain):
        return False
    firsts = [cells[key].plain for cells in table.rows[1:-1]] or [above.plain]
    serial = _mostly(_SERIAL, firsts)
    if serial or _mostly(_NUMBERED, firsts):
        if not above.lines:
            return _is_top_only(last) and bool(here.lines)
        if not here.lines:
            return len(set(map(id, row))) > 1
        begun = serial or _NUMBERED.match(here.plain) or ends_sentence(above.plain)
        return not begun and _goes_on(last, row)
    more = (not here.lines and bool(above.lines)) or _breaks_off(last, row)
    return more and _goes_on(last, row)


def _counts_on(above: str, here: str) -> bool:
    """Say whether two rows are numbered one after the other, or a head is followed by number one."""
    if not _SERIAL.fullmatch(here):
        return False
    before = int(above) if _SERIAL.fullmatch(above) else 0
    return int(here) == before + 1


def _is_top_only(row: list[Area]) -> bool:
    """Say whether only some of a row's cells have text: the tall ones, whose rest is below."""
    own = set(map(id, row))
    filled = {id(area) for area in row if area.lines}
    return len(own) > 1 and len(filled) * 2 <= len(own)


def _first_own(rows: list[list[Area]]) -> int:
    """Return the first column whose cell in the last row is not merged with the one above."""
    columns = range(len(rows[-1]))
    return next((n for n in columns if rows[-1][n] is not rows[-2][n]), 0)


def _mostly(pattern: re.Pattern[str], texts: list[str]) -> bool:
    return sum(1 for text in texts if pattern.match(text)) >= _USUAL * len(texts)


def _goes_on(last: list[Area], row: list[Area]) -> bool:
    """Say whether text stands only where the row above has text, too."""
    return all(above.lines or not area.lines for above, area in zip(last, row, strict=True))


def _breaks_off(last: list[Area], row: list[Area]) -> bool:
    """Say whether a text above stops at the cell's side in mid-sentence, and others have no more."""
    if all(area.lines for area in row):
        return False
    for above, area in zip(last, row, strict=True):
        if above.lines and area.lines and not starts_point(area.lines[0].text):
            line = above.lines[-1]
            room = above.x1 - line.x1 - 6.5
            if not ends_sentence(line.text) and room < token_width(area.lines[0]):
                return True
    return False


def _join_rows(last: list[Area], row: list[Area]) -> None:
    done: set[int] = set()
    for above, area in zip(last, row, strict=True):
        if id(area) not in done:
            above.lines = above.lines + area.lines
            done.add(id(area))


def _moved(last: list[Area], rows: list[list[Area]]) -> list[list[Area]]:
    """Let cells that reach from the broken row further down belong to the cells above."""
    for column, area in enumerate(rows[0]):
        for row in rows[1:]:
            if row[column] is not area:
                break
            row[column] = last[column]
    return rows


def _go_down(above: list[list[Area]], rows: list[list[Area]]) -> None:
    """Let a cell merged over rows and cut by the page go on in the empty one below."""
    if len(above) < 2:  # noqa: PLR2004 - nothing can reach over rows yet
        return
    for column, area in enumerate(rows[0]):
        top = above[-1][column]
        merged = above[-2][column] is top or (len(rows) > 1 and rows[1][column] is area)
        if merged and bool(top.lines) != bool(area.lines):
            top.lines = top.lines or area.lines
            for row in rows:
                if row[column] is not area:
                    break
                row[column] = top
