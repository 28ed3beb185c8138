"""Every requirement of OWASP ASVS 5.0, levels 1 and 2, has an answer, and every test it names is there."""

from __future__ import annotations

import ast
from functools import cache
from typing import Any

import pytest

from tests.docs.security_map import PAGE, ROOT, STATUSES, counts, requirements, with_table

# The numbers of level 1 and 2 by section, as the standard of May 2025 has them: the last of each
# section, from 1 on without a gap (those of level 3 stand behind or are left out by name).
LAST = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2,
    "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2,
    "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2,
    "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1,
    "9.1": 3, "9.2": 4,
    "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3,
    "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4,
    "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7,
    "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
    "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
OF_LEVEL_1 = 70
ALL = 253


def numbers() -> list[str]:
    return [f"{section}.{one}" for section, last in LAST.items() for one in range(1, last + 1)]


def test_every_number_of_both_levels_stands_there_exactly_once_and_in_order():
    assert len(numbers()) == ALL
    assert list(requirements()) == numbers()
    assert sum(one.level == 1 for one in requirements().values()) == OF_LEVEL_1


@pytest.mark.parametrize("number", numbers())
def test_an_answer_says_how_or_why_and_its_tests_exist(number: str):
    one = requirements()[number]
    assert one.status in STATUSES
    if one.status == "met":
        assert one.how or one.tests, f"{number} is met by nothing"
    else:
        assert one.how, f"{number} does not say why"
        assert not one.tests, f"{number} is {one.status} and names tests"
    for test in one.tests:
        path, _mark, name = test.partition("::")
        assert name in names_in(path), f"{number}: {test} does not exist"


def test_paths_that_the_answers_name_exist():
    words = " ".join(one.how for one in requirements().values()).replace("`", " ").split()
    paths = {word.strip("().,;:").partition("::")[0] for word in words}
    folders = ("docs/", "portal/", "tests/", "disclosures/", "reviews/", "deploy/")
    missing = [
        path for path in paths if path.startswith(folders) and not list(ROOT.glob(f"{path}*"))
    ]
    assert missing == []


def test_the_page_shows_the_data(record_property: Any):
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "run: python -m tests.docs.security_map"
    told = ", ".join(f"{number} {status}" for status, number in counts().items())
    record_property("told", f"OWASP ASVS 5.0, levels 1 and 2: {sum(counts().values())}: {told}")


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef))
