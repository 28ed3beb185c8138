"""One cell of a table as text: spaces, full-width digits and numbers as people see them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache
from math import isfinite

from disclosures.exporting.cells import unmarked

Value = str | int | float | bool | date | datetime | time | None
"""What a cell of a sheet can hold."""

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f]")
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。、；：？！（）《》“”·"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")
_BROKEN = re.compile(rf"(?<=[{_CJK}\d/])\n|\n(?=[{_CJK}\d/])")
"""A line break inside a word or a number, which only sets it."""
_BREAK = re.compile(r"[\r\n\v]")
_WIDE = {0xFF01 + at: chr(0x21 + at) for at in range(94) if chr(0x21 + at).isalnum()}
_WIDE |= {ord("／"): "/", ord("％"): "%", ord("＊"): "*", ord("．"): ".", ord("　"): " "}
_ODD = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")


class Covered(str):
    """The text of a merged cell, at a place that the cell covers and does not begin at."""

    __slots__ = ()


def text_of(value: Value) -> str:
    """Return a cell as text: ``3.0`` as ``3``, a day as ``2025-02-27``, true as 是, ``'2/27`` as ``2/27``."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "是", False: "否"}[value]
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return unmarked(str(value))


def _number(value: float) -> str:
    if not isfinite(value):
        return ""
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def tidy(value: Value, *, lines: str = "") -> str:
    """Return a cell's text without the spaces and breaks that only set it.

    Full-width digits and letters become half-width, spaces between Chinese characters go;
    ``lines`` stands for a line break between them.
    """
    text = _INVISIBLE.sub("", text_of(value)).replace("\xa0", " ").translate(_WIDE)
    text = _ODD.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), text).strip()
    if lines:
        text = re.sub(r"\s+", lambda hit: lines if _BREAK.search(hit[0]) else hit[0], text)
        return re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"(?:(?<![ \t])[ \t]++)?[\r\n\v]++[ \t]*+", "\n", text)
    text = re.sub(r"\s+", " ", _BROKEN.sub("", text))
    return _BETWEEN.sub("", text)


def bare(value: Value) -> str:
    """Return a cell's text for comparing: NFKC, no white space at all."""
    return _bare(text_of(value))


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).split())


def filled(row: list[Value]) -> list[tuple[int, str]]:
    """Return (column, bare text) of the cells of a row that hold anything, merged ones once."""
    found: list[tuple[int, str]] = []
    for column, value in enumerate(row):
        text = bare(value)
        if text and not isinstance(value, Covered):
            found.append((column, text))
    return found
