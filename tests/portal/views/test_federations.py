from __future__ import annotations

import pytest

from portal.enums import Role
from portal.models import Federation
from tests.factories import CollegeFactory, FederationFactory, member

NEW = {"name": "云溪市学生联合会", "short_name": "云溪市学联"}
THERE = "/work/federations/"


@pytest.fixture
def province(db):
    return FederationFactory(level="province")


@pytest.fixture
def lead(client, province):
    person = member(Role.LEAD, federation=province)
    client.force_login(person)
    return person


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_lead_adds_a_city_and_then_works_in_it(client, lead, province):
    answer = client.post(THERE, NEW | {"parent": province.pk}, follow=True)
    assert "已添加云溪市学生联合会。" in page(answer)
    city = Federation.objects.get(parent=province)
    shown = page(client.get(THERE))
    assert f'href="/work/members/federation/{city.pk}/"' in shown
    reviewer = {"full_name": "林知夏", "role": "reviewer"}
    page(client.post(f"/work/members/federation/{city.pk}/", reviewer))
    college = {"name": "云溪学院", "federation": city.pk, "kinds": ["student"]}
    assert client.post("/work/colleges/add/", college).status_code == 302
    assert city.colleges.get().name == "云溪学院"
    assert city.invitations.get().role == "reviewer"


@pytest.mark.parametrize("cities", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(
    client, lead, province, cities, django_assert_num_queries
):
    for _ in range(cities):
        CollegeFactory(federation=FederationFactory(level="city", parent=province))
    with django_assert_num_queries(17):
        shown = page(client.get(THERE))
    assert shown.count('<td data-label="层级">市级</td>') == cities


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "请填写名称。"),
        ({"short_name": ""}, "请填写简称。"),
        ({"name": "联" * 81}, "名称最多80个字，现在有81个字。"),
        ({"short_name": "联" * 31}, "简称最多30个字，现在有31个字。"),
        ({"name": "<script>alert(1)</script>"}, "不能用的字符"),
        ({"name": "云溪\u202e学联"}, "不能用的字符（U+202E）"),
        ({"short_name": "🎓"}, "不能用的字符"),
        ({"parent": ""}, "请选择学联。"),
        ({"parent": "x"}, "请从列出的学联中选择一个。"),
    ],
)
def test_wrong_input_is_said_and_kept(client, lead, province, changes, sentence):
    shown = page(client.post(THERE, NEW | {"parent": province.pk} | changes))
    assert sentence in shown
    assert "<script>alert" not in shown
    assert Federation.objects.count() == 1


def test_nothing_is_added_below_a_foreign_federation(client, lead):
    foreign = FederationFactory()
    shown = page(client.post(THERE, NEW | {"parent": foreign.pk}))
    assert "请从列出的学联中选择一个。" in shown
    assert foreign.name not in shown


def test_a_name_that_is_there_is_said(client, lead, province):
    shown = page(client.post(THERE, NEW | {"parent": province.pk, "name": province.name}))
    assert "已经在系统里" in shown


def test_a_city_is_told_that_nothing_comes_below(client, db):
    city = FederationFactory(level="city")
    client.force_login(member(Role.LEAD, federation=city))
    shown = page(client.get(THERE))
    assert "市级学联下面不再设学联。" in shown
    assert '<form method="post" novalidate' not in shown
