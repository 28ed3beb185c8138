from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from portal import clock
from portal.enums import Role
from portal.models import FormerPassword, User
from portal.scoping import scope_user
from tests.factories import PASSWORD, UserFactory, member

CHANGE = "/account/password/"


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Ab1!", ["密码太短：至少10位，还差6位。"]),
        ("qingfengmy", ["四类中至少要有3类，现在有1类"]),
        ("qingfengm1", ["现在有2类"]),
        ("1234567890", ["现在有1类", "很多人都在用"]),
        ("Password-2026", ["很多人都在用"]),
        ("Linzhixia-26", ["密码里有姓名"]),
        ("林知夏Abc-2026", ["密码里有姓名"]),
        ("xiaolin-2026A", ["密码里有姓名"]),
        ("zhixia.lin-9A", ["密码里有姓名"]),
    ],
)
def test_each_rule_says_its_own_sentence(password, words):
    person = User(username="xiaolin", full_name="林知夏", email="zhixia.lin@example.org")
    with pytest.raises(ValidationError) as refused:
        validate_password(password, person)
    assert len(refused.value.messages) == len(words)
    assert all(any(word in said for said in refused.value.messages) for word in words)


@pytest.mark.parametrize(
    "password", ["Qing-Feng-26", "a1!a1!a1!a1!", "山高水长 Shan7", "QINGfengm7"]
)
def test_what_keeps_the_rules_is_taken(password):
    validate_password(password, User(username="xiaolin", full_name="林知夏"))


def changed(person, password):
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])


def test_none_of_the_last_five_comes_back_and_the_sixth_may(db):
    person = UserFactory()
    with scope_user(person):
        for n in range(5):
            changed(person, f"Qing-Feng-{n}")
        for n in range(5):
            with pytest.raises(ValidationError, match="最近5次用过"):
                validate_password(f"Qing-Feng-{n}", person)
        changed(person, "Qing-Feng-5")
        validate_password("Qing-Feng-0", person)
        assert FormerPassword.objects.filter(user=person).count() == 5


def test_the_present_password_counts_though_it_was_set_before_there_was_a_history(db):
    with pytest.raises(ValidationError, match="最近5次用过"):
        validate_password(PASSWORD, UserFactory())


def test_passwords_are_kept_by_a_slow_hash_of_present_strength():
    from portal.settings import base

    assert not hasattr(base, "PASSWORD_HASHERS")  # Django's own list, PBKDF2 first
    assert PBKDF2PasswordHasher.iterations >= 600_000


@pytest.fixture
def reviewer(db, settings):
    settings.PASSWORD_MAX_DAYS = 90
    person = member(Role.REVIEWER)
    User.objects.filter(pk=person.pk).update(date_joined=clock.now() - timedelta(days=91))
    return person


def test_an_old_password_is_changed_first_and_what_was_typed_goes_on(client, reviewer):
    client.force_login(reviewer)
    assert client.get("/work/").headers["Location"] == CHANGE
    assert client.get("/work/messages/").headers["Location"] == CHANGE
    page = client.post("/work/messages/choices/", {"email": "typed@example.org"}).content.decode()
    assert "密码已经用了90天以上" in page
    assert "typed@example.org" in page
    new = "Qing-Feng-2026"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    carried = {
        "resume": '[["email", "typed@example.org"]]',
        "resume_to": "/work/messages/choices/",
    }
    page = client.post(CHANGE, data | carried).content.decode()
    assert 'value="typed@example.org"' in page
    assert client.get("/work/").status_code == 200


def test_the_age_counts_for_reviewers_leads_and_operators_alone(client, reviewer):
    editor = member(Role.EDITOR)
    User.objects.filter(pk=editor.pk).update(date_joined=clock.now() - timedelta(days=900))
    client.force_login(editor)
    assert client.get("/work/").status_code == 200


def test_a_password_that_was_changed_lately_is_young(client, reviewer):
    with scope_user(reviewer):
        changed(reviewer, "Qing-Feng-2026")
    client.force_login(reviewer)
    assert client.get("/work/").status_code == 200


def test_nought_days_is_never_and_whoever_has_no_password_is_let_through(
    client, reviewer, settings
):
    client.force_login(reviewer)
    settings.PASSWORD_MAX_DAYS = 0
    assert client.get("/work/").status_code == 200
    settings.PASSWORD_MAX_DAYS = 90
    reviewer.set_unusable_password()
    reviewer.save(update_fields=["password"])
    client.force_login(reviewer)
    assert client.get("/work/").status_code == 200
