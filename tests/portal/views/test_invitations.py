from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from portal import clock
from portal.actor import actor_of
from portal.domain import invitations, joining
from portal.domain.invitations import GoneError, digest
from portal.enums import Role
from portal.models import Event, Invitation, Membership, Message, User
from portal.scoping import scope, scope_everything
from tests.factories import CollegeFactory, InvitationFactory, UserFactory, member

TOKEN = "a-token-of-the-test"
WAY = "/account/invitation/"
SECRET = "Qing-Feng-2026"
NEW = {
    "way": "new",
    "username": "linzhixia",
    "email": "lin@example.org",
    "new_password1": SECRET,
    "new_password2": SECRET,
}


@pytest.fixture
def invitation(db):
    inviter = member(Role.SECRETARY, college=CollegeFactory())
    return InvitationFactory(
        token_sha256=digest(TOKEN),
        college=inviter.memberships.get().college,
        invited_by=inviter,
        full_name="林知夏",
    )


def without_token(answer):
    return re.sub(r'X-CSRFToken[^}]*|nonce="[^"]*"', "", answer.content.decode())


def opened(client, token=TOKEN):
    answer = client.get(f"{WAY}{token}/")
    assert answer.headers["Location"] == WAY  # the token leaves the address at once
    return client.get(WAY)


def test_the_bearer_makes_an_account_and_is_in(client, invitation):
    page = opened(client).content.decode()
    assert "邀请您担任" in page
    assert "至少10位，大写字母" in page  # the rules, before anything is typed
    assert client.post(WAY, NEW).headers["Location"] == "/work/"
    person = User.objects.get(username="linzhixia")
    assert (person.full_name, person.email) == ("林知夏", "lin@example.org")
    assert person.memberships.get().college == invitation.college
    assert invitation.college.name in client.get("/work/").content.decode()
    invitation.refresh_from_db()
    assert invitation.accepted_by == person
    assert Event.objects.get(action="member.accept").data["user"] == person.pk
    told = Message.objects.get(kind="joined")
    assert told.person == invitation.invited_by
    assert "linzhixia" in told.text


@pytest.mark.parametrize(
    "spoil",
    [
        {"accepted_at": clock.now, "accepted_by": UserFactory},
        {"revoked_at": clock.now},
        {"expires_at": clock.now},
        {"token_sha256": lambda: digest("another")},
    ],
    ids=["used", "revoked", "expired", "garbage"],
)
def test_every_link_that_is_no_good_shows_the_same_page(client, invitation, spoil):
    nothing = Client().get(WAY)
    Invitation.objects.filter(pk=invitation.pk).update(**{k: v() for k, v in spoil.items()})
    page = opened(client)
    assert page.status_code == 404
    assert without_token(page) == without_token(nothing)
    assert "请发给您链接的人在“成员”页面重新发送一个" in page.content.decode()
    assert without_token(client.post(WAY, NEW)) == without_token(nothing)
    assert not User.objects.filter(username="linzhixia").exists()


def test_a_name_that_is_taken_is_said_to_the_bearer_alone(client, invitation):
    UserFactory(username="LinZhixia")
    opened(client)
    page = client.post(WAY, NEW).content.decode()
    assert "登录名“linzhixia”已经有人使用" in page
    assert 'value="lin@example.org"' in page  # what was typed is kept
    stranger = Client().post(WAY, NEW)
    assert "已经有人使用" not in stranger.content.decode()
    assert stranger.status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("abc", ["密码太短：至少10位，还差7位。", "密码的种类太少"]),
        ("Linzhixia-2026", ["密码里有姓名"]),
        ("Password2026", ["很多人都在用的密码"]),
    ],
)
def test_each_broken_rule_is_a_sentence_of_its_own(client, invitation, typed, sentences):
    opened(client)
    page = client.post(WAY, NEW | {"new_password1": typed, "new_password2": typed}).content.decode()
    for one in sentences:
        assert one in page
    assert not User.objects.filter(username="linzhixia").exists()


def test_somebody_with_an_account_accepts_as_whom_the_page_names(client, invitation):
    person = member(Role.REVIEWER, username="laoren", full_name="周别名")
    client.force_login(person)
    page = opened(client).content.decode()
    assert "周别名" in page
    assert "laoren" in page
    assert "与这个账号的姓名不同" in page
    client.post(WAY, {"way": "own"})
    assert person.memberships.filter(college=invitation.college, role="editor").exists()
    # … and acts for the new organisation at once.
    assert invitation.college.name in client.get("/work/").content.decode()


def test_whoever_is_logged_in_as_another_can_leave_and_keep_the_invitation(client, invitation):
    client.force_login(member(Role.REVIEWER))
    opened(client)
    page = client.post(WAY, {"way": "leave"}, follow=True).content.decode()
    assert "已经有账号" in page
    assert "登录后接受" in page


def test_a_log_in_keeps_the_invitation(client, invitation):
    from tests.factories import PASSWORD

    person = UserFactory(username="laoren")
    opened(client)
    data = {"username": "laoren", "password": PASSWORD, "next": WAY}
    assert client.post("/account/login/", data).headers["Location"] == WAY
    client.post(WAY, {"way": "own"})
    assert person.memberships.get().college == invitation.college


def test_the_same_role_twice_changes_nothing(invitation):
    person = member(Role.EDITOR, college=invitation.college)
    joining.join(invitation, person)
    assert person.memberships.count() == 1


def test_a_double_click_accepts_once(client, invitation):
    client.force_login(UserFactory())
    opened(client)
    session = client.session
    client.post(WAY, {"way": "own"})
    session["invitation"] = TOKEN
    session.save()
    assert client.post(WAY, {"way": "own"}).status_code == 404
    assert Event.objects.filter(action="member.accept").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_wins(invitation):
    people = [UserFactory() for _ in range(4)]
    start = Barrier(len(people))

    def accept(person):
        start.wait()
        try:
            return joining.join(invitation, person)
        except GoneError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        results = list(pool.map(accept, people))
    assert sum(one is not None for one in results) == 1
    with scope_everything():
        assert Membership.objects.filter(college=invitation.college, role="editor").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_make_accounts_with_one_link_one_is_left_without(invitation):
    start = Barrier(2)

    def come(name):
        start.wait()
        try:
            return joining.join_anew(invitation, username=name, password=SECRET, email="")
        except GoneError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(come, ["first", "second"]))
    assert sum(one is not None for one in results) == 1
    assert User.objects.filter(username__in=["first", "second"]).count() == 1


def test_an_editor_cannot_invite_nor_give_himself_more_than_he_has(db):
    from django.core.exceptions import PermissionDenied

    person = member(Role.EDITOR)
    actor, own = actor_of(person), person.memberships.get()
    with scope(actor):
        with pytest.raises(PermissionDenied, match="只有书记"):
            invitations.invite(actor, own.college, role="editor", full_name="某某")
        with pytest.raises(invitations.InvitationRefusedError):
            invitations.invite(actor, own.college, role="secretary", full_name="某某", replaces=own)


def test_many_tokens_from_one_address_are_stopped(client, db, settings):
    settings.THROTTLES = settings.THROTTLES | {"token": (3, 60)}
    assert [client.get(f"{WAY}x{n}/").status_code for n in range(4)] == [302, 302, 302, 429]


def test_a_hall_full_of_people_behind_one_address_comes_in(client, db):
    """A training of a hundred secretaries: each opens the link and sends the form a few times."""
    assert {client.get(f"{WAY}x{n % 100}/").status_code for n in range(400)} == {302}
