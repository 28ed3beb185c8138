"""Names of fields follow the paths of findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.forms.paths import element_id, field_name, flatten, unflatten


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("roster[13].rank", "rows-13-rank"),
        ("roster[13]", "rows-13"),
        ("roster", ""),
        ("indicators.i03.number", "i03-number"),
        ("indicators.i03", "i03"),
        ("indicators.survey.date", "survey-date"),
        ("indicators.trainings[0].date", "trainings-0-date"),
        ("departments[2].headcount", "rows-2-headcount"),
        ("congress.date", "date"),
        ("congress.delegations[1].count", "delegations-1-count"),
        ("responsible[0].full_time", "rows-0-full_time"),
        ("charter.text", "text"),
        ("second_level.counts.s01", "counts-s01"),
        ("second_level.units[0].answers.s01", "units-0-answers-s01"),
    ],
)
def test_a_path_names_its_field(path, name):
    assert field_name(path) == name


def test_a_section_leads_to_its_form():
    assert element_id("charter") == "section"
    assert element_id("charter.text") == "id_text"


names = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=5)
texts = st.dictionaries(names, st.text(max_size=5), min_size=1, max_size=4)


@given(st.dictionaries(names, st.one_of(st.text(max_size=5), texts), max_size=5))
def test_flattening_can_be_undone(content):
    assert unflatten(flatten(content)) == content


def test_a_list_becomes_lines():
    assert flatten({"links": ("a", "b")}) == {"links": "a\nb"}
