"""Accepting an invitation by a campus's sign-in."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client

from portal.actor import actor_of
from portal.campus import linking, providers
from portal.domain import invitations
from portal.enums import Role
from portal.models import Event, Membership, User
from tests.campus.walking import at_strict, come_back, leave

START = "/account/campus/strict/"
PERSON = "20261234"


@pytest.fixture
def invited(secretary: User) -> tuple[Any, str]:
    college = secretary.memberships.get().college
    return invitations.invite(
        actor_of(secretary), college, role=Role.EDITOR, full_name="顾盼", email="gu@jnsf.example"
    )


def accept(visitor: Client, token: str, person: str = PERSON) -> Any:
    visitor.get(f"/account/invitation/{token}/")
    there = leave(visitor, START, purpose="accept")
    return come_back(visitor, at_strict(there, person))


def test_the_bearer_comes_in_without_a_password(strict, invited, visitor):
    strict()
    invitation, token = invited
    visitor.get(f"/account/invitation/{token}/")
    assert "用学校的统一身份认证接受" in visitor.get("/account/invitation/").content.decode()
    assert accept(visitor, token).status_code == 302
    person = get_user(visitor)
    assert person.full_name == "顾盼"
    assert not person.has_usable_password()
    assert linking.holder(providers.offered()[0], PERSON) == person
    membership = Membership.objects.get(user=person)
    assert (membership.role, membership.college) == (Role.EDITOR, invitation.college)
    actions = Event.objects.filter(actor=person).values_list("action", flat=True)
    assert {"identity.link", "member.accept", "account.log_in"} <= set(actions)
    assert invitations.find(token) is None


def test_whoever_has_an_account_comes_in_with_it_and_accepts_there(strict, invited, visitor):
    strict()
    _invitation, token = invited
    own = User.objects.create_user("guzhan", full_name="顾盼")
    linking.link(own, providers.offered()[0], PERSON)
    before = User.objects.count()
    assert accept(visitor, token).url == "/account/invitation/"
    assert get_user(visitor) == own
    assert User.objects.count() == before
    assert not Membership.objects.filter(user=own).exists()
    visitor.post("/account/invitation/", {"way": "own"})
    assert Membership.objects.get(user=own).role == Role.EDITOR


def test_an_invitation_taken_meanwhile_makes_nothing(strict, invited, visitor, secretary):
    strict()
    invitation, token = invited
    visitor.get(f"/account/invitation/{token}/")
    way_back = at_strict(leave(visitor, START, purpose="accept"), PERSON)
    invitations.revoke(actor_of(secretary), invitation)
    before = User.objects.count()
    assert come_back(visitor, way_back).url == "/account/invitation/"
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_another_campus_is_not_offered_and_not_taken(strict, invited, visitor):
    strict(colleges=["另一所大学"])
    _invitation, token = invited
    visitor.get(f"/account/invitation/{token}/")
    assert "统一身份认证接受" not in visitor.get("/account/invitation/").content.decode()
    before = User.objects.count()
    assert accept(visitor, token).status_code == 403
    assert User.objects.count() == before


def test_without_an_invitation_the_purpose_is_only_to_log_in(strict, visitor, db):
    strict()
    there = leave(visitor, START, purpose="accept")
    assert come_back(visitor, at_strict(there, PERSON)).status_code == 403
    assert not User.objects.exists()
