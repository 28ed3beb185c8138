"""Parts of a section: each can be taken alone, and taking it changes nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures import editions
from disclosures.content import Disclosure
from disclosures.domain import contents
from disclosures.domain.parts import merged, parts, shape_of
from tests.disclosures.strategies import disclosures

FORM = editions.load("2024-2025")
FULL = editions.load("2020")
KEYS = FORM.section_keys()
some = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def both(form, key):
    """Two contents of a section, of which the second says something like the first."""
    section = disclosures(form).map(lambda one: getattr(one, key).model_dump(mode="json"))
    return st.tuples(section, section).flatmap(lambda two: st.sampled_from([two, (two[0],) * 2]))


def shown(form, key, old, found):
    return {part.id: part for part in parts(shape_of(form, key), old, found)}


@pytest.mark.parametrize("key", KEYS)
@some
@given(data=st.data())
def test_only_the_chosen_parts_change(key, data):
    old, found = data.draw(both(FORM, key))
    before = shown(FORM, key, old, found)
    chosen = data.draw(st.sets(st.sampled_from(sorted(before) or ["none"])))
    new = merged(shape_of(FORM, key), old, found, chosen)
    contents.parse(key, new)
    after = shown(FORM, key, new, found)
    for name, part in before.items():
        if name not in chosen:
            assert after[name].change == part.change
            assert after[name].lines == part.lines
        elif part.change == "gone":
            assert name not in after
        else:
            assert after[name].change == "same"
            assert [line.new for line in after[name].lines] == [line.new for line in part.lines]


@pytest.mark.parametrize("key", KEYS)
@some
@given(data=st.data())
def test_taking_again_changes_nothing(key, data):
    old, found = data.draw(both(FORM, key))
    chosen = data.draw(st.sets(st.sampled_from(sorted(shown(FORM, key, old, found)) or ["none"])))
    once = merged(shape_of(FORM, key), old, found, chosen)
    assert merged(shape_of(FORM, key), once, found, chosen) == once


@pytest.mark.parametrize("key", KEYS)
@some
@given(data=st.data())
def test_nothing_chosen_is_nothing_changed(key, data):
    old, found = data.draw(both(FORM, key))
    assert merged(shape_of(FORM, key), old, found, set()) == old


@pytest.mark.parametrize("form", [FORM, FULL], ids=["2024-2025", "2020"])
def test_every_field_of_the_content_is_in_some_part(form):
    """Else an import would lose it without a word."""
    for key in form.section_keys():
        empty = Disclosure.model_fields[key].default.model_dump(mode="json")
        shape = shape_of(form, key)
        paths = {field.path[0] for slot in shape.slots for field in slot.fields}
        paths |= {table.path[0] for table in shape.tables}
        aside = {"chart", "chart_text", "pictures"}
        assert set(empty) - paths <= aside, key
