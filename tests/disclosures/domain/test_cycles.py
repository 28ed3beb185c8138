from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from disclosures import editions
from disclosures.domain import cycles
from disclosures.domain.cycles import Terms, TermsRefused, change, open_cycle, terms_of
from disclosures.domain.filings import applicable_cycles
from disclosures.models import Cycle, Edition
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    FilingFactory,
    PublicationFactory,
    UnionFactory,
    member,
)

TODAY = dt.date(2026, 3, 2)
KEY = "2025-2026"
TERMS = Terms(
    opens=dt.date(2026, 3, 1),
    due=dt.date(2026, 4, 30),
    closes=dt.date(2026, 5, 31),
    federation_email="mishu@example.org",
    national_email="quanguo@example.org",
)


def terms(**changes):
    return dataclasses.replace(TERMS, **changes)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def federation(db):
    return FederationFactory()


@pytest.fixture
def lead(federation):
    return actor_of(member(Role.LEAD, federation=federation))


def test_a_cycle_is_opened_with_its_edition_and_event(lead, federation):
    with scope(lead):
        cycle = open_cycle(lead, federation, KEY, TERMS)
    assert terms_of(cycle) == TERMS
    assert cycle.edition.digest == editions.load(KEY).digest
    assert editions.parse(cycle.edition.data, KEY) == editions.load(KEY)
    event = Event.objects.get()
    assert (event.action, event.federation, event.actor) == ("cycle.open", federation, lead.user)
    assert event.data["edition"] == KEY
    assert event.data["due"] == "2026-04-30"


def test_colleges_of_the_subtree_may_fill_it_at_once(lead, federation):
    cycle = open_cycle(lead, federation, KEY, TERMS)
    below = CollegeFactory(federation=FederationFactory(level="city", parent=federation))
    assert applicable_cycles(below) == [cycle]
    assert applicable_cycles(CollegeFactory()) == []


def test_the_edition_is_kept_once_and_not_changed(lead, federation):
    kept = EditionFactory(key=KEY, digest="0" * 64)
    cycle = open_cycle(lead, federation, KEY, TERMS)
    assert cycle.edition == kept
    assert Edition.objects.get().digest == "0" * 64


def test_only_a_lead_of_the_federation_or_above_opens(federation):
    for other in (
        member(Role.OPERATOR, federation=federation),
        member(Role.REVIEWER, federation=federation),
        member(Role.LEAD),
    ):
        with pytest.raises(PermissionDenied, match="只有学联负责人"):
            open_cycle(actor_of(other), federation, KEY, TERMS)
    assert not Cycle.objects.exists()
    city = FederationFactory(parent=federation)
    above = actor_of(member(Role.LEAD, federation=federation))
    assert open_cycle(above, city, KEY, TERMS).federation == city


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"due": dt.date(2026, 2, 28)}, "due", "开始填报（2026年3月1日）当天或以后"),
        ({"closes": dt.date(2026, 4, 29)}, "closes", "提交期限（2026年4月30日）当天或以后"),
        ({"closes": dt.date(2029, 5, 31)}, "closes", "核对年份"),
        ({"name_policy": "none"}, "name_policy", "请从列出的方式中选择一个"),
        ({"rank_policy": ""}, "rank_policy", "请从列出的方式中选择一个"),
        ({"blind_share": 51}, "blind_share", "0 到 50 之间"),
        ({"blind_share": -1}, "blind_share", "0 到 50 之间"),
    ],
)
def test_terms_that_do_not_fit_say_which_and_what_to_do(lead, federation, changes, field, sentence):
    there = CycleFactory(federation=federation)
    for act in (
        lambda: open_cycle(lead, federation, KEY, terms(**changes)),
        lambda: change(lead, there, terms(**changes)),
    ):
        with pytest.raises(TermsRefused) as refused:
            act()
        assert refused.value.field == field
        assert sentence in refused.value.sentence
    assert not Event.objects.exists()


def test_all_dates_may_be_one_day(lead, federation):
    assert open_cycle(lead, federation, KEY, terms(opens=TODAY, due=TODAY, closes=TODAY)).pk


