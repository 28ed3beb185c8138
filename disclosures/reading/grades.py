"""Grades: the year in which somebody came to the college."""

import re

from disclosures.reading.numerals import numeral_value, plain

_YEAR = re.compile(
    r"(?<!\d)(20\d\d|\d\d)\s*(?:级|届|年入学|$)|(二[〇零○][〇零○一二三四五六七八九]{2})"
)
_LEVEL = re.compile(r"(?:大|专|研|硕|博)([一二三四五1-5])|([一二三四五1-5])年级|(新生)")
_GRADUATE = re.compile(r"研究生|研[一二三123]|硕|博")


def intake_year(text: str, first_years: int) -> int | None:
    """Return the intake year of a grade: ``2024级``, ``24级``, ``2024``, ``大二``, ``一年级``.

    ``first_years``: the intake year of the present first-years (an edition's ``intake_year``),
    from which 大二 is counted back. None where the text names no grade.
    """
    cell = re.sub(r"\s+", "", plain(text))
    if hit := _YEAR.search(cell):
        year = numeral_value(hit[1] or hit[2])
        return year if year is None or year >= 2000 else year + 2000  # noqa: PLR2004 - 24级
    if hit := _LEVEL.search(cell):
        level = numeral_value(hit[1] or hit[2] or "1") or 1
        return first_years - level + 1
    return None


def is_graduate(text: str) -> bool:
    """Whether a grade is a graduate's (``研一``, ``2024级硕士研究生``, ``博士``)."""
    return bool(_GRADUATE.search(plain(text)))
