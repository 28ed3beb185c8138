"""Ticking filings in the queue, and giving them away."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.enums import Role
from reviews.models import Claim
from tests.factories import ClaimFactory, member
from tests.reviews.views.conftest import client_of

ASSIGN, DISTRIBUTE = "/work/reviews/assign/", "/work/reviews/distribute/"


@pytest.fixture
def lead(case):
    return case.colleague(Role.LEAD, federation=case.filing.federation)


@pytest.fixture
def office_of_lead(lead):
    return client_of(lead)


def assignee(case):
    claim = Claim.objects.filter(filing=case.filing).first()
    return claim.assignee if claim else None


def test_what_is_ticked_goes_to_one_person_and_the_queue_comes_back(
    office_of_lead, case, make_case
):
    other = make_case(case.filing.federation)
    data = {"filing": [case.filing.pk], "to": case.reviewer.pk, "query": "state=submitted"}
    answer = office_of_lead.post(ASSIGN, data)
    assert answer.headers["Location"] == "/work/reviews/?state=submitted"
    assert (assignee(case), assignee(other)) == (case.reviewer, None)
    said = office_of_lead.get(answer.headers["Location"]).content.decode()
    assert f"已把 1 份交给{case.reviewer.full_name}。" in said


def test_all_that_the_filters_pick(office_of_lead, case, make_case):
    other = make_case(case.filing.federation, findings=[])
    data = {"all": "1", "to": case.reviewer.pk, "query": "severity=contradiction"}
    office_of_lead.post(ASSIGN, data)
    assert (assignee(case), assignee(other)) == (case.reviewer, None)


def test_more_than_can_be_done_at_once_is_said(office_of_lead, case, make_case, monkeypatch):
    monkeypatch.setattr("reviews.domain.assigning.MOST", 1)
    make_case(case.filing.federation)
    data = {"all": "1", "to": case.reviewer.pk}
    said = office_of_lead.post(ASSIGN, data, follow=True).content.decode()
    assert "已把 1 份交给" in said
    assert "一次最多办理 1 份，其余的没有动" in said


@pytest.mark.parametrize(
    "data", [{}, {"to": "x"}, {"to": "²", "filing": "²"}, {"to": "0", "filing": "9" * 30}]
)
def test_without_a_choice_nothing_happens(office_of_lead, case, data):
    answer = office_of_lead.post(ASSIGN, data, follow=True)
    assert "请先勾选要交出的填报" in answer.content.decode()
    assert assignee(case) is None


def test_a_foreign_filing_cannot_be_ticked(office_of_lead, case, make_case):
    foreign = make_case()
    office_of_lead.post(ASSIGN, {"filing": [foreign.filing.pk], "to": case.reviewer.pk})
    assert assignee(foreign) is None


def test_a_foreign_person_cannot_be_chosen(office_of_lead, case):
    stranger = member(Role.REVIEWER)
    office_of_lead.post(ASSIGN, {"filing": [case.filing.pk], "to": stranger.pk})
    assert assignee(case) is None


def test_a_reviewer_hands_over_and_is_told_what_was_not_hers(desk, case, make_case, lead):
    other = make_case(case.filing.federation)
    ClaimFactory(filing=case.filing, assignee=case.reviewer)
    ClaimFactory(filing=other.filing, assignee=lead)
    data = {"filing": [case.filing.pk, other.filing.pk], "to": other.reviewer.pk}
    said = desk.post(ASSIGN, data, follow=True).content.decode()
    assert (assignee(case), assignee(other)) == (other.reviewer, lead)
    assert "已把 1 份交给" in said
    assert "1 份没有改动：" in said


def test_ticks_stand_only_where_one_may_give_away(desk, case, make_case, lead):
    other = make_case(case.filing.federation)
    ClaimFactory(filing=other.filing, assignee=lead)
    page = desk.get("/work/reviews/").content.decode()
    assert f'name="filing" value="{case.filing.pk}"' in page
    assert f'name="filing" value="{other.filing.pk}"' not in page
    assert "平均分给几个人" not in page
    assert "平均分给几个人" in client_of(lead).get("/work/reviews/").content.decode()


def test_the_preview_shows_who_would_get_how_many_and_writes_nothing(
    office_of_lead, case, make_case
):
    cases = [case, make_case(case.filing.federation), make_case(case.filing.federation)]
    page = office_of_lead.post(DISTRIBUTE, {"filing": [one.filing.pk for one in cases]})
    shown = {line.user: line.gets for line in page.context["page"].lines if line.chosen}
    assert shown == {one.reviewer: 1 for one in cases}
    assert not Claim.objects.exists()


def test_it_is_distributed_as_previewed(office_of_lead, case, make_case):
    other = make_case(case.filing.federation)
    people = [case.reviewer.pk, other.reviewer.pk]
    data = {"all": "1", "query": "", "person": people, "step": "done"}
    answer = office_of_lead.post(DISTRIBUTE, data, follow=True)
    assert {assignee(case), assignee(other)} == {case.reviewer, other.reviewer}
    assert "已分配 2 份：" in answer.content.decode()


def test_what_somebody_has_stays_unless_it_is_asked_for(office_of_lead, case, lead):
    ClaimFactory(filing=case.filing, assignee=lead)
    data = {"all": "1", "person": [case.reviewer.pk], "step": "done"}
    office_of_lead.post(DISTRIBUTE, data)
    assert assignee(case) == lead
    office_of_lead.post(DISTRIBUTE, data | {"again": "1"})
    assert assignee(case) == case.reviewer


def test_nobody_chosen_is_said(office_of_lead, case):
    page = office_of_lead.post(DISTRIBUTE, {"all": "1", "step": "done"})
    assert "请至少选择一个人" in page.content.decode()
    assert assignee(case) is None


def test_nothing_to_distribute_leads_back(office_of_lead, case):
    page = office_of_lead.get(DISTRIBUTE, {"all": "1", "query": "state=published"})
    assert "没有可以分配的填报" in page.content.decode()


def test_one_filing_is_handed_over_from_its_own_page(office_of_lead, case):
    case.open()
    address = reverse("review:hand_over", args=[case.submission.pk])
    colleague = case.colleague()
    office_of_lead.post(address, {"reviewer": colleague.pk})
    assert assignee(case) == colleague
