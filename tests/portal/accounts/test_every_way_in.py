"""Whatever proved who somebody is: the second factor stands behind it, and a stopped account stays out."""

from __future__ import annotations

import pytest
from cryptography.fernet import InvalidToken
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from portal import secret_box
from portal.domain import signing_in
from portal.enums import Role
from portal.models import Event, User
from tests.factories import member
from tests.portal.accounts.phone import phone_of


@login_not_required
def arrive(request, how):
    return signing_in.complete(request, User.objects.get(username="shuji"), how, onward="/work/a/")


urlpatterns = [path("open/<str:how>/", arrive), path("", include("portal.urls"))]
pytestmark = pytest.mark.urls(__name__)
WAYS = ["oidc", "cas", "invitation", "link"]


@pytest.fixture
def person(db):
    return member(Role.SECRETARY, username="shuji")


@pytest.mark.parametrize("how", WAYS)
def test_without_a_second_factor_one_is_in(client, person, how):
    assert client.get(f"/open/{how}/").headers["Location"] == "/work/a/"
    assert Event.objects.get(action="account.log_in").data == {"how": how}


@pytest.mark.parametrize("how", WAYS)
def test_with_one_it_is_asked_for_first(client, person, how, monkeypatch):
    phone = phone_of(monkeypatch, person)
    assert client.get(f"/open/{how}/").headers["Location"] == "/account/login/code/"
    assert client.get("/work/").status_code == 302
    answer = client.post("/account/login/code/", {"code": phone.code()})
    assert answer.headers["Location"] == "/work/a/"
    assert Event.objects.get(action="account.log_in").data == {"how": how}


@pytest.mark.parametrize("how", WAYS)
def test_a_stopped_account_is_led_back_to_the_log_in(client, person, how):
    User.objects.update(is_active=False)
    assert client.get(f"/open/{how}/").headers["Location"] == "/account/login/"
    assert not Event.objects.filter(action="account.log_in").exists()


def test_what_is_encrypted_outlives_a_new_key_while_the_old_one_is_kept(settings):
    kept = secret_box.encrypt("JBSWY3DP")
    assert "JBSWY3DP" not in kept
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key for this test alone"
    with pytest.raises(InvalidToken):
        secret_box.decrypt(kept)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert secret_box.decrypt(kept) == "JBSWY3DP"


def test_a_key_of_its_own_comes_first(settings):
    settings.SECOND_FACTOR_KEY = "only for second factors, in this test"
    kept = secret_box.encrypt("JBSWY3DP")
    settings.SECRET_KEY = "another key for this test alone"
    assert secret_box.decrypt(kept) == "JBSWY3DP"
