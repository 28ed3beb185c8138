from __future__ import annotations

from copy import copy

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import actor_of
from portal.domain import federations, organisations
from portal.domain.organisations import OrganisationRefusedError, correct_college, create_college
from portal.enums import Role
from portal.models import College, Event, Federation
from portal.scoping import scope
from tests.factories import CollegeFactory, FederationFactory, UnionFactory, member

CITY = {"name": "云岭理工大学", "city": "云溪市", "kinds": ["student", "graduate"]}
BOTH = {"student", "graduate"}


@pytest.fixture
def province(db):
    national = FederationFactory(level="national")
    return FederationFactory(level="province", parent=national)


@pytest.fixture
def lead(province):
    return actor_of(member(Role.LEAD, federation=province))


def kinds(college):
    return set(college.unions.values_list("kind", flat=True))


def test_a_college_is_made_with_its_unions_pinyin_and_event(lead, province):
    with scope(lead):
        college = create_college(lead, province, **CITY)
    assert (college.name, college.city, college.federation) == ("云岭理工大学", "云溪市", province)
    assert college.pinyin == "yunlingligongdaxue yllgdx"
    assert set(college.unions.values_list("name", flat=True)) == {"学生会", "研究生会"}
    event = Event.objects.get(action="college.create")
    assert (event.actor, event.college, event.federation) == (lead.user, college, province)
    assert event.data == {"kinds": ["graduate", "student"]}


def test_an_operator_may_a_reviewer_and_a_stranger_may_not(province):
    create_college(actor_of(member(Role.OPERATOR, federation=province)), province, **CITY)
    for other in (member(Role.REVIEWER, federation=province), member(Role.LEAD)):
        with pytest.raises(PermissionDenied, match="负责人或运维人员"):
            create_college(actor_of(other), province, **CITY | {"name": "别的大学"})
    assert College.objects.count() == 1


def test_a_lead_adds_below_the_own_federation_but_not_above(lead, province):
    city = FederationFactory(level="city", parent=province)
    lead = actor_of(lead.user)
    assert create_college(lead, city, **CITY).federation == city
    with pytest.raises(PermissionDenied):
        create_college(lead, province.parent, **CITY | {"name": "全国大学"})


@pytest.mark.parametrize("spelling", ["云岭大学(东校区)", " 云岭大学（东校区） "])
def test_a_college_that_is_there_is_named_with_its_federation(lead, province, spelling):
    there = CollegeFactory(name="云岭大学（东校区）")
    with pytest.raises(OrganisationRefusedError) as refused:
        create_college(lead, province, **CITY | {"name": spelling})
    assert refused.value.field == "name"
    assert there.federation.name in str(refused.value)
    assert "不用再添加" in str(refused.value)


def test_whoever_is_slower_by_a_moment_is_told_so(lead, province, monkeypatch):
    CollegeFactory(name=CITY["name"])
    monkeypatch.setattr(organisations, "_refuse_taken_college", lambda *_: None)
    with pytest.raises(OrganisationRefusedError, match="刚刚已由别人添加"):
        create_college(lead, province, **CITY)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "校" * 81}, "name"),
        ({"name": "<b>大学</b>"}, "name"),
        ({"city": "市" * 31}, "city"),
        ({"city": "云溪\u202e市"}, "city"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["parliament"]}, "kinds"),
    ],
)
def test_wrong_values_say_which_field(lead, province, changes, field):
    with pytest.raises(OrganisationRefusedError) as refused:
        create_college(lead, province, **CITY | changes)
    assert refused.value.field == field
    assert not College.objects.exists()


def test_correcting_changes_what_is_given_and_says_so_in_the_event(lead, province):
    college = UnionFactory(college__federation=province, college__city="旧州市").college
    city, old = FederationFactory(level="city", parent=province), copy(college)
    lead = actor_of(lead.user)
    with scope(lead):
        correct_college(lead, college, federation=city, **CITY)
    college.refresh_from_db()
    assert (college.name, college.federation) == ("云岭理工大学", city)
    assert kinds(college) == BOTH
    event = Event.objects.get(action="college.correct")
    assert event.data["changes"] == {
        "name": [old.name, "云岭理工大学"],
        "city": ["旧州市", CITY["city"]],
        "federation": [province.name, city.name],
        "kinds": ["学生会", "学生会、研究生会"],
    }


