"""The results as data: literal numbers for a handful of filings, and what a release freezes."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import results_release
from disclosures.domain.refused import Refused
from disclosures.domain.results import results
from disclosures.models import ResultsRelease
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope
from tests import factories
from tests.disclosures.results.conftest import FORM, RANK
from tests.factories import member


@pytest.fixture
def actor(lead):
    return actor_of(lead)


def by_name(rows, key="name"):
    return {row[key]: row for row in rows}


def test_the_answers_to_each_indicator_and_who_was_doubted(five, actor, cycle):
    rows = results(actor, cycle)["indicators"]
    assert len(rows) == len(FORM.indicators)
    item = FORM.indicator("i08")
    eighth = by_name(rows, "number")[f"{item.no}{item.mark}"]
    assert eighth["name"] == item.text
    assert [eighth[key] for key in ("yes", "no", "open", "doubted")] == [2, 1, 1, 2]


def test_rules_that_object_are_listed_and_hints_are_not(five, actor, cycle):
    rows = by_name(results(actor, cycle)["rules"], "number")
    assert set(rows) == {"R12"}
    assert [rows["R12"][key] for key in ("filings", "error", "contradiction")] == [2, 0, 2]


def test_by_town(five, actor, cycle):
    rows = by_name(results(actor, cycle)["cities"])
    wanted = ("colleges", "unions", "sent", "published", "doubted")
    assert [rows["云溪市"][key] for key in wanted] == [3, 3, 3, 0, 2]
    assert [rows["临川市"][key] for key in wanted] == [2, 2, 1, 1, 0]


def test_by_kind(five, actor, cycle):
    rows = by_name(results(actor, cycle)["kinds"])
    assert [rows["学生会"]["unions"], rows["研究生会"]["unions"]] == [4, 1]


def test_the_whole_country_is_told_by_province(db, sent):
    nation = factories.FederationFactory(level="national")
    province = factories.FederationFactory(parent=nation, short_name="云溪省学联")
    city = factories.FederationFactory(parent=province, level="city")
    edition = factories.EditionFactory(key="2024-2025", data=FORM.data(), digest=FORM.digest)
    cycle = factories.CycleFactory(edition=edition, federation=nation)
    for where in (province, city):
        factories.UnionFactory(college=factories.CollegeFactory(federation=where))
    rows = results(actor_of(member(Role.LEAD, federation=nation)), cycle)["cities"]
    assert [(row["name"], row["unions"]) for row in rows] == [("云溪省学联", 2)]


def test_no_college_and_nobody_is_named(five, actor, cycle):
    text = json.dumps(results(actor, cycle), ensure_ascii=False)
    for filing in cycle.filings.all():
        assert filing.college.name not in text
    assert RANK["message"] not in text


def test_the_queries_do_not_grow(sent, actor, cycle, django_assert_num_queries):
    for _ in range(2):
        sent(findings=[RANK])
        with django_assert_num_queries(4):
            results(actor, cycle)


# --- Releasing ---------------------------------------------------------------------------------


def release(actor, cycle, parts=("kinds",), *, exact=False, note="", seen=None):
    proposed = results_release.proposal(actor, cycle, parts, exact=exact)
    digest = seen or results_release.digest(proposed)
    return results_release.release(actor, cycle, parts, note, exact=exact, seen=digest)


def test_a_release_freezes_the_chosen_parts_alone(five, sent, actor, cycle):
    with scope(actor):
        made = release(actor, cycle, ["kinds", "cities"], note="感谢各校。")
    assert made.parts == ["cities", "kinds"]
    assert set(made.data) == {"head", "totals", "cities", "kinds", "exact"}
    before = made.data
    sent()
    assert ResultsRelease.objects.get().data == before
    assert results_release.latest(cycle) == made
    event = Event.objects.get(action="results.released")
    assert (event.actor, event.data) == (actor.user, {"parts": ["cities", "kinds"]})


def test_small_numbers_are_withheld_unless_the_lead_says_so(five, actor, cycle):
    kept = results_release.proposal(actor, cycle, ["cities", "rules"], exact=False)
    assert by_name(kept["rules"], "number")["R12"]["filings"] is None
    assert [row["name"] for row in kept["cities"]] == ["合计"]
    assert (
        results_release.proposal(actor, cycle, ["cities"], exact=True)["cities"]
        == (results(actor, cycle)["cities"])
    )


def test_two_colleges_are_too_few_unless_the_lead_says_so(sent, actor, cycle):
    for _ in range(2):
        sent()
    with pytest.raises(Refused, match="不足3所"):
        results_release.proposal(actor, cycle, ["kinds"], exact=False)
    assert release(actor, cycle, exact=True).data["exact"] is True


def test_nothing_is_published_that_was_not_seen(five, sent, actor, cycle):
    seen = results_release.digest(results_release.proposal(actor, cycle, ["kinds"], exact=False))
    sent()
    with pytest.raises(Refused, match="再看一遍"):
        release(actor, cycle, seen=seen)
    assert not ResultsRelease.objects.exists()


def test_nothing_chosen_is_refused(five, actor, cycle):
    with pytest.raises(Refused, match="至少勾选一项"):
        results_release.proposal(actor, cycle, ["nonsense"], exact=False)


def test_withdrawing_keeps_what_was_released_on_record(five, actor, cycle):
    with pytest.raises(Refused, match="不需要撤回"):
        results_release.withdraw(actor, cycle)
    first = release(actor, cycle)
    gone = results_release.withdraw(actor, cycle)
    assert results_release.latest(cycle) == gone
    assert (gone.parts, gone.data) == ([], {})
    assert ResultsRelease.objects.filter(pk=first.pk).exists()
    assert results_release.latest_of_each([cycle]) == {cycle.pk: gone}
    with pytest.raises(Refused, match="不需要撤回"):
        results_release.withdraw(actor, cycle)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER, Role.OPERATOR])
def test_only_leads_release(five, cycle, actor, role):
    other = actor_of(member(role, federation=cycle.federation))
    with pytest.raises(PermissionDenied, match="负责人"):
        results_release.release(other, cycle, ["kinds"], "", exact=False, seen="")
    with pytest.raises(PermissionDenied, match="负责人"):
        results_release.withdraw(other, cycle)
