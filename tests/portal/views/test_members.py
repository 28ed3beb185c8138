from __future__ import annotations

import re

import pytest

from portal.enums import Role
from portal.models import Event, Membership, User
from tests.factories import (
    PASSWORD,
    CollegeFactory,
    FederationFactory,
    MembershipFactory,
    UserFactory,
    member,
)

NEW = {
    "full_name": "林知夏",
    "username": "linzhixia",
    "email": "lin@example.org",
    "role": "editor",
}


@pytest.fixture
def college(db):
    return CollegeFactory()


@pytest.fixture
def secretary(client, college):
    person = member(Role.SECRETARY, college=college)
    client.force_login(person)
    return person


@pytest.fixture
def address(college):
    return f"/work/members/college/{college.pk}/"


def test_the_secretary_of_one_college_goes_straight_to_its_members(client, secretary, address):
    assert client.get("/work/members/").headers["Location"] == address


def test_a_lead_chooses_among_the_federation_and_its_colleges(client, college):
    client.force_login(member(Role.LEAD, federation=college.federation))
    page = client.get("/work/members/").content.decode()
    assert college.name in page
    assert college.federation.name in page
    assert CollegeFactory().name not in page


@pytest.mark.parametrize("others", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(
    client, secretary, college, address, others, django_assert_num_queries
):
    for _ in range(others):
        MembershipFactory(college=college)
    with django_assert_num_queries(14):
        page = client.get(address).content.decode()
    assert page.count("移除") == others


def test_a_new_member_chooses_the_password_by_a_link_that_works_once(client, secretary, address):
    page = client.post(address, NEW).content.decode()
    link = re.search(r'value="http://testserver(/account/password/[^"]+)"', page)[1]
    assert not User.objects.get(username="linzhixia").has_usable_password()
    client.logout()
    form = client.get(link, follow=True)
    target = form.redirect_chain[-1][0]
    data = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post(target, data).headers["Location"] == "/work/"
    client.logout()
    assert "这个链接已经用过" in client.get(link, follow=True).content.decode()
    assert client.login(username="linzhixia", password=PASSWORD)


def test_adding_is_written_into_the_log_without_a_name(client, secretary, college, address):
    client.post(address, NEW)
    event = Event.objects.get(action="member.add")
    added = Membership.objects.get(user__username="linzhixia")
    assert (event.actor, event.college, event.data) == (
        secretary,
        college,
        {"role": "editor", "user": added.user_id},
    )


def test_somebody_with_an_account_joins_under_the_same_name(client, secretary, college, address):
    person = UserFactory(username="linzhixia", full_name="林知夏")
    page = client.post(address, NEW, follow=True).content.decode()
    assert "用原来的登录名和密码登录" in page
    assert Membership.objects.get(user=person).college == college


def test_a_log_in_name_of_somebody_else_is_refused(client, secretary, address):
    UserFactory(username="linzhixia", full_name="别人")
    page = client.post(address, NEW).content.decode()
    assert "已经有人使用，姓名与您填的不同" in page
    assert 'value="linzhixia"' in page  # what was typed is kept
    assert Membership.objects.count() == 1


def test_the_same_role_twice_is_said(client, secretary, address):
    client.post(address, NEW)
    assert "林知夏已经是这个角色了。" in client.post(address, NEW).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"full_name": ""}, "请填写姓名。"),
        ({"full_name": "长" * 41}, "姓名最多40个字，现在有41个字。"),
        ({"username": "有 空格"}, "不能有空格"),
        ({"username": ""}, "请填写登录名。"),
        ({"email": "不是邮箱"}, "这不像一个邮箱地址"),
        ({"role": ""}, "请选择角色。"),
        ({"role": "lead"}, "请从列出的角色中选择一个。"),
        ({"full_name": "<script>alert(1)</script>", "role": ""}, "&lt;script&gt;"),
    ],
)
def test_wrong_input_is_said_and_kept(client, secretary, address, changes, sentence):
    answer = client.post(address, NEW | changes)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert sentence in page
    assert "<script>alert" not in page
    assert Membership.objects.count() == 1


def test_a_member_can_be_removed_but_nobody_removes_himself(client, secretary, college):
    other = MembershipFactory(college=college)
    page = client.post(f"/work/members/{other.pk}/remove/", follow=True).content.decode()
    assert f"已移除{other.user.full_name}。" in page
    own = secretary.memberships.get()
    assert (
        "不能移除自己"
        in client.post(f"/work/members/{own.pk}/remove/", follow=True).content.decode()
    )
    assert list(Membership.objects.all()) == [own]
    assert Event.objects.filter(action="member.remove").count() == 1


def test_the_link_can_be_shown_again_until_the_first_log_in(client, secretary, college):
    fresh = MembershipFactory(college=college, user__password="!")
    assert "/account/password/" in client.post(f"/work/members/{fresh.pk}/link/").content.decode()
    fresh.user.last_login = fresh.since
    fresh.user.save(update_fields=["last_login"])
    page = client.post(f"/work/members/{fresh.pk}/link/", follow=True).content.decode()
    assert "已经登录过" in page


def test_no_account_of_another_organisation_can_be_taken_over(client, secretary, college):
    fresh = MembershipFactory(college=college)
    MembershipFactory(user=fresh.user, role=Role.LEAD, college=None, federation=FederationFactory())
    page = client.post(f"/work/members/{fresh.pk}/link/", follow=True).content.decode()
    assert "还属于别的单位" in page
    assert "/account/password/" not in page.replace('/account/password/"', "")


def test_a_lead_gives_roles_of_the_federation_there_and_of_the_college_there(client, college):
    client.force_login(member(Role.LEAD, federation=college.federation))
    there = f"/work/members/federation/{college.federation_id}/"
    client.post(there, NEW | {"role": "reviewer"})
    client.post(f"/work/members/college/{college.pk}/", NEW | {"role": "secretary"})
    rows = Membership.objects.filter(user__username="linzhixia").order_by("pk")
    assert [(one.role, one.college, one.federation) for one in rows] == [
        ("reviewer", None, college.federation),
        ("secretary", college, None),
    ]
