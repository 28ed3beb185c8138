"""Whoever finds somebody's desk open cannot try out passwords at the form that changes them."""

from __future__ import annotations

import pytest

from portal.enums import Role
from portal.models import Event
from tests.factories import PASSWORD, member

NEW = "Shan水长-2026"


@pytest.fixture
def person(db, client):
    found = member(Role.SECRETARY)
    client.force_login(found)
    return found


def change(client, old, new=NEW):
    sent = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post("/account/password/", sent).content.decode()


def test_wrong_ones_are_counted_and_written_down(client, person, settings):
    settings.THROTTLES = settings.THROTTLES | {"ask_again": (3, 600)}
    for _ in range(3):
        assert "现在的密码不对" in change(client, "guess")
    assert Event.objects.filter(action="account.log_in_failed").count() == 3
    assert "试错的次数过多" in change(client, PASSWORD)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_the_right_one_ends_the_count(client, person, settings):
    settings.THROTTLES = settings.THROTTLES | {"ask_again": (3, 600)}
    change(client, "guess")
    change(client, "guess")
    change(client, PASSWORD)
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_without_the_present_one_nothing_tells_which_it_is(client, person):
    """That a "new" one was used before would say that it is the present one."""
    page = change(client, "guess", PASSWORD)
    assert "用过的密码之一" not in page
