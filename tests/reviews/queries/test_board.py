"""The board's figures, and who has not started."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal import clock
from portal.access import actor_of
from portal.enums import FederationLevel, Role
from portal.scoping import scope
from reviews.queries import board
from reviews.queries.absent import not_started
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    UnionFactory,
    member,
)

YEAR = "2024-2025"


@pytest.fixture
def nation(db):
    return FederationFactory(level=FederationLevel.NATIONAL, short_name="全国学联")


@pytest.fixture
def province(nation):
    return FederationFactory(parent=nation, short_name="云洲省学联")


@pytest.fixture
def city(province):
    return FederationFactory(parent=province, level=FederationLevel.CITY, short_name="汀川市学联")


@pytest.fixture
def cycle(nation):
    return CycleFactory(federation=nation)


def union(federation, state="", *, city="云阳市", kind="student", cycle=None, **filing):
    made = UnionFactory(college=CollegeFactory(federation=federation, city=city), kind=kind)
    if state:
        FilingFactory(union=made, cycle=cycle, state=state, drafts=(), **filing)
    return made


def lead(federation):
    return actor_of(member(Role.LEAD, federation=federation))


def figures(actor, **more):
    """Place and kind → total, not started, by state, late."""
    with scope(actor):
        rows = board.tallies(actor, YEAR, **more)
    return {
        (row.place.federation.short_name, row.place.city, row.kind): (
            row.total,
            row.not_started,
            dict(row.states),
            row.late,
        )
        for row in rows
    }


def test_a_province_sees_cities_and_kinds(province, city, cycle):
    union(province, "draft", cycle=cycle)
    union(province)
    union(province, "published", kind="graduate", cycle=cycle)
    union(province, "submitted", city="鹿溪市", cycle=cycle)
    union(city, "returned", return_due=date(2020, 2, 1), cycle=cycle)
    assert figures(lead(province)) == {
        ("云洲省学联", "云阳市", "student"): (2, 1, {"draft": 1}, 0),
        ("云洲省学联", "云阳市", "graduate"): (1, 0, {"published": 1}, 0),
        ("云洲省学联", "鹿溪市", "student"): (1, 0, {"submitted": 1}, 0),
        ("汀川市学联", None, "student"): (1, 0, {"returned": 1}, 1),
    }


def test_a_city_sees_its_own(province, city, cycle):
    union(province)
    union(city)
    assert figures(lead(city)) == {("汀川市学联", None, "student"): (1, 1, {}, 0)}


def test_the_nation_sees_provinces(nation, province, city, cycle):
    union(city, "approved", cycle=cycle)
    union(province)
    assert figures(lead(nation)) == {
        ("云洲省学联", None, "student"): (2, 1, {"approved": 1}, 0),
    }


def test_the_nation_narrowed_to_a_province_sees_its_cities(nation, province, city, cycle):
    union(city)
    union(province)
    elsewhere = FederationFactory(parent=nation)
    union(elsewhere)
    assert set(figures(lead(nation), within=str(province.pk))) == {
        ("汀川市学联", None, "student"),
        ("云洲省学联", "云阳市", "student"),
    }
    assert set(figures(lead(nation), within=f"only-{province.pk}")) == {
        ("云洲省学联", "云阳市", "student")
    }


def test_filings_of_other_years_do_not_count(province, cycle):
    made = union(province)
    other = CycleFactory(federation=province, edition__key="2023-2024")
    FilingFactory(union=made, cycle=other, state="published", drafts=())
    assert figures(lead(province)) == {("云洲省学联", "云阳市", "student"): (1, 1, {}, 0)}


def test_the_nearest_cycle_says_until_when(province, city, cycle):
    own = CycleFactory(federation=city, due=date(2090, 1, 1))
    union(city)
    union(province)
    with scope(actor := lead(province)):
        dues = {row.place.federation: row.next_cycle.due for row in board.tallies(actor, YEAR)}
    assert dues == {city: own.due, province: cycle.due}


def test_without_a_cycle_nobody_is_asked(province):
    union(province)
    assert figures(lead(province)) == {}
    assert board.years(lead(province)) == []


def test_years_come_from_above_too(nation, city, cycle):
    CycleFactory(federation=city, edition__key="2023-2024")
    CycleFactory(federation=FederationFactory(), edition__key="2022-2023")
    assert board.years(lead(city)) == [YEAR, "2023-2024"]


def test_the_number_of_queries_does_not_grow(province, cycle, django_assert_num_queries):
    actor = lead(province)
    union(province, "draft", cycle=cycle)
    with scope(actor), django_assert_num_queries(4):
        board.tallies(actor, YEAR)
    for place in range(4):
        union(province, "draft", city=f"第{place}市", cycle=cycle)
    with scope(actor), django_assert_num_queries(4):
        assert len(board.tallies(actor, YEAR)) == 5


def test_who_has_not_started_and_can_be_reached(province, cycle):
    nobody, never, came = union(province), union(province), union(province)
    started = union(province, "draft", cycle=cycle)
    member(Role.EDITOR, college=nobody.college)
    member(Role.SECRETARY, college=nobody.college, is_active=False)
    member(Role.SECRETARY, college=never.college)
    member(Role.SECRETARY, college=came.college, last_login=clock.now() - timedelta(days=1))
    with scope(actor := lead(province)):
        rows = {row.pk: (row.secretary, row.entered) for row in not_started(actor, YEAR)}
    assert rows == {
        nobody.pk: (False, False),
        never.pk: (True, False),
        came.pk: (True, True),
    }
    assert started.pk not in rows


def test_the_board_and_the_list_of_those_who_have_not_started_agree(province, city, cycle):
    union(province), union(city), union(province, "draft", cycle=cycle)
    with scope(actor := lead(province)):
        counted = sum(row.not_started for row in board.tallies(actor, YEAR))
        assert counted == not_started(actor, YEAR).count() == 2
