"""A later day for one union: who grants it, which days fit, what is written and told."""

from __future__ import annotations

import datetime as dt
from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from disclosures.domain import extensions, filings
from disclosures.domain.extensions import ExtensionRefused, grant, of_unions, until
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from disclosures.models import Extension, Filing
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Message
from portal.scoping import scope
from tests.factories import (
    CycleFactory,
    FederationFactory,
    FilingFactory,
    MembershipFactory,
    UnionFactory,
    member,
)

TODAY = dt.date(2026, 4, 20)
REASON = "书记外出挂职，五月初返校后盖章。"


def day(month, number):
    return dt.date(2026, month, number)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def union(db):
    return UnionFactory()


@pytest.fixture
def cycle(union):
    return CycleFactory(
        federation=union.college.federation,
        opens=day(3, 1),
        due=day(4, 30),
        closes=day(5, 31),
    )


@pytest.fixture
def lead(cycle):
    return actor_of(member(Role.LEAD, federation=cycle.federation))


def test_it_is_on_record_and_told(lead, union, cycle):
    with scope(lead):
        made = grant(lead, union, cycle, day(5, 10), f"  {REASON}\n")
    assert (made.until, made.reason, made.by) == (day(5, 10), REASON, lead.user)
    assert until(union, cycle) == day(5, 10)
    event = Event.objects.get()
    assert (event.action, event.actor, event.college) == ("cycle.extend", lead.user, union.college)
    assert (event.data["until"], event.data["before"]) == ("2026-05-10", None)
    assert REASON not in str(event.data)
    told = Message.objects.get()
    assert (told.kind, told.audience, told.college) == ("extended", "college", union.college)
    assert "已延期到2026年5月10日" in told.subject
    assert REASON in told.text
    assert "从2026年4月30日延到2026年5月10日" in told.text


def test_the_filing_repeats_it_also_when_it_is_started_later(lead, union, cycle):
    filing = FilingFactory(union=union, cycle=cycle, drafts=())
    graduate = UnionFactory(college=union.college, kind="graduate")
    with scope(lead):
        grant(lead, union, cycle, day(5, 10), REASON)
        grant(lead, graduate, cycle, day(6, 20), REASON)
    filing.refresh_from_db()
    assert filing.extended_until == day(5, 10)
    assert Event.objects.filter(target=f"filing:{filing.pk}").exists()
    editor = actor_of(member(Role.EDITOR, college=union.college))
    with scope(editor):
        assert filings.start(editor, graduate, cycle).extended_until == day(6, 20)


def test_who_has_an_extension_may_still_start_after_the_cycle_has_closed(
    lead, union, cycle, monkeypatch
):
    with scope(lead):
        grant(lead, union, cycle, day(6, 20), REASON)
    editor = actor_of(member(Role.EDITOR, college=union.college))
    late = UnionFactory(college=union.college, kind="graduate")
    monkeypatch.setattr(clock, "today", lambda: day(6, 20))
    with scope(editor), pytest.raises(Refused, match="已于2026年5月31日截止"):
        filings.start(editor, late, cycle)
    with scope(editor):
        assert filings.start(editor, union, cycle).pk
    Filing.objects.all().delete()
    monkeypatch.setattr(clock, "today", lambda: day(6, 21))
    with scope(editor), pytest.raises(Refused, match="已于2026年6月20日截止"):
        filings.start(editor, union, cycle)


def test_the_latest_counts_and_may_be_shorter(lead, union, cycle):
    filing = FilingFactory(union=union, cycle=cycle, drafts=())
    with scope(lead):
        grant(lead, union, cycle, day(5, 20), REASON)
        grant(lead, union, cycle, day(5, 10), "已经可以盖章，提前几天交。")
    assert until(union, cycle) == day(5, 10)
    assert of_unions([union]) == {(union.pk, cycle.pk): day(5, 10)}
    filing.refresh_from_db()
    assert filing.extended_until == day(5, 10)
    assert Event.objects.latest("id").data["before"] == "2026-05-20"
    told = Message.objects.latest("id")
    assert "由2026年5月20日改为2026年5月10日" in told.text


