"""A federation's own reasons."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.checks import Finding
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope
from reviews.domain import reasons
from reviews.domain.refusals import Refused
from reviews.models import Reason
from tests.factories import FederationFactory, member
from tests.reviews.conftest import RANK

FINDING = Finding.from_dict(RANK)


@pytest.fixture
def province(db):
    return FederationFactory()


def of(role, federation):
    return actor_of(member(role, federation=federation))


def add(actor, federation, text="请按学期初的名单改。", **more):
    return reasons.add(
        actor, federation, more.get("title", "名单"), more.get("kind", "other"), text
    )


def test_a_reviewer_adds_one_and_it_is_on_record(province):
    reviewer = of(Role.REVIEWER, province)
    with scope(reviewer):
        made = add(reviewer, province)
    event = Event.objects.get(action="reason.add")
    assert (event.federation, event.college, event.data) == (province, None, {"key": made.key})
    assert made.by == reviewer.user


def test_the_same_text_twice_is_one(province):
    reviewer = of(Role.REVIEWER, province)
    assert add(reviewer, province) == add(reviewer, province, title="又一次")
    assert Event.objects.filter(action="reason.add").count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  ", "请写明用语的内容"),
        ("字" * 301, "300 个字以内"),
        ("请改{figure}。", "没有“{figure}”这样的占位"),
        ("请改{}。", "没有“{}”这样的占位"),
    ],
)
def test_an_unusable_text_is_refused_with_the_reason(province, text, said):
    with pytest.raises(Refused, match=said):
        add(of(Role.REVIEWER, province), province, text)


def test_a_title_and_a_kind_are_wanted(province):
    reviewer = of(Role.REVIEWER, province)
    with pytest.raises(Refused, match="简称"):
        add(reviewer, province, title=" ")
    with pytest.raises(Refused, match="类型"):
        add(reviewer, province, kind="nonsense")
    assert not Reason.objects.exists()


def test_who_may_add_change_and_retire(province):
    lead, writer, other = (of(role, province) for role in (Role.LEAD, Role.REVIEWER, Role.REVIEWER))
    observer, stranger = of(Role.OBSERVER, province), of(Role.LEAD, FederationFactory())
    key = add(writer, province).key
    words = {"title": "名单", "kind": "other", "text": "请按学期末的名单改。"}
    for somebody in (observer, stranger):
        with pytest.raises(PermissionDenied):
            add(somebody, province)
    for somebody in (other, observer, stranger):
        with pytest.raises(PermissionDenied):
            reasons.change(somebody, province, key, **words)
        with pytest.raises(PermissionDenied):
            reasons.retire(somebody, province, key)
    for somebody in (writer, lead):
        assert reasons.change(somebody, province, key, **words).text == words["text"]
    assert reasons.retire(lead, province, key).retired_at


def test_a_reviewer_does_not_touch_what_is_carried(province):
    with pytest.raises(PermissionDenied, match="负责人"):
        reasons.retire(of(Role.REVIEWER, province), province, "R12")


def test_a_city_cannot_retire_its_province_s_own_one(province):
    key = add(of(Role.LEAD, province), province).key
    city = FederationFactory(parent=province)
    with pytest.raises(Refused, match="上级学联"):
        reasons.retire(of(Role.LEAD, city), city, key)


def test_a_typed_sentence_is_kept_in_the_reviewers_own_federation(province):
    city = FederationFactory(parent=province)
    reviewer = of(Role.REVIEWER, province)
    typed = "第2行王听雨的排名21/35不在前30%以内。请附教务处的证明。"
    made = reasons.keep(reviewer, city, "roster", "evidence", typed, FINDING)
    assert (made.federation, made.rules, made.sections) == (province, ["R12"], ["roster"])
    assert made.text == "{message}请附教务处的证明。"
    assert made.title == "第2行王听雨的排名21/35不…"
    offers = reasons.offered(reviewer, city, "roster", FINDING)
    assert typed in [offer.text for offer in offers]


def test_a_city_keeps_its_own(province):
    city = FederationFactory(parent=province)
    both = member(Role.REVIEWER, federation=city)
    made = reasons.keep(actor_of(both), city, "charter", "unclear", "请写清楚第三章。")
    assert (made.federation, made.rules) == (city, [])


def test_what_is_carried_is_not_kept_a_second_time(province):
    reviewer = of(Role.REVIEWER, province)
    (offer, *_others) = reasons.offered(reviewer, province, "roster", FINDING)
    with pytest.raises(Refused, match="已经是问题用语"):
        reasons.keep(reviewer, province, "roster", offer.kind, f"{offer.text} ", FINDING)
    assert not Reason.objects.exists()
