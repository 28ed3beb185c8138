"""The calendar of a cycle: how many stand where, what was sent and what will be."""

from __future__ import annotations

import datetime as dt

import pytest

from disclosures.domain.reminding import work
from disclosures.domain.reminding.outlook import kind_of, outlook
from disclosures.domain.reminding.plan import Kind
from disclosures.domain.reminding.stopping import stop
from disclosures.enums import FilingState
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.scoping import scope
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    ExtensionFactory,
    FilingFactory,
    UnionFactory,
    member,
)

OPENS, DUE, CLOSES = dt.date(2026, 3, 1), dt.date(2026, 4, 30), dt.date(2026, 5, 31)


@pytest.fixture
def cycle(db):
    return CycleFactory(opens=OPENS, due=DUE, closes=CLOSES)


@pytest.fixture
def lead(cycle):
    return member(Role.LEAD, federation=cycle.federation)


def union_in(cycle, **filing):
    college = CollegeFactory(federation=cycle.federation)
    member(Role.SECRETARY, college=college)
    union = UnionFactory(college=college)
    if filing:
        FilingFactory(union=union, cycle=cycle, drafts=(), **filing)
    return union


def on(monkeypatch, month, day):
    monkeypatch.setattr(clock, "today", lambda: dt.date(2026, month, day))
    moment = dt.datetime(2026, month, day, 8, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)


def shown(client, lead, cycle):
    client.force_login(lead)
    answer = client.get(f"/work/cycles/{cycle.pk}/calendar/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_counts_and_looks_ahead(client, lead, cycle, monkeypatch):
    on(monkeypatch, 4, 20)
    union_in(cycle)
    union_in(cycle, state=FilingState.DRAFT)
    union_in(cycle, state=FilingState.SUBMITTED)
    union_in(cycle, state=FilingState.RETURNED, return_due=dt.date(2026, 4, 28))
    found = outlook(actor_of(lead), cycle)
    numbers = (found.not_begun, found.drafts, found.returned, found.done, found.extended)
    assert numbers == (1, 1, 1, 1, 0)
    expected = found.expected()
    assert expected[dt.date(2026, 4, 27), Kind.THREE_DAYS] == 2
    assert all(kind != Kind.RETURN_DUE for _day, kind in expected)
    assert (dt.date(2026, 4, 16), Kind.TWO_WEEKS) not in expected
    page = shown(client, lead, cycle)
    assert "按今天的情况，会发给2个组织。" in page
    assert "已退回的1个组织，按退回函的日期提醒" in page
    assert "还没有发出提醒" in page
    days = [page.index(f">{day}<") for day in ("2026-03-01", "2026-04-30", "2026-05-31")]
    assert days == sorted(days)


def test_it_says_what_was_sent_and_taken_back(client, lead, cycle, monkeypatch):
    on(monkeypatch, 3, 1)
    first = union_in(cycle)
    union_in(cycle)
    work.remind(cycle.pk)
    stop(cycle.pk, first.pk)
    on(monkeypatch, 3, 2)
    page = shown(client, lead, cycle)
    assert "提醒：填报开始了" in page
    cells = page[page.index("已经发出的提醒") :]
    assert "2026-03-01" in cells
    assert cells.count(">1</td>") == 2  # sent, and taken back


def test_who_has_an_own_day_is_counted_apart(client, lead, cycle, monkeypatch):
    on(monkeypatch, 4, 20)
    union_in(cycle)
    union = union_in(cycle, state=FilingState.DRAFT, extended_until=dt.date(2026, 5, 20))
    ExtensionFactory(union=union, cycle=cycle, until=dt.date(2026, 5, 20))
    page = shown(client, lead, cycle)
    assert "已延期的1个组织，按各自的期限提醒" in page
    assert "会发给1个组织" in page
    assert "会发给2个组织" not in page


def test_who_cannot_be_reached_is_named(client, lead, cycle, monkeypatch):
    on(monkeypatch, 4, 20)
    lonely = UnionFactory(college__federation=cycle.federation)
    page = shown(client, lead, cycle)
    assert "收不到提醒" in page
    assert lonely.college.name in page
    member(Role.SECRETARY, college=lonely.college)
    assert "收不到提醒" not in shown(client, lead, cycle)


def test_a_cycle_that_reminds_nobody_says_so(client, lead, cycle, monkeypatch):
    on(monkeypatch, 4, 20)
    union_in(cycle)
    cycle.reminders = False
    cycle.save()
    page = shown(client, lead, cycle)
    assert "不自动提醒高校" in page
    assert "会发给" not in page


@pytest.mark.parametrize("count", [1, 4])
def test_the_same_queries_for_few_and_many(
    lead, cycle, count, monkeypatch, django_assert_num_queries
):
    on(monkeypatch, 3, 1)
    for _ in range(count):
        union_in(cycle)
        union_in(cycle, state=FilingState.DRAFT)
    work.remind(cycle.pk)
    actor = actor_of(lead)
    with scope(actor), django_assert_num_queries(6):
        found = outlook(actor, cycle)
        assert found.expected()
        assert [one.count for one in found.sent] == [2 * count]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_read_back_from_its_key(kind):
    assert kind_of(f"{kind}-2" if kind == Kind.OVERDUE else kind.value) == kind
