"""For how long rosters stay public is a term of the cycle; ending it early is an order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import cycles
from disclosures.domain.refused import Refused
from disclosures.domain.retaining import due, orders, work
from disclosures.forms.cycles import ChangeForm, OpenForm
from disclosures.models import Cycle, RetentionOrder
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Federation, Job
from tests.disclosures.domain.retaining.aged import old
from tests.factories import CycleFactory, member

pytestmark = pytest.mark.django_db
REASON = "换届完毕，名单不再需要公开。"


def lead(cycle):
    return actor_of(member(Role.LEAD, federation=cycle.federation))


def ended(publication):
    Cycle.objects.update(due=dt.date(2021, 1, 1), closes=dt.date(2021, 2, 1))
    return Cycle.objects.get(pk=publication.filing.cycle_id)


def test_a_change_is_logged_with_old_and_new():
    cycle = CycleFactory()
    terms = replace(cycles.terms_of(cycle), due=dt.date(2020, 2, 1), closes=dt.date(2020, 3, 1))
    assert terms.retention_years == 3
    cycles.change(lead(cycle), cycle, replace(terms, retention_years=5))
    assert Cycle.objects.get().retention_years == 5
    assert "retention_years" in str(Event.objects.get(action="cycle.change").data)
    with pytest.raises(cycles.TermsRefused, match="年数"):
        cycles.change(lead(cycle), cycle, replace(terms, retention_years=21))


def test_for_good_is_chosen_and_never_left_empty(settings):
    settings.RETENTION_YEARS = 4
    form = OpenForm(Federation.objects.none(), {})
    form.is_valid()
    assert form.cleaned_data["retention_years"] == 4
    form = OpenForm(Federation.objects.none(), {"retention_years": "0"})
    form.is_valid()
    assert form.cleaned_data["retention_years"] == 0
    form = ChangeForm({}, initial={"retention_years": 7})
    form.is_valid()
    assert form.cleaned_data["retention_years"] == 7


def test_an_order_ends_the_period_once_and_is_logged():
    publication = old(1)
    cycle = ended(publication)
    assert not due.due().exists()
    orders.order(lead(cycle), cycle, f"{REASON}经手人13812345678。")
    assert due.due().exists()
    event = Event.objects.get(action="retention.ordered")
    assert event.data["reason"] == f"{REASON}经手人138****78。"
    assert Job.objects.filter(task=work.CYCLE, object_id=cycle.pk).exists()
    with pytest.raises(Refused, match="已经提前办理"):
        orders.order(lead(cycle), cycle, REASON)


def test_while_a_cycle_is_open_its_rosters_are_needed():
    cycle = CycleFactory()
    with pytest.raises(Refused, match="还在填报"):
        orders.order(lead(cycle), cycle, REASON)


@pytest.mark.parametrize("reason", ["", "短", "长" * 301])
def test_an_order_says_why(reason):
    cycle = ended(old(1))
    with pytest.raises(Refused, match="请写明提前办理的原因"):
        orders.order(lead(cycle), cycle, reason)
    assert not RetentionOrder.objects.exists()


def test_only_the_lead_orders():
    cycle = ended(old(1))
    reviewer = actor_of(member(Role.REVIEWER, federation=cycle.federation))
    with pytest.raises(PermissionDenied):
        orders.order(reviewer, cycle, REASON)
    with pytest.raises(PermissionDenied):
        orders.apply_now(reviewer, cycle)
