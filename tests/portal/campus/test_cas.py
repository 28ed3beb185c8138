"""Sign-in by CAS 3.0, against django-cas-server."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.test import Client

from portal.campus import linking, providers, tickets
from portal.models import User
from tests.campus.walking import at_cas, come_back, leave

START, BACK = "/account/campus/jnsf/", "/account/campus/jnsf/back/"
PERSON = "20261234"
LOGOUT = (
    '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="x" Version="2.0" '
    'IssueInstant="2026-11-21T00:00:00"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">'
    "</saml:NameID><samlp:SessionIndex>{}</samlp:SessionIndex></samlp:LogoutRequest>"
)


@pytest.fixture
def campus(cas_server: dict[str, Any], configure: Any) -> Any:
    configure(cas_server)
    return providers.offered()[0]


@pytest.fixture
def known(campus: Any, secretary: User) -> User:
    linking.link(secretary, campus, PERSON)
    return secretary


def ticket_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["ticket"][0]


def test_whoever_linked_the_identity_is_let_in(known, visitor):
    answer = come_back(visitor, at_cas(leave(visitor, START, next="/work/messages/"), PERSON))
    assert (answer.status_code, answer.url) == (302, "/work/messages/")
    assert get_user(visitor) == known
    assert visitor.get("/work/").status_code == 200


def test_the_protocols_second_version_will_do(cas_server, configure, secretary, visitor):
    configure({**cas_server, "version": 2})
    linking.link(secretary, providers.offered()[0], PERSON)
    come_back(visitor, at_cas(leave(visitor, START), PERSON))
    assert get_user(visitor) == secretary


def test_an_attribute_can_be_the_identity(cas_server, configure, secretary, visitor):
    configure({**cas_server, "identity": "last_name"})
    linking.link(secretary, providers.offered()[0], "林知夏")
    come_back(visitor, at_cas(leave(visitor, START), PERSON))
    assert get_user(visitor) == secretary
    configure({**cas_server, "identity": "not_sent"})
    stranger = Client()
    assert come_back(stranger, at_cas(leave(stranger, START), PERSON)).status_code == 400


def test_an_unknown_identity_is_told_what_to_do(campus, visitor, db):
    answer = come_back(visitor, at_cas(leave(visitor, START), PERSON))
    assert answer.status_code == 403
    assert not get_user(visitor).is_authenticated
    assert not User.objects.exists()


def test_linking_by_cas(campus, secretary, visitor):
    visitor.force_login(secretary)
    come_back(visitor, at_cas(leave(visitor, "/account/campus/jnsf/link/"), PERSON))
    assert linking.holder(campus, PERSON) == secretary


# --- Attacks -----------------------------------------------------------------------------


def test_a_ticket_works_once(known, visitor):
    way_back = at_cas(leave(visitor, START), PERSON)
    assert come_back(visitor, way_back).status_code == 302
    other = Client()
    own_state = parse_qs(urlsplit(leave(other, START)).query)["service"][0]
    answer = come_back(other, f"{own_state}&{urlencode({'ticket': ticket_of(way_back)})}")
    assert answer.status_code == 400
    assert not get_user(other).is_authenticated


def test_a_ticket_that_the_portal_saw_is_not_asked_about_again(known, visitor, monkeypatch):
    way_back = at_cas(leave(visitor, START), PERSON)
    assert tickets.take(ticket_of(way_back))
    asked: list[str] = []
    monkeypatch.setattr(requests.Session, "request", lambda *a, **k: asked.append("x"))
    assert come_back(visitor, way_back).status_code == 400
    assert asked == []


def test_a_ticket_for_another_service_is_refused_by_the_server(known, visitor):
    """The victim's unused ticket under the attacker's own state: the server knows the service."""
    stolen = ticket_of(at_cas(leave(Client(), START), PERSON))
    own_state = parse_qs(urlsplit(leave(visitor, START)).query)["service"][0]
    answer = come_back(visitor, f"{own_state}&{urlencode({'ticket': stolen})}")
    assert answer.status_code == 400
    assert not get_user(visitor).is_authenticated


def test_a_way_back_of_another_browser_lets_nobody_in(known, visitor):
    way_back = at_cas(leave(visitor, START), PERSON)
    victim = Client()
    assert come_back(victim, way_back).status_code == 400
    assert not get_user(victim).is_authenticated


@pytest.mark.parametrize("ticket", ["", "PT-123456789012", "ST-", "ST-a b", "ST-" + "x" * 300])
def test_what_is_no_service_ticket_is_not_asked_about(campus, visitor, db, ticket, monkeypatch):
    service = parse_qs(urlsplit(leave(visitor, START)).query)["service"][0]
    asked: list[str] = []
    monkeypatch.setattr(requests.Session, "request", lambda *a, **k: asked.append("x"))
    answer = come_back(visitor, f"{service}&{urlencode({'ticket': ticket})}")
    assert answer.status_code == 400
    assert asked == []


def test_a_made_up_ticket_is_refused(campus, visitor, db):
    service = parse_qs(urlsplit(leave(visitor, START)).query)["service"][0]
    answer = come_back(visitor, f"{service}&{urlencode({'ticket': 'ST-' + 'x' * 40})}")
    assert answer.status_code == 400


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_the_way_on_stays_here(known, visitor, onward):
    answer = come_back(visitor, at_cas(leave(visitor, START, next=onward), PERSON))
    assert answer.url == "/work/"


def test_the_service_is_our_own_address(campus, visitor, db):
    there = leave(visitor, f"{START}?service=https://evil.example/", service="https://evil.example")
    service = parse_qs(urlsplit(there).query)["service"]
    assert len(service) == 1
    assert service[0].startswith("http://testserver/account/campus/jnsf/back/?state=")


def test_a_server_that_is_down_leaves_the_password(configure, secretary, visitor):
    configure({"id": "jnsf", "kind": "cas", "label": "停机了", "server": "http://127.0.0.1:9/cas"})
    service = parse_qs(urlsplit(leave(visitor, START)).query)["service"][0]
    answer = come_back(visitor, f"{service}&ticket=ST-1234567890")
    assert answer.status_code == 503
    assert "/account/login/" in answer.content.decode()


ANSWERS = {
    "no XML": b"yes\n20261234\n",
    "empty": b"",
    "a proxy's": (
        b"<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess>"
        b"<cas:user>20261234</cas:user><cas:proxies><cas:proxy>https://a.example</cas:proxy>"
        b"</cas:proxies></cas:authenticationSuccess></cas:serviceResponse>"
    ),
    "with entities": (
        b"<!DOCTYPE x [<!ENTITY who '20261234'>]>"
        b"<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess>"
        b"<cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
    ),
    "without a user": (
        b"<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>"
        b"<cas:authenticationSuccess></cas:authenticationSuccess></cas:serviceResponse>"
    ),
    "a failure": (
        b"<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>"
        b"<cas:authenticationFailure code='INVALID_TICKET'>20261234</cas:authenticationFailure>"
        b"</cas:serviceResponse>"
    ),
    "other words": b"<html><body><p>20261234</p></body></html>",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_that_confirm_nobody(known, visitor, name, answering):
    answering(ANSWERS[name])
    service = parse_qs(urlsplit(leave(visitor, START)).query)["service"][0]
    assert come_back(visitor, f"{service}&ticket=ST-1234567890").status_code == 400
    assert not get_user(visitor).is_authenticated


@pytest.fixture
def answering(configure: Any, httpserver_of: Any) -> Any:
    """Offer a server that gives one answer to everything."""

    def offer(body: bytes) -> None:
        address = httpserver_of(body)
        configure({"id": "jnsf", "kind": "cas", "label": "统一身份认证", "server": address})

    return offer


# --- Single logout -----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_whoever_logs_out_at_the_campus_is_logged_out_here(campus, live_server, settings):
    from portal.enums import Role
    from tests.factories import member

    person = member(Role.SECRETARY)
    linking.link(person, campus, PERSON)
    portal, at_campus = requests.Session(), requests.Session()
    address = f"{live_server.url}{START}"
    page = portal.get(f"{live_server.url}/account/login/", timeout=60)
    token = portal.cookies["csrftoken"]
    assert page.ok
    page = portal.post(address, data={"csrfmiddlewaretoken": token}, timeout=60)
    there = page.text.split('content="0;url=')[1].split('"')[0].replace("&amp;", "&")
    portal.get(at_cas(there, PERSON, at_campus), timeout=60)
    assert portal.get(f"{live_server.url}/work/", allow_redirects=False, timeout=60).ok
    at_campus.get(f"{campus.server}logout", timeout=60)
    answer = portal.get(f"{live_server.url}/work/", allow_redirects=False, timeout=60)
    assert answer.headers["Location"].startswith("/account/login/")


@pytest.fixture
def inside(known: User, visitor: Client) -> str:
    """Log in by CAS; the ticket."""
    way_back = at_cas(leave(visitor, START), PERSON)
    come_back(visitor, way_back)
    assert get_user(visitor) == known
    return ticket_of(way_back)


def logout_request(visitor: Client, xml: str) -> None:
    stranger = Client(enforce_csrf_checks=True)  # the campus's server has no token of ours
    assert stranger.post(BACK, {"logoutRequest": xml}).status_code == 204
    visitor.get("/work/")


def test_a_logout_request_ends_the_session_of_its_ticket(inside, visitor):
    logout_request(visitor, LOGOUT.format(inside))
    assert not get_user(visitor).is_authenticated


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "no XML",
        LOGOUT.format("ST-of-somebody-else"),
        LOGOUT.format(""),
        "<a/>",
        "<!DOCTYPE x><a/>",
        "\ud800",
    ],
)
def test_other_requests_end_nothing(inside, visitor, xml):
    logout_request(visitor, xml.encode(errors="replace").decode())
    assert get_user(visitor).is_authenticated


def test_a_request_with_entities_or_of_unreasonable_size_is_not_read(inside, visitor):
    whole = LOGOUT.format("&who;")
    logout_request(visitor, f"<!DOCTYPE x [<!ENTITY who '{inside}'>]>{whole}")
    logout_request(visitor, LOGOUT.format(inside) + " " * 20_000)
    assert get_user(visitor).is_authenticated


def test_a_ticket_is_kept_as_its_digest_alone_and_never_logged(known, visitor, caplog):
    caplog.set_level("INFO")
    way_back = at_cas(leave(visitor, START), PERSON)
    come_back(visitor, way_back)
    ticket = ticket_of(way_back)
    stored = [one.get_decoded() for one in Session.objects.exclude(session_data="")]
    assert ticket not in str(stored)
    assert ticket not in "".join(Session.objects.values_list("session_key", flat=True))
    assert ticket not in caplog.text
