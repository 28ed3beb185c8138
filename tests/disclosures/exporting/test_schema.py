"""The published schema is that of what we write, and refuses what the format does not have."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures import editions, exchange
from disclosures.content import Disclosure
from disclosures.exporting import schema
from tests.disclosures.publication import invented
from tests.disclosures.strategies import disclosures

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
ADDRESS = "https://example.org/about/data/schema.json"
CHECK = jsonschema.Draft202012Validator(json.loads(schema.to_bytes(ADDRESS)))
FORMS = list(map(editions.load, editions.keys()))


def faults(data: object) -> list[str]:
    plain = json.loads(json.dumps(data, ensure_ascii=False))
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in CHECK.iter_errors(plain)]


def test_it_is_a_schema_and_says_where_it_lives():
    CHECK.check_schema(CHECK.schema)
    assert CHECK.schema["$id"] == ADDRESS
    assert CHECK.schema["$schema"].endswith("2020-12/schema")
    assert "$id" not in schema.schema()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
@pytest.mark.parametrize("content", ["nothing", "everything"])
def test_every_year_keeps_to_it(form, content):
    given = Disclosure() if content == "nothing" else invented.disclosure(form.key)
    data = exchange.write(given, form, invented.header(form.key))
    assert faults(data) == []
    assert faults({"_standing": "草稿", "$schema": ADDRESS, **data}) == []


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), disclosures(form))))
def test_whatever_was_typed_keeps_to_it_and_reads_back(made):
    form, content = made
    data = exchange.write(content, form, invented.header())
    assert faults(data) == []
    assert exchange.read(json.loads(json.dumps(data)), form).disclosure == content


def test_what_the_public_gets_keeps_to_it():
    assert faults(invented.document(names=invented.NamePolicy.MASKED).data) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("school", None),
        ("indicators", [{"no": "1", "answer": "也许"}]),
        ("indicators", [{"answer": "是"}]),
        ("roster", [{"name": "林知夏", "telephone": "1"}]),
        ("roster", {"name": "林知夏"}),
        ("departments", [{"name": "文体部", "headcount": 2.5}]),
        ("sections_order", ["preface"]),
        ("rules_details", {"preface": {}}),
        ("telephone", "1"),
    ],
)
def test_what_does_not_belong_is_refused(key, value):
    data = exchange.write(invented.disclosure(), FORMS[-1], invented.header())
    assert faults(data | {key: value})


def test_every_property_that_needs_words_has_them_in_chinese():
    text = json.dumps(CHECK.schema, ensure_ascii=False)
    assert "One row" not in text
    assert CHECK.schema["properties"]["roster"]["description"] == "校级组织工作人员名单"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the samples folder")
@pytest.mark.parametrize("name", ["sample-a-2024", "sample-c-2020"])
def test_the_samples_keep_to_it(name):
    assert faults(json.loads((SAMPLES / f"{name}.json").read_bytes())) == []
