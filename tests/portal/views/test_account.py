from __future__ import annotations

import pytest
from django.urls import reverse

from portal.enums import Role
from tests.factories import PASSWORD, member

LOGIN = "/account/login/"


@pytest.fixture
def secretary(db):
    return member(Role.SECRETARY, username="shuji")


def log_in(client, **changes):
    return client.post(LOGIN, {"username": "shuji", "password": PASSWORD, **changes})


def test_the_right_password_leads_to_the_start_page(client, secretary):
    assert log_in(client).headers["Location"] == reverse("start")


def test_next_is_kept_through_the_log_in(client, secretary):
    page = client.get("/work/members/?a=1")
    assert page.status_code == 302
    assert page.headers["Location"] == "/account/login/?next=/work/members/%3Fa%3D1"
    form = client.get(page.headers["Location"])
    assert 'name="next" value="/work/members/?a=1"' in form.content.decode()
    assert log_in(client, next="/work/members/?a=1").headers["Location"] == "/work/members/?a=1"


def test_next_to_another_site_is_not_followed(client, secretary):
    answer = log_in(client, next="https://example.net/steal")
    assert answer.headers["Location"] == reverse("start")


def test_next_to_the_log_in_itself_leads_to_the_start_page(client, secretary):
    client.force_login(secretary)
    answer = client.get("/account/login/?next=/account/login/")
    assert answer.headers["Location"] == "/work/"


def test_a_wrong_password_is_said_in_one_sentence_for_name_and_password_alike(client, secretary):
    wrong = log_in(client, password="错的").content.decode()
    unknown = log_in(client, username="meiyou").content.decode()
    assert "登录名或密码不对" in wrong
    assert "登录名或密码不对" in unknown


def test_an_empty_form_says_what_to_fill_in(client, db):
    page = client.post(LOGIN, {}).content.decode()
    assert "请填写登录名。" in page
    assert "请填写密码。" in page


def test_ten_wrong_passwords_lock_the_log_in_with_a_sentence(client, secretary):
    for _ in range(9):
        assert log_in(client, password="错的").status_code == 200
    locked = log_in(client, password="错的")
    assert locked.status_code == 429
    assert "请15分钟后再试" in locked.content.decode()
    assert log_in(client).status_code == 429


def test_logging_out_takes_post_only(client, secretary):
    client.force_login(secretary)
    assert client.get("/account/logout/").status_code == 405
    assert client.post("/account/logout/").headers["Location"] == LOGIN
    assert client.get("/work/").status_code == 302


def test_logging_out_after_the_session_ended_leads_to_a_plain_log_in(client, db):
    assert client.post("/account/logout/").headers["Location"] == LOGIN


def test_the_password_can_be_changed(client, secretary):
    client.force_login(secretary)
    new = "Shan水长-2026"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    answer = client.post("/account/password/", data, follow=True)
    assert "密码已修改" in answer.content.decode()
    client.logout()
    assert log_in(client, password=new).status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"old_password": "错的"}, "现在的密码不对"),
        ({"new_password2": "Shan水长-2027"}, "两次输入的新密码不一样"),
        ({"new_password1": "12345678", "new_password2": "12345678"}, "密码"),
        ({"new_password1": "", "new_password2": ""}, "请填写这一项。"),
    ],
)
def test_a_password_that_cannot_be_is_refused(client, secretary, changes, sentence):
    client.force_login(secretary)
    good = {
        "old_password": PASSWORD,
        "new_password1": "Shan水长-2026",
        "new_password2": "Shan水长-2026",
    }
    page = client.post("/account/password/", good | changes)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    secretary.refresh_from_db()
    assert secretary.check_password(PASSWORD)


def test_autosave_without_a_session_gets_a_sentence_and_no_redirect(client, db):
    page = "http://testserver/work/filings/1/sections/charter/"
    answer = client.post("/work/members/", headers={"X-Autosave": "1", "Referer": page})
    assert answer.status_code == 401
    assert "登录已过期" in answer.json()["error"]
    assert answer.json()["login_url"].endswith("?next=/work/filings/1/sections/charter/")


def test_a_foreign_referer_is_not_where_the_log_in_leads(client, db):
    headers = {"X-Autosave": "1", "Referer": "https://example.net/x/"}
    answer = client.post("/work/members/", headers=headers)
    assert answer.json()["login_url"].endswith("?next=/work/")


def test_a_refused_autosave_gets_the_reason_as_json(client, db):
    client.force_login(member(Role.EDITOR))
    answer = client.get("/work/members/", headers={"X-Autosave": "1"})
    assert answer.status_code == 403
    assert "只有书记" in answer.json()["error"]


def test_an_account_that_was_stopped_is_logged_out(client, secretary):
    client.force_login(secretary)
    secretary.is_active = False
    secretary.save(update_fields=["is_active"])
    assert client.get("/work/").status_code == 302


def test_the_log_in_never_leads_to_an_address_that_takes_post_only(client, db):
    page = "http://testserver/work/members/college/1/"
    with_page = client.post("/work/members/1/remove/", headers={"Referer": page})
    assert with_page.headers["Location"] == f"{LOGIN}?next=/work/members/college/1/"
    assert client.post("/work/members/1/remove/").headers["Location"] == f"{LOGIN}?next=/work/"


def test_htmx_without_a_session_is_led_to_the_log_in_and_autosave_is_not(client, db):
    page = "http://testserver/work/jobs/"
    polled = client.get("/work/jobs/", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert polled.status_code == 401
    assert polled.headers["HX-Redirect"] == f"{LOGIN}?next=/work/jobs/"
    saved = client.post("/work/jobs/", headers={"X-Autosave": "1"})
    assert "HX-Redirect" not in saved.headers
