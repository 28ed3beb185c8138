"""All rules over whole filings: processor time of one core."""

from __future__ import annotations

import json
import time
from random import Random

import pytest

from disclosures import editions
from disclosures.checks import Context, build_facts, run
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from tests.benchmarks import report

pytestmark = pytest.mark.benchmark
FILINGS = 3_000
YEARS = ("2021-2022", "2023-2024", "2024-2025", "2025-2026")
SLICE = 250
"""Filings in memory at a time; both sides of the ratio are measured on the same slice."""


def test_all_rules_over_thousands_of_filings() -> None:
    rules = parsing = size = 0.0
    about = Context(school="青川大学", organisation="学生会")
    for first in range(0, FILINGS, SLICE):
        made = [filing(number) for number in range(first, first + SLICE)]
        size += sum(len(text) for _form, text in made)
        parsed = [Disclosure.model_validate_json(text) for _form, text in made]
        begin = time.process_time()
        for (form, _text), content in zip(made, parsed, strict=True):
            run(build_facts(content, form, about))
        rules += time.process_time() - begin
        begin = time.process_time()
        for _form, text in made:
            json.loads(text)
        parsing += time.process_time() - begin
    print(f"\n{FILINGS} filings of {size / FILINGS / 1000:.0f} thousand characters,")  # noqa: T201
    print(f"{FILINGS / rules:.0f} filings a second on one core")  # noqa: T201
    assert report("All rules over a filing (CPU)", rules / FILINGS, parsing / FILINGS, "json") > 0


def filing(number: int) -> tuple[editions.EditionForm, str]:
    """The form and the JSON of an invented filing; every third has its second-level table."""
    form = editions.load(YEARS[number % len(YEARS)])
    content = clean_disclosure(
        Random(number), "青川大学", "student", form, second_level=number % 3 == 0
    )
    return form, content.model_dump_json()
