"""What is offered, and in which order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from disclosures.checks import Finding
from disclosures.models import Cycle
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from reviews.domain import reasons
from reviews.enums import FlagReason
from reviews.models import Flag
from tests.factories import FederationFactory, FilingFactory, FlagFactory, ReviewFactory, member
from tests.reviews.conftest import RANK

FINDING = Finding.from_dict(RANK)


@pytest.fixture
def province(db):
    return FederationFactory(parent=FederationFactory())


@pytest.fixture
def city(province):
    return FederationFactory(parent=province)


@pytest.fixture
def lead(province, city):
    return actor_of(member(Role.LEAD, federation=province))


def ids(offers):
    return [offer.id for offer in offers]


def asked(federation, key, *, times=1, days=0):
    """Questions made of a reason, in a filing below the federation."""
    where = {"union__college__federation": federation}
    if cycle := Cycle.objects.filter(federation=federation).first():
        where["cycle"] = cycle
    review = ReviewFactory(submission__filing=FilingFactory(drafts=(), **where))
    for _ in range(times):
        flag = FlagFactory(review=review, template=key)
        Flag.objects.filter(pk=flag.pk).update(at=clock.now() - timedelta(days=days))
    return review


def test_those_of_the_findings_rule_come_first_with_its_figures(lead, province):
    offers = reasons.offered(lead, province, "roster", FINDING)
    assert ids(offers)[:2] == ["R12", "R12-basis"]
    assert "第2行王听雨的排名21/35不在前30%以内。" in offers[0].text
    assert offers[0].kind == FlagReason.AGAINST_INDICATOR
    assert "roster-person" in ids(offers)
    assert not {"R04", "text-old"} & set(ids(offers))


def test_without_a_finding_only_what_needs_none_is_offered(lead, province):
    offers = reasons.offered(lead, province, "charter")
    assert ids(offers)[0] == "text-old"
    assert not [offer for offer in offers if "{" in offer.text or offer.id.startswith(("R", "T"))]


def test_what_is_used_comes_first_and_this_year_counts_more(lead, province):
    asked(province, "place-empty", times=3, days=500)
    asked(province, "place-evidence")
    assert ids(reasons.offered(lead, province, "charter"))[:2] == ["place-evidence", "place-empty"]


def test_use_counts_what_was_asked_below_and_not_elsewhere_or_taken_back(lead, province, city):
    asked(city, "R12-basis")
    asked(FederationFactory(), "R12", times=3)
    Flag.objects.filter(review=asked(province, "R12", times=3)).update(retracted_at=clock.now())
    assert reasons.used(lead) == {"R12-basis": (1, 1)}
    assert ids(reasons.offered(lead, province, "roster", FINDING))[0] == "R12-basis"


def test_the_province_s_own_ones_are_offered_in_its_cities_and_nowhere_else(lead, province, city):
    own = reasons.add(
        lead, province, "自拟", "unclear", "{message}请按本省要求写明。", ["R12"], ["roster"]
    )
    reviewer = actor_of(member(Role.REVIEWER, federation=city))
    assert ids(reasons.offered(reviewer, city, "roster", FINDING))[0] == own.key
    assert own.key not in ids(reasons.offered(lead, province.parent, "roster", FINDING))


def test_other_words_for_a_carried_one_keep_its_place_and_hold_below(lead, province, city):
    reasons.change(lead, province, "R12", title="排名", kind="evidence", text="{message}请附证明。")
    first = reasons.offered(lead, city, "roster", FINDING)[0]
    assert (first.id, first.title, first.kind) == ("R12", "排名", "evidence")
    assert first.text.endswith("请附证明。")
    assert reasons.offered(lead, province.parent, "roster", FINDING)[0].title != "排名"


def test_the_nearest_words_win(lead, province, city):
    for federation, title in ((city, "市里的"), (province, "省里的")):
        reasons.change(
            lead, federation, "R12", title=title, kind="other", text="{message}请改正它。"
        )
    assert reasons.offered(lead, city, "roster", FINDING)[0].title == "市里的"
    assert reasons.offered(lead, province, "roster", FINDING)[0].title == "省里的"


def test_what_is_retired_is_offered_no_more_and_its_questions_stay(lead, province):
    asked(province, "R12")
    reasons.retire(lead, province, "R12")
    assert "R12" not in ids(reasons.offered(lead, province, "roster", FINDING))
    assert Flag.objects.filter(template="R12").count() == 1
    reasons.change(lead, province, "R12", title="又有", kind="other", text="{message}请改正它。")
    assert "R12" in ids(reasons.offered(lead, province, "roster", FINDING))


@pytest.mark.parametrize("own", [1, 20])
def test_the_library_takes_two_queries(lead, province, django_assert_num_queries, own):
    for number in range(own):
        reasons.add(lead, province, "自拟", "other", f"请改第{number}处的写法。")
        asked(province, f"own-{number}")
    with django_assert_num_queries(2):
        library = reasons.library(lead, province)
    with django_assert_num_queries(0):
        library.offered("roster", FINDING)
        library.offered("charter")
