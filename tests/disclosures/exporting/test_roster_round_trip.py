"""A roster goes out as a sheet or a text file and comes back the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from disclosures import editions, exchange
from disclosures.content import Roster, RosterRow
from disclosures.demo import clean_disclosure
from disclosures.exporting import rosters
from disclosures.importing.files import read_file
from tests.disclosures.exporting.books import filed, written
from tests.disclosures.publication import invented

FORM = editions.load("2024-2025")
SURNAMES, GIVEN = "林顾沈江钟苏", ("知夏", "若水", "清越", "听雨", "子安", "望舒")
RANKS = ("2/27", "1/46", "4/38", "12/31", "一年级", "-", "", "4（38）", "7")
NOTES = ("", "=1+1", "+86", "@所有人", "说“好”，行", "-", "'引号'", "2/27")


def there_and_back(kind: str, form: editions.EditionForm, roster: Roster) -> Roster:
    content = invented.disclosure(form.key, roster=roster)
    made = rosters.to_csv(form, roster) if kind == "csv" else written(filed(form.key, content))
    imported = read_file(made, f"名单.{kind}")
    return exchange.read({"roster": imported.data["roster"]}, form).disclosure.roster


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("key", editions.keys())
def test_the_roster_of_every_year_comes_back(key, kind):
    form = editions.load(key)
    roster = clean_disclosure(random.Random(7), "云岭海洋大学", "student", form).roster
    assert len(roster.rows) > 20
    assert there_and_back(kind, form, roster) == roster


people = st.builds(
    RosterRow,
    name=st.builds(lambda a, b: a + b, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)),
    post=st.sampled_from(["主席", "副主席", "部长", "干事"]),
    department=st.sampled_from(["主席团", "学习部", "文体部"]),
    political_status=st.sampled_from(["共青团员", "中共党员", "中共预备党员"]),
    faculty=st.sampled_from(["", "海洋学院", "文学院"]),
    grade=st.sampled_from(["2023级", "2024级", "大二"]),
    rank=st.sampled_from(RANKS),
    failed_courses=st.sampled_from(["", "是", "否"]),
    from_faculty_union=st.sampled_from(["", "是", "否"]),
    note=st.sampled_from(NOTES),
)


@settings(
    max_examples=15, suppress_health_check=list(HealthCheck), deadline=None, phases=[Phase.generate]
)
@given(
    st.lists(people, min_size=3, max_size=12, unique_by=lambda row: row.name),
    st.sampled_from(["xlsx", "csv"]),
)
def test_whoever_is_in_it_comes_back(rows, kind):
    roster = Roster(rows=tuple(rows))
    assert there_and_back(kind, FORM, roster) == roster
