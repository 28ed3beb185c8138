"""A link for a password that a head was shown opens nothing once its member's roles have changed."""

from __future__ import annotations

import pytest

from portal.domain import letters
from portal.enums import Role
from tests.factories import FederationFactory, MembershipFactory, member

OVER = "这个链接已经用过，或者过期了"


@pytest.fixture
def person(db):
    return member(Role.EDITOR)


def opened(client, link):
    return client.get(link, follow=True).content.decode()


def test_it_opens_while_nothing_has_changed(client, person):
    assert OVER not in opened(client, letters.password_path(person))


def test_who_belongs_to_another_organisation_since_is_not_taken_over(client, person):
    link = letters.password_path(person)
    MembershipFactory(user=person, role=Role.REVIEWER, college=None, federation=FederationFactory())
    assert OVER in opened(client, link)


def test_nor_is_who_was_removed(client, person):
    link = letters.password_path(person)
    person.memberships.all().delete()
    assert OVER in opened(client, link)


def test_nor_between_opening_the_form_and_sending_it(client, person):
    form = client.get(letters.password_path(person)).headers["Location"]
    person.memberships.all().delete()
    new = "Shan水长-2026"
    page = client.post(form, {"new_password1": new, "new_password2": new}).content.decode()
    assert OVER in page
    person.refresh_from_db()
    assert not person.check_password(new)