@pytest.mark.parametrize(
    ("until_", "reason", "field", "sentence"),
    [
        (day(4, 19), REASON, "until", "这一天已经过去"),
        (day(4, 30), REASON, "until", "要晚于提交期限（2026年4月30日）"),
        (day(4, 25), REASON, "until", "要晚于提交期限"),
        (dt.date(2028, 5, 1), REASON, "until", "请核对年份"),
        (day(5, 10), "", "reason", "请写明为什么延期"),
        (day(5, 10), "  盖章  \n", "reason", "至少5个字"),
        (day(5, 10), "因" * 301, "reason", "最多300个字，现在有301个"),
    ],
)
def test_what_does_not_fit_is_said_and_writes_nothing(
    lead, union, cycle, until_, reason, field, sentence
):
    with scope(lead), pytest.raises(ExtensionRefused, match=sentence) as refused:
        grant(lead, union, cycle, until_, reason)
    assert refused.value.field == field
    assert not Extension.objects.exists()
    assert not Event.objects.exists()
    assert not Message.objects.exists()


def test_one_day_after_the_due_date_and_today_itself_fit(lead, union, cycle, monkeypatch):
    with scope(lead):
        assert grant(lead, union, cycle, day(5, 1), REASON).pk
        monkeypatch.setattr(clock, "today", lambda: day(5, 3))
        assert grant(lead, union, cycle, day(5, 3), REASON).pk


def test_shortening_stops_at_the_due_date_and_the_same_day_is_no_change(lead, union, cycle):
    with scope(lead):
        grant(lead, union, cycle, day(5, 10), REASON)
        with pytest.raises(ExtensionRefused, match="已经延期到这一天"):
            grant(lead, union, cycle, day(5, 10), REASON)
        with pytest.raises(ExtensionRefused, match="不能早于原来的提交期限"):
            grant(lead, union, cycle, day(4, 29), REASON)
        assert grant(lead, union, cycle, day(4, 30), "不再需要延期了。").pk


@pytest.mark.parametrize("state", [FilingState.APPROVED, FilingState.PUBLISHED])
def test_what_is_approved_needs_none(lead, union, cycle, state):
    FilingFactory(union=union, cycle=cycle, state=state, drafts=())
    with scope(lead), pytest.raises(ExtensionRefused, match="不需要延期") as refused:
        grant(lead, union, cycle, day(5, 10), REASON)
    assert refused.value.field == "union"


def test_a_union_of_another_federation_is_refused(lead, union, cycle):
    nearer = FederationFactory(parent=cycle.federation, level="city")
    CycleFactory(federation=nearer, edition=cycle.edition)
    for other in (UnionFactory(), UnionFactory(college__federation=nearer)):
        with scope(lead), pytest.raises(ExtensionRefused, match="不适用于这个组织"):
            grant(lead, other, cycle, day(5, 10), REASON)


def test_a_union_below_the_cycles_federation_is_extended(lead, cycle):
    city = FederationFactory(parent=cycle.federation, level="city")
    union = UnionFactory(college__federation=city)
    lead = actor_of(lead.user)
    with scope(lead):
        assert grant(lead, union, cycle, day(5, 10), REASON).federation == city


def test_only_the_lead_of_the_cycles_federation_grants(union, cycle):
    city = FederationFactory(parent=cycle.federation, level="city")
    others = [
        member(Role.REVIEWER, federation=cycle.federation),
        member(Role.OPERATOR, federation=cycle.federation),
        member(Role.LEAD, federation=city),
        member(Role.LEAD),
        member(Role.SECRETARY, college=union.college),
    ]
    for person in others:
        actor = actor_of(person)
        with (
            scope(actor),
            pytest.raises(PermissionDenied, match="延期"),
        ):
            grant(actor, union, cycle, day(5, 10), REASON)


def test_no_lead_favours_the_own_college(lead, union, cycle):
    MembershipFactory(user=lead.user, role=Role.OBSERVER, college=union.college)
    actor = actor_of(lead.user)
    with scope(actor), pytest.raises(PermissionDenied, match="不能给本校延期"):
        grant(actor, union, cycle, day(5, 10), REASON)


@pytest.mark.django_db(transaction=True)
def test_a_filing_started_at_the_same_moment_hears_of_it(monkeypatch):
    union = UnionFactory()
    cycle = CycleFactory(
        federation=union.college.federation, opens=day(3, 1), due=day(4, 30), closes=day(5, 31)
    )
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    editor = actor_of(member(Role.EDITOR, college=union.college))

    def begin():
        with scope(editor):
            filings.start(editor, union, cycle)
        connection.close()

    other = Thread(target=begin)
    with scope(lead):
        extensions.one_at_a_time(union, cycle)
        other.start()
        other.join(0.3)
        assert other.is_alive()  # waits for the extension
        grant(lead, union, cycle, day(5, 10), REASON)
    other.join(20)
    assert Filing.objects.get().extended_until == day(5, 10)