def test_saving_without_a_change_writes_nothing(lead, province):
    college = create_college(lead, province, **CITY)
    correct_college(lead, college, federation=province, **CITY)
    assert not Event.objects.filter(action="college.correct").exists()


def test_a_union_that_exists_is_never_taken_away(lead, province):
    college = create_college(lead, province, **CITY)
    with pytest.raises(OrganisationRefusedError, match="已有的研究生会不能取消"):
        correct_college(lead, college, federation=province, **CITY | {"kinds": ["student"]})
    assert kinds(college) == BOTH


def test_a_college_is_not_given_to_a_federation_that_is_not_ones_own(lead, province):
    college = create_college(lead, province, **CITY)
    with pytest.raises(PermissionDenied):
        correct_college(lead, college, federation=FederationFactory(), **CITY)
    foreign = CollegeFactory()
    with pytest.raises(PermissionDenied):
        correct_college(lead, foreign, federation=province, **CITY)


def test_colleges_are_found_by_name_place_and_pinyin(lead, province):
    college = create_college(lead, province, **CITY)
    CollegeFactory(name="云岭师范学院")  # of another federation
    for words in ("理工", "云溪市", "yllg", "YUNLINGLIGONG", "云岭 理工", ""):
        assert list(organisations.managed_colleges(lead, words)) == [college], words
    for words in ("师范", "云岭 师范", "<script>", "%", "🎓"):
        assert list(organisations.managed_colleges(lead, words)) == [], words


def test_colleges_without_a_secretary_are_counted(lead, province):
    first = CollegeFactory(federation=province)
    CollegeFactory(federation=province)
    CollegeFactory()
    member(Role.SECRETARY, college=first)
    member(Role.EDITOR, college=first)
    assert organisations.without_secretary(lead) == 1
    assert {one.pk: one.secretaries for one in organisations.managed_colleges(lead)}[first.pk] == 1


def test_a_federation_is_made_one_level_below_with_path_slug_and_event(lead, province):
    with scope(lead):
        made = federations.create_federation(
            lead, province, name="云溪市学生联合会", short_name="云溪市学联"
        )
    made.refresh_from_db()
    assert (made.level, made.slug) == ("city", "yunxishixuelian")
    assert made.path == f"{province.path}{made.pk}/"
    event = Event.objects.get(action="federation.create")
    assert (event.federation, event.data) == (made, {"parent": province.pk})


def test_nothing_is_below_a_city(lead, province):
    city = FederationFactory(level="city", parent=province)
    with pytest.raises(OrganisationRefusedError, match="市级学联下面不能再设") as refused:
        federations.create_federation(actor_of(lead.user), city, name="区学联", short_name="区")
    assert refused.value.field == "parent"


def test_only_the_lead_above_adds_a_federation(province):
    for other in (member(Role.OPERATOR, federation=province), member(Role.LEAD)):
        with pytest.raises(PermissionDenied, match="上级学联的负责人"):
            federations.create_federation(actor_of(other), province, name="市学联", short_name="市")


def test_two_federations_of_one_short_name_have_two_addresses(lead, province):
    made = [
        federations.create_federation(lead, province, name=f"云溪{n}学联", short_name="云溪")
        for n in "甲乙丙"
    ]
    assert [one.slug for one in made] == ["yunxi", "yunxi-2", "yunxi-3"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"short_name": ""}, "short_name"),
        ({"name": "联" * 81}, "name"),
        ({"short_name": "联" * 31}, "short_name"),
        ({"name": "学联\u202e"}, "name"),
    ],
)
def test_wrong_federations_say_which_field(lead, province, changes, field):
    values = {"name": "云溪市学生联合会", "short_name": "云溪市学联"}
    before = Federation.objects.count()
    with pytest.raises(OrganisationRefusedError) as refused:
        federations.create_federation(lead, province, **values | changes)
    assert refused.value.field == field
    assert Federation.objects.count() == before


def test_a_federation_that_is_there_is_said(lead, province):
    with pytest.raises(OrganisationRefusedError, match="已经在系统里"):
        federations.create_federation(lead, province, name=province.name, short_name="别名")
