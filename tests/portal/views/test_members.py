from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail

from portal import clock
from portal.domain import letters
from portal.domain.invitations import digest
from portal.enums import Role
from portal.models import Event, Invitation, Membership, Message
from tests.factories import (
    CollegeFactory,
    FederationFactory,
    InvitationFactory,
    MembershipFactory,
    member,
)

NEW = {"full_name": "林知夏", "email": "", "role": "editor"}


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


def token_on(page):
    return re.search(r'value="http://testserver/account/invitation/([^"/]+)/"', page)[1]


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
        gone = MembershipFactory(college=college)
        InvitationFactory(college=college, replaces=gone)
    client.get(address)
    with django_assert_num_queries(15):
        page = client.get(address).content.decode()
    assert page.count(">移除") == others
    assert page.count(">收回给") == others


def test_an_invitation_shows_its_link_once_and_keeps_only_the_digest(client, secretary, address):
    page = client.post(address, NEW).content.decode()
    token = token_on(page)
    kept = Invitation.objects.get()
    assert len(token) >= 43  # 256 bits
    assert kept.token_sha256 == digest(token)
    assert kept.expires_at - clock.now() > timedelta(days=6, hours=23)
    assert token not in client.get(address).content.decode()
    assert "没有发邮件" in page


def test_inviting_is_written_into_the_log_without_a_name(client, secretary, college, address):
    client.post(address, NEW)
    event = Event.objects.get(action="member.invite")
    assert (event.actor, event.college, event.data) == (secretary, college, {"role": "editor"})


def test_the_link_is_mailed_where_there_is_an_address(client, secretary, address, worker):
    with worker():
        page = client.post(address, NEW | {"email": "lin@example.org"}).content.decode()
    assert "正发往 lin@example.org" in page
    letter = mail.outbox[0]
    assert letter.to == ["lin@example.org"]
    assert letters.invitation_path(token_on(page)) in letter.body
    assert not Message.objects.exists()  # nothing with the token in inbox or log


def test_open_invitations_are_listed_and_old_ones_say_so(client, secretary, college, address):
    InvitationFactory(college=college, full_name="许长安")
    InvitationFactory(college=college, full_name="顾明远", expires_at=clock.now())
    InvitationFactory(college=college, full_name="沈收回", revoked_at=clock.now())
    InvitationFactory(full_name="陆别校")
    page = client.get(address).content.decode()
    assert "许长安" in page
    assert "顾明远" in page
    assert page.count("已过期") == 1
    assert "沈收回" not in page
    assert "陆别校" not in page


def test_an_invitation_can_be_taken_back(client, secretary, college):
    one = InvitationFactory(college=college, full_name="许长安")
    where = f"/work/members/invitations/{one.pk}/revoke/"
    assert "已收回给许长安的邀请" in client.post(where, follow=True).content.decode()
    assert "不用再收回" in client.post(where, follow=True).content.decode()
    assert Event.objects.filter(action="member.revoke").count() == 1


def test_one_that_expired_leaves_the_list(client, secretary, college, address):
    one = InvitationFactory(college=college, full_name="顾明远", expires_at=clock.now())
    client.post(f"/work/members/invitations/{one.pk}/revoke/")
    client.get(address)  # reads the message
    assert "顾明远" not in client.get(address).content.decode()


def test_a_new_link_lets_the_old_one_die(client, secretary, college, address):
    old = token_on(client.post(address, NEW).content.decode())
    first = Invitation.objects.get()
    where = f"/work/members/invitations/{first.pk}/again/"
    new = token_on(client.post(where).content.decode())
    first.refresh_from_db()
    assert first.revoked_at is not None
    assert old != new
    assert Invitation.objects.get(revoked_at=None).full_name == "林知夏"
    assert "没有重新发送" in client.post(where, follow=True).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"full_name": ""}, "请填写姓名。"),
        ({"full_name": "长" * 41}, "姓名最多40个字，现在有41个字。"),
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
    assert not Invitation.objects.exists()


def test_a_member_can_be_removed_but_nobody_removes_himself(client, secretary, college):
    other = MembershipFactory(college=college)
    page = client.post(f"/work/members/{other.pk}/remove/", follow=True).content.decode()
    assert f"已移除{other.user.full_name}。" in page
    own = secretary.memberships.get()
    said = client.post(f"/work/members/{own.pk}/remove/", follow=True).content.decode()
    assert "不能移除自己" in said
    assert list(Membership.objects.all()) == [own]
    assert Event.objects.filter(action="member.remove").count() == 1


def test_whoever_is_removed_left_no_link_to_come_back_by(client, secretary, college):
    other = member(Role.SECRETARY, college=college)
    invited = InvitationFactory(college=college, invited_by=other)
    office = other.memberships.get()
    successor = InvitationFactory(college=college, role=Role.SECRETARY, replaces=office)
    elsewhere = InvitationFactory(invited_by=other)
    client.post(f"/work/members/{office.pk}/remove/")
    open_ones = Invitation.objects.filter(revoked_at=None)
    assert list(open_ones) == [elsewhere]
    assert Invitation.objects.filter(pk__in=[invited.pk, successor.pk]).count() == 2


def test_a_member_without_mailbox_gets_a_link_by_the_head_and_is_told(client, secretary, college):
    locked_out = MembershipFactory(college=college, user__email="")
    page = client.post(f"/work/members/{locked_out.pk}/link/").content.decode()
    assert "/account/password/" in page
    assert Event.objects.filter(action="member.link").count() == 1
    assert Message.objects.get(kind="account_help").person == locked_out.user


def test_a_member_with_a_mailbox_gets_the_link_there_and_the_head_does_not(
    client, secretary, college, worker
):
    locked_out = MembershipFactory(college=college)
    with worker():
        answer = client.post(f"/work/members/{locked_out.pk}/link/", follow=True)
    letter = next(one for one in mail.outbox if one.subject == "重新设置密码")
    assert "/account/password/" in letter.body
    assert letter.to == [locked_out.user.email]
    assert not re.search(r"/account/password/\w", answer.content.decode())


def test_a_member_of_the_campus_sign_in_gets_a_first_password_by_the_head(
    client, secretary, college, worker
):
    """By mail nobody without a password gets a link: the head would wait for it in vain."""
    locked_out = MembershipFactory(college=college, user__email="mei@example.org")
    locked_out.user.set_unusable_password()
    locked_out.user.save(update_fields=["password"])
    with worker():
        page = client.post(f"/work/members/{locked_out.pk}/link/").content.decode()
    assert "/account/password/" in page
    assert not [one for one in mail.outbox if one.subject == "重新设置密码"]


def test_no_account_of_another_organisation_can_be_taken_over(client, secretary, college):
    fresh = MembershipFactory(college=college, user__email="")
    MembershipFactory(user=fresh.user, role=Role.LEAD, college=None, federation=FederationFactory())
    page = client.post(f"/work/members/{fresh.pk}/link/", follow=True).content.decode()
    assert "还属于别的单位" in page
    assert not re.search(r"/account/password/\w", page)


def test_a_lead_invites_to_the_federation_and_to_its_college(client, college):
    client.force_login(member(Role.LEAD, federation=college.federation))
    there = f"/work/members/federation/{college.federation_id}/"
    client.post(there, NEW | {"role": "reviewer"})
    client.post(f"/work/members/college/{college.pk}/", NEW | {"role": "secretary"})
    rows = Invitation.objects.order_by("pk")
    assert [(one.role, one.college, one.federation) for one in rows] == [
        ("reviewer", None, college.federation),
        ("secretary", college, None),
    ]
