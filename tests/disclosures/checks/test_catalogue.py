"""Every rule is registered once, says what it does and has examples of both kinds."""

import pkgutil
import re

import pytest

from disclosures.checks import catalogue, rules
from disclosures.checks.examples import about, examples_of
from disclosures.checks.finding import SECTIONS
from disclosures.checks.registry import rule
from disclosures.editions import keys, load
from tests.disclosures.checks.judging import findings

IDS = [each.id for each in rules()]
EXPECTED = {f"R{n:02}" for n in range(1, 40)} | {f"T{n:02}" for n in range(1, 28)}
MANY = 15
"""Examples of each kind that a text rule has at the least."""
DOES = re.compile(r"请|建议|可以")


def test_the_catalogue_has_the_rules_of_the_plan():
    assert set(IDS) == EXPECTED


def test_every_module_of_the_catalogue_is_imported():
    modules = {name for _, name, _ in pkgutil.iter_modules(catalogue.__path__)}
    helpers = {"common", "strangers", "subtotals"}
    assert modules - helpers == set(catalogue.__all__)


def test_a_number_is_given_once():
    with pytest.raises(ValueError, match="R01"):
        rule(IDS[0], "再来一次", rules()[0].severity, reads=())(lambda facts: [])


@pytest.mark.parametrize("each", rules(), ids=IDS)
def test_a_rule_explains_itself(each):
    assert len(each.text) > 30
    assert each.title
    assert each.source
    assert each.reads
    assert each.sections <= set(SECTIONS)


@pytest.mark.parametrize("each", rules(), ids=IDS)
def test_a_rule_names_indicators_that_some_year_asks_for(each):
    known = {item.id for key in keys() for item in load(key).indicators}
    assert set(each.indicators) <= known


@pytest.mark.parametrize("number", IDS)
def test_a_rule_has_examples_that_fire_and_near_misses(number):
    examples = examples_of(number)
    assert examples.fires
    assert examples.passes


@pytest.mark.parametrize("number", [each for each in IDS if each.startswith("T")])
def test_a_text_rule_has_a_corpus(number):
    examples = examples_of(number)
    assert len(examples.fires) >= MANY
    assert len(examples.passes) >= MANY


@pytest.mark.parametrize("each", rules(), ids=IDS)
def test_a_rule_says_what_to_do(each):
    """Every sentence of every example: what was found, and what is to be done."""
    told = [found for one in examples_of(each.id).fires for found in findings(each, one)]
    assert told
    for found in told:
        assert DOES.search(found.message), found.message
        assert found.message.endswith(("。", "？"))


@pytest.mark.parametrize("each", rules(), ids=IDS)
def test_a_rule_is_explained_to_users(each):
    assert 20 <= len(about(each.id)) <= 200
