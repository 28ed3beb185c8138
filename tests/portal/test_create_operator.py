from __future__ import annotations

import io
import re

import pytest
from django.core.management import CommandError, call_command

from portal.enums import FederationLevel
from portal.models import Event, Federation, Membership, User
from portal.scoping import scope_nothing
from tests.factories import PASSWORD, FederationFactory, UserFactory

ASKED = ["--username", "yunwei", "--full-name", "林知夏", "--email", "lin@example.org"]
NATIONAL = ["--federation", "云岭全国学生联合会"]


def run(*more):
    out = io.StringIO()
    with scope_nothing():  # a server's shell has no scope
        call_command("create_operator", *ASKED, *more, stdout=out)
    return out.getvalue()


def test_the_first_account_leads_and_operates_the_new_national_federation(db, client):
    said = run(*NATIONAL, "--federation-short-name", "全国学联")
    root = Federation.objects.get()
    assert (root.level, root.parent, root.path) == (FederationLevel.NATIONAL, None, f"{root.pk}/")
    assert (root.name, root.short_name) == ("云岭全国学生联合会", "全国学联")
    roles = Membership.objects.filter(user__username="yunwei", federation=root)
    assert set(roles.values_list("role", flat=True)) == {"lead", "operator"}
    password = re.search(r"shown this once: (\S{16})\n", said)[1]
    assert client.login(username="yunwei", password=password)
    assert client.get("/work/colleges/").status_code == 200
    assert client.get("/work/jobs/").status_code == 200


def test_what_was_made_is_in_the_log_without_names(db):
    run(*NATIONAL)
    assert list(Event.objects.values_list("action", "actor")) == [
        ("federation.create", None),
        ("member.add", None),
        ("member.add", None),
    ]
    assert "林知夏" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_national_federation_that_is_there_is_used(db):
    root = FederationFactory(level=FederationLevel.NATIONAL)
    FederationFactory(parent=root)
    run()
    assert Membership.objects.filter(federation=root).count() == 2
    assert Federation.objects.count() == 2


def test_the_password_of_a_file_is_used_and_not_shown(db, tmp_path):
    given = tmp_path / "password"
    given.write_text(f"{PASSWORD}\n", "utf-8")
    said = run(*NATIONAL, "--password-file", str(given))
    assert PASSWORD not in said
    assert "Password" not in said
    assert User.objects.get().check_password(PASSWORD)


def test_the_password_is_read_from_standard_input(db, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    run(*NATIONAL, "--password-file", "-")
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["", "12345678", "短"])
def test_a_weak_password_is_refused(db, tmp_path, weak):
    given = tmp_path / "password"
    given.write_text(weak, "utf-8")
    with pytest.raises(CommandError):
        run(*NATIONAL, "--password-file", str(given))
    assert not User.objects.exists()
    assert not Federation.objects.exists()


def test_a_password_file_that_is_not_there_is_said(db):
    with pytest.raises(CommandError, match="无法读取 /nowhere/password"):
        run(*NATIONAL, "--password-file", "/nowhere/password")


def test_on_an_empty_server_the_federation_must_be_named(db):
    with pytest.raises(CommandError, match="--federation"):
        run()
    assert not User.objects.exists()


def test_another_name_than_that_of_the_federation_there_is_refused(db):
    root = FederationFactory(level=FederationLevel.NATIONAL)
    with pytest.raises(CommandError, match=root.name):
        run(*NATIONAL)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--username", "有 空格"], "不能有空格"),
        (["--full-name", " "], "姓名要填写"),
        (["--full-name", "长" * 41], "最多40个字"),
        (["--email", "不是邮箱"], "这不像一个邮箱地址"),
        (["--federation", "<b>学联</b>"], "不能用的字符"),
        (["--federation", "联" * 81], "最多80个字"),
    ],
)
def test_wrong_values_are_said_and_leave_nothing(db, more, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*NATIONAL, *more)
    assert not User.objects.exists()
    assert not Federation.objects.exists()


def test_a_log_in_name_that_is_taken_is_said(db):
    UserFactory(username="yunwei")
    with pytest.raises(CommandError, match="已经有人使用"):
        run(*NATIONAL)
    assert not Federation.objects.exists()
