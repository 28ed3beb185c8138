"""Starting a filing: once, in time, in the cycle that holds."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain.filings import applicable_cycles, start
from disclosures.domain.refused import Refused
from disclosures.models import Filing
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    UnionFactory,
    member,
)
from tests.factories.values import SECTION_KEYS

pytestmark = pytest.mark.django_db


@pytest.fixture
def union():
    return UnionFactory()


@pytest.fixture
def cycle(union):
    return CycleFactory(federation=union.college.federation)


def editor(union, role=Role.EDITOR):
    return actor_of(member(role, college=union.college))


def test_an_editor_starts_with_one_empty_draft_for_each_section(union, cycle):
    filing = start(editor(union), union, cycle)
    assert (filing.college, filing.federation) == (union.college, union.college.federation)
    assert set(filing.drafts.values_list("key", "revision")) == {(key, 0) for key in SECTION_KEYS}
    assert Event.objects.get(target=f"filing:{filing.pk}").action == "filing.start"


def test_starting_twice_gives_the_same_filing(union, cycle):
    actor = editor(union)
    assert start(actor, union, cycle) == start(actor, union, cycle)
    assert (Filing.objects.count(), Event.objects.count()) == (1, 1)


def test_an_observer_and_a_stranger_may_not_start(union, cycle):
    for actor in (editor(union, Role.OBSERVER), actor_of(member(Role.SECRETARY))):
        with pytest.raises(PermissionDenied):
            start(actor, union, cycle)


@pytest.mark.parametrize(
    ("today", "sentence"),
    [("2026-10-31", "从2026年11月1日开始"), ("2026-12-21", "已于2026年12月20日截止")],
)
def test_outside_the_window_nothing_starts(union, monkeypatch, today, sentence):
    cycle = CycleFactory(
        federation=union.college.federation,
        opens=dt.date(2026, 11, 1),
        due=dt.date(2026, 12, 1),
        closes=dt.date(2026, 12, 20),
    )
    monkeypatch.setattr(clock, "today", lambda: dt.date.fromisoformat(today))
    with pytest.raises(Refused, match=sentence):
        start(editor(union), union, cycle)
    monkeypatch.setattr(clock, "today", lambda: cycle.closes)
    assert start(editor(union), union, cycle).cycle == cycle


def test_a_cycle_of_one_day_that_is_over_says_so(union, monkeypatch):
    day = dt.date(2026, 11, 1)
    cycle = CycleFactory(federation=union.college.federation, opens=day, due=day, closes=day)
    monkeypatch.setattr(clock, "today", lambda: day + dt.timedelta(days=1))
    with pytest.raises(Refused, match="已于2026年11月1日截止"):
        start(editor(union), union, cycle)


def test_a_closed_cycle_still_gives_back_what_was_started(union, cycle, monkeypatch):
    filing = start(editor(union), union, cycle)
    monkeypatch.setattr(clock, "today", lambda: dt.date(2101, 1, 1))
    assert start(editor(union), union, cycle) == filing


def test_another_federations_cycle_does_not_hold(union):
    with pytest.raises(Refused, match="不适用于你校"):
        start(editor(union), union, CycleFactory())


def test_the_nearest_federations_cycle_of_an_edition_holds():
    nation = FederationFactory()
    province = FederationFactory(parent=nation)
    city = FederationFactory(parent=province)
    sister = FederationFactory(parent=province)
    edition = EditionFactory()
    general, own = (
        CycleFactory(federation=nation, edition=edition),
        CycleFactory(federation=city, edition=edition),
    )
    older = CycleFactory(federation=province, edition=EditionFactory(key="2023-2024"))
    assert applicable_cycles(CollegeFactory(federation=city)) == [own, older]
    assert applicable_cycles(CollegeFactory(federation=sister)) == [general, older]
