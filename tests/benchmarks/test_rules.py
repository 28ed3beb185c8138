"""All rules over whole filings: processor time."""

from __future__ import annotations

import json
import time
from random import Random

import pytest

from disclosures import editions
from disclosures.checks import Context, build_facts, run
from disclosures.demo import clean_disclosure
from tests.benchmarks import report

pytestmark = pytest.mark.benchmark
FILINGS = 300


def test_all_rules_over_a_filing() -> None:
    form = editions.load("2024-2025")
    about = Context(school="青川大学", organisation="学生会")
    made = [clean_disclosure(Random(n), "青川大学", "student", form) for n in range(FILINGS)]
    texts = [one.model_dump_json() for one in made]
    run(build_facts(made[0], form, about))
    begin = time.process_time()
    for one in made:
        run(build_facts(one, form, about))
    rules = (time.process_time() - begin) / FILINGS
    begin = time.process_time()
    for _ in range(20):
        for text in texts:
            json.loads(text)
    parsing = (time.process_time() - begin) / FILINGS / 20
    size = sum(map(len, texts)) / FILINGS / 1000
    print(f"\n{FILINGS} filings of {size:.0f} thousand characters")  # noqa: T201
    assert report("All rules over one filing (CPU)", rules, parsing, "parsing its JSON") > 0
