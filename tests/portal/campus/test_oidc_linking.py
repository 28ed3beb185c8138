"""Linking an identity, the second factor, and asking again at the campus."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.socialaccount.models import SocialAccount
from django.test import Client

from portal.campus import linking, providers
from portal.models import Event, User
from tests.campus.visits import PERSON, arrive, linked, who
from tests.campus.walking import at_strict, come_back, leave


def prove(visitor: Client, person: str = PERSON) -> Any:
    there = leave(visitor, "/account/campus/strict/link/")
    return come_back(visitor, at_strict(there, person))


def test_whoever_is_logged_in_links_and_unlinks(strict, secretary, visitor):
    strict()
    visitor.force_login(secretary)
    assert "统一身份认证" in visitor.get("/account/campus/").content.decode()
    assert prove(visitor).url == "/account/campus/"
    assert linking.holder(providers.offered()[0], PERSON) == secretary
    row = SocialAccount.objects.get()
    assert PERSON in visitor.get("/account/campus/").content.decode()
    visitor.post(f"/account/campus/{row.pk}/unlink/")
    assert not SocialAccount.objects.exists()
    actions = Event.objects.filter(actor=secretary).values_list("action", flat=True)
    assert {"identity.link", "identity.unlink"} <= set(actions)
    assert not Event.objects.filter(data__icontains=PERSON).exists()


def test_an_identity_of_somebody_else_stays_theirs(strict, secretary, visitor):
    strict()
    other = User.objects.create_user("guzhan")
    linked(other)
    visitor.force_login(secretary)
    prove(visitor)
    assert linking.holder(providers.offered()[0], PERSON) == other
    assert "另一个账号" in visitor.get("/account/campus/").content.decode()


def test_a_link_begun_by_one_person_is_not_made_for_another(strict, secretary, visitor):
    strict()
    visitor.force_login(secretary)
    way_back = at_strict(leave(visitor, "/account/campus/strict/link/"), PERSON)
    visitor.force_login(User.objects.create_user("guzhan"))
    assert come_back(visitor, way_back).status_code == 400
    assert not SocialAccount.objects.exists()


def test_somebody_elses_identity_cannot_be_unlinked(strict, secretary, visitor):
    strict()
    linked(secretary)
    row = SocialAccount.objects.get()
    visitor.force_login(User.objects.create_user("guzhan"))
    visitor.post(f"/account/campus/{row.pk}/unlink/")
    assert SocialAccount.objects.filter(pk=row.pk).exists()


def test_the_only_way_in_cannot_be_unlinked(strict, secretary, visitor):
    strict()
    secretary.set_unusable_password()
    secretary.save()
    linked(secretary)
    visitor.force_login(secretary)
    visitor.post(f"/account/campus/{SocialAccount.objects.get().pk}/unlink/")
    assert SocialAccount.objects.exists()


def test_whoever_must_have_a_second_factor_is_led_to_it_unless_the_campus_asks_for_one(
    strict, secretary, visitor, settings
):
    settings.SECOND_FACTOR_ROLES = ("secretary",)
    strict()
    linked(secretary)
    arrive(visitor)
    assert visitor.get("/work/").status_code == 302
    strict(second_factor=True)
    other = Client()
    arrive(other)
    assert other.get("/work/").status_code == 200


def test_a_second_factor_of_ours_is_asked_for_in_any_case(strict, secretary, visitor):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    strict(second_factor=True)
    linked(secretary)
    TOTP.activate(secretary, generate_totp_secret())
    arrive(visitor)
    assert not who(visitor).is_authenticated


def test_who_logged_in_long_ago_proves_it_again_at_the_campus(
    strict, secretary, visitor, settings, monkeypatch
):
    strict()
    linked(secretary)
    arrive(visitor)
    settings.ASK_AGAIN_AFTER = 1
    from portal.domain import asking

    class Later:
        @staticmethod
        def now() -> Any:
            from datetime import timedelta

            from portal import clock

            return clock.now() + timedelta(hours=1)

    monkeypatch.setattr(asking, "clock", Later)
    page = visitor.post("/account/campus/strict/link/")
    assert "再登录一次" in page.content.decode()
    settings.ASK_AGAIN_AFTER = 2 * 3600
    there = leave(visitor, "/account/campus/strict/again/", next="/account/campus/")
    assert parse_qs(urlsplit(there).query)["prompt"] == ["login"]
    assert come_back(visitor, at_strict(there, PERSON)).url == "/account/campus/"


def test_somebody_elses_identity_proves_nothing_for_me(strict, secretary, visitor):
    strict()
    linked(secretary)
    visitor.force_login(secretary)
    there = leave(visitor, "/account/campus/strict/again/")
    assert come_back(visitor, at_strict(there, "20265678")).status_code == 400


def test_a_log_in_of_long_ago_at_the_campus_is_not_asking_again(strict, secretary, visitor):
    strict("logged-in-yesterday")
    linked(secretary)
    visitor.force_login(secretary)
    there = leave(visitor, "/account/campus/strict/again/")
    assert come_back(visitor, at_strict(there, PERSON)).status_code == 400


def test_who_must_first_set_a_second_factor_up_can_prove_it_at_the_campus(
    strict, secretary, visitor, settings
):
    strict()
    linked(secretary)
    arrive(visitor)
    settings.SECOND_FACTOR_ROLES = ["secretary"]
    assert visitor.get("/work/").headers["Location"] == "/account/security/second/"
    onward = "/account/security/app/"
    there = leave(visitor, "/account/campus/strict/again/", next=onward)
    assert come_back(visitor, at_strict(there, PERSON)).url == onward
