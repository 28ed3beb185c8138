"""No text of a user keeps a reader of ours busy for long: dates, headings, cells, page numbers, answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from disclosures.importing.readers.pdf_text import _LEADERS
from disclosures.importing.rosters.cells import tidy
from disclosures.importing.rosters.person import _BRACKET, Person, _faculty_grade, _name
from disclosures.importing.sections.lines import _ANSWER
from disclosures.importing.tidy import is_debris
from disclosures.importing.titles import read_title
from disclosures.reading import numbers, shares, spotted_days
from tests.processor import grows


def cell(read: Callable[[Person, str, Any], None]) -> Callable[[str], object]:
    return lambda text: read(Person({}, 0), "name", text)


WORK: dict[str, tuple[Callable[[str], object], Callable[[int], str]]] = {
    "blanks after a day": (spotted_days, lambda n: "2024年1月1日" + " " * n + "x"),
    "blanks after a page": (is_debris, lambda n: "第1页" + " " * n + "x"),
    "blanks before a page": (is_debris, lambda n: "-" + " " * n + "x"),
    "commas of a faculty": (cell(_faculty_grade), lambda n: "a" + "," * n + "x"),
    "blanks before a bracket": (_BRACKET.fullmatch, lambda n: "a" + " " * n + "x"),
    "stars in a name": (cell(_name), lambda n: "a" + "*" * n + "x"),
    "blanks in a cell": (lambda text: tidy(text, lines=" "), lambda n: "a" + " " * n + "x"),
    "tabs in a cell": (tidy, lambda n: "a" + "\t" * n + "x"),
    "dots of a contents": (_LEADERS.search, lambda n: "." * n + "x"),
    "blanks of a contents": (_LEADERS.search, lambda n: "...." + " " * n + "x"),
    "marks of an answer": (_ANSWER.search, lambda n: "（" * n + "x"),
    "digits": (numbers, lambda n: "1" * n + ".1x"),
    "digits of a share": (shares, lambda n: "1" * n + "x"),
    "numerals of a share": (shares, lambda n: "三" * n + "x"),
}


@pytest.mark.parametrize("name", WORK)
def test_reading_grows_with_the_length_alone(name: str) -> None:
    work, text = WORK[name]
    assert not grows(work, text, 4_000)


def test_marks_apart_are_not_read_in_every_way() -> None:
    """Each blank behind a bracket once doubled the time: thirty of them took minutes."""
    assert not grows(_ANSWER.search, lambda n: "( " * n + "x", 40)


@pytest.mark.parametrize("text", [" ", "\u3000", "-", "1 ", ". "])
def test_a_heading_is_read_at_once_whatever_is_between(text: str) -> None:
    def read(line: str) -> object:
        return read_title.__wrapped__(line)

    assert not grows(read, lambda n: "章" + (text * 400)[:n] + "程", 99)


def test_growth_would_be_noticed() -> None:
    assert grows(re.compile(r"\s*x").search, lambda n: " " * n, 4_000)
    assert grows(re.compile(r"(a+)+$").search, lambda n: "a" * n + "b", 10)
    assert not grows(re.compile(r"a+x").match, lambda n: "a" * n, 4_000)
