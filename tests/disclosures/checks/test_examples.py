"""Every example of every rule, put into a clean filing."""

from __future__ import annotations

import pytest

from disclosures.checks import rules
from disclosures.checks.examples import FOLDER, ExamplesError, examples_of
from tests.disclosures.checks.judging import silent, told

RULES = {each.id: each for each in rules()}
FIRES = [(number, one) for number in RULES for one in examples_of(number).fires]
PASSES = [(number, one) for number in RULES for one in examples_of(number).passes]


def label(value):
    return value if isinstance(value, str) else value.text[:30]


@pytest.mark.parametrize(("number", "example"), FIRES, ids=label)
def test_fires(number, example):
    assert told(RULES[number], example)


@pytest.mark.parametrize(("number", "example"), PASSES, ids=label)
def test_stays_silent(number, example):
    assert silent(RULES[number], example)


def test_every_file_is_of_a_rule():
    assert {file.stem for file in FOLDER.glob("*.yaml")} <= set(RULES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fires: [", "R99.yaml"),
        ("- a", "R99.yaml"),
        ("fires: [负责考勤。]\npasses: []", "place"),
        ("fires: []\npasses: []\nplaces: x", "places"),
        ("fires: [{says: 甲, sets: {}}]\npasses: []", "fires.0.sets"),
        ("fires: []\npasses: 3", "R99.yaml"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path, text, said):
    (tmp_path / "R99.yaml").write_text(text, "utf-8")
    with pytest.raises(ExamplesError, match=said):
        examples_of("R99", tmp_path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ExamplesError, match="R98"):
        examples_of("R98", tmp_path)
