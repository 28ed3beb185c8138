"""Every rule is registered once, says what it does and has examples of both kinds."""

import importlib
import pkgutil

import pytest

from disclosures.checks import catalogue, rules
from disclosures.checks.finding import SECTIONS
from disclosures.checks.registry import rule
from disclosures.editions import keys, load

IDS = [each.id for each in rules()]
EXPECTED = {f"R{n:02}" for n in range(1, 40)}


def test_the_catalogue_has_the_rules_of_the_plan():
    assert set(IDS) >= EXPECTED


def test_every_module_of_the_catalogue_is_imported():
    modules = {name for _, name, _ in pkgutil.iter_modules(catalogue.__path__)}
    helpers = {"common", "subtotals"}
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
    module = importlib.import_module(f"tests.disclosures.checks.test_{number.lower()}")
    assert module.FIRES
    assert module.PASSES