def test_a_cycle_that_is_over_is_not_opened_but_may_be_corrected(lead, federation):
    past = terms(opens=dt.date(2025, 3, 1), due=dt.date(2025, 4, 1), closes=dt.date(2025, 5, 1))
    with pytest.raises(TermsRefused, match="已经过去") as refused:
        open_cycle(lead, federation, KEY, past)
    assert refused.value.field == "closes"
    assert change(lead, CycleFactory(federation=federation), past)


@pytest.mark.parametrize("key", ["", "1999", "../2020", "<script>"])
def test_a_year_that_is_not_there_is_said(lead, federation, key):
    with pytest.raises(TermsRefused, match="请从列出的年度中选择一个"):
        open_cycle(lead, federation, key, TERMS)


def test_a_second_cycle_of_the_year_is_refused(lead, federation):
    open_cycle(lead, federation, KEY, TERMS)
    with pytest.raises(TermsRefused, match="已经有2025-2026年度的填报周期") as refused:
        open_cycle(lead, federation, KEY, TERMS)
    assert refused.value.field == "edition"
    assert Event.objects.count() == 1


def test_no_nearer_cycle_hides_filings_that_were_begun(federation):
    province = FederationFactory(parent=federation)
    above = CycleFactory(federation=federation, edition=EditionFactory(key=KEY))
    union = UnionFactory(college__federation=province)
    FilingFactory(union=union, cycle=above, drafts=())
    lead = actor_of(member(Role.LEAD, federation=province))
    with scope(lead), pytest.raises(TermsRefused, match="开始了1份填报，不能再另设"):
        open_cycle(lead, province, KEY, TERMS)
    with scope(lead):
        assert open_cycle(lead, province, "2024-2025", TERMS).pk


def test_a_change_writes_old_and_new_values(lead, federation):
    cycle = open_cycle(lead, federation, KEY, TERMS)
    later = dt.date(2026, 5, 10)
    with scope(lead):
        changed = change(lead, cycle, terms(due=later, name_policy="masked"))
    assert changed == ["due", "name_policy"]
    cycle.refresh_from_db()
    assert (cycle.due, cycle.name_policy) == (later, "masked")
    event = Event.objects.get(action="cycle.change")
    assert event.data == {
        "changes": {"due": ["2026-04-30", "2026-05-10"], "name_policy": ["full", "masked"]}
    }


def test_how_it_is_reviewed_is_kept_and_a_change_of_it_is_on_record(lead, federation):
    cycle = open_cycle(lead, federation, KEY, terms(second_reader=True, blind_share=10))
    options = ("second_reader", "blind_share", "objections_shown", "reminders")
    cycle.refresh_from_db()
    assert [getattr(cycle, name) for name in options] == [True, 10, False, True]
    with scope(lead):
        changed = change(lead, cycle, terms(blind_share=50, objections_shown=True, reminders=False))
    assert changed == list(options)
    event = Event.objects.get(action="cycle.change")
    old_and_new = [[True, False], [10, 50], [False, True], [True, False]]
    assert event.data["changes"] == dict(zip(options, old_and_new, strict=True))


def test_saving_without_a_change_writes_nothing(lead, federation):
    cycle = open_cycle(lead, federation, KEY, TERMS)
    assert change(lead, cycle, TERMS) == []
    assert not Event.objects.filter(action="cycle.change").exists()


def test_nobody_else_changes_a_cycle(federation):
    cycle = CycleFactory(federation=federation)
    for other in (member(Role.OPERATOR, federation=federation), member(Role.LEAD)):
        with pytest.raises(PermissionDenied):
            change(actor_of(other), cycle, TERMS)


def test_publications_are_noticed(federation):
    publication = PublicationFactory()
    assert cycles.has_publications(publication.submission.filing.cycle)
    assert not cycles.has_publications(CycleFactory(federation=federation))


def test_what_holds_for_a_lead_is_the_own_and_what_is_above(lead, federation):
    top = FederationFactory()
    child = FederationFactory(parent=top)
    person = actor_of(member(Role.LEAD, federation=child))
    above = CycleFactory(federation=top)
    CycleFactory(federation=FederationFactory(parent=top))
    assert list(cycles.holding(person, TODAY)) == [above]
    assert list(cycles.holding(person, dt.date(2019, 12, 31))) == []
    assert list(cycles.holding(lead, TODAY)) == []
