"""Every address, as nobody and as somebody: all headers against a literal table."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.factories import member
from tests.matrix.world import make
from tests.security import walking

pytestmark = pytest.mark.django_db

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
        "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        "xr-spatial-tracking=(), fullscreen=(self), publickey-credentials-get=(self)"
    ),
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
FRAMED = {"filing:import_look"}
"""Answers with bytes of a PDF alone, shown in a frame of ours by the browser's own viewer, whose own styles
stand in its page. (A PDF has neither styles nor scripts of ours; `nosniff` keeps it a PDF.)"""
FRAMING = {"review:section", "review:source"}
"""Pages that show such a frame."""
READ_BY_OTHER_SITES = {"public:schema"}
"""The description of our data, which holds no data."""
PUBLIC_LISTS = {"objection:list"}
"""Outside the public's own pages, and yet the same for everybody."""
KEPT_BY_THE_BROWSER = {"filing:attachment"}
"""Behind the log-in, and yet not fetched again with each page: `private` all the same."""
UNSAID = {"Server", "X-Powered-By", "Access-Control-Allow-Origin", "X-AspNet-Version"}


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def public(name: str, answer: Any) -> bool:
    """Whether the same goes to everybody: the public's pages, and what is kept for all."""
    return name.startswith("public:") or "public" in answer["Cache-Control"]


def judge(name: str, answer: Any, where: str) -> None:
    """Compare all that one answer says with the tables above."""
    expected = dict(ALWAYS)
    framed = name in FRAMED and answer.status_code == 200
    if framed:
        expected["X-Frame-Options"] = "SAMEORIGIN"
        assert answer["Content-Type"] == "application/pdf", where
    unsaid = UNSAID
    if name in READ_BY_OTHER_SITES:
        expected["Cross-Origin-Resource-Policy"] = "cross-origin"
        unsaid = UNSAID - {"Access-Control-Allow-Origin"}
    for header, value in expected.items():
        assert answer.get(header) == value, f"{where}: {header}"
    assert not unsaid & set(answer.headers), where
    directives = set(answer["Content-Security-Policy"].split("; "))
    scripts = next(one for one in directives if one.startswith("script-src"))
    expected_policy = set(POLICY)
    if framed:
        expected_policy -= {"frame-ancestors 'none'", "style-src 'self'"}
        expected_policy |= {"frame-ancestors 'self'", "style-src 'unsafe-inline'"}
    if name in FRAMING:
        directives.discard("frame-src 'self'")
    assert directives - {scripts} == expected_policy, where
    judge_scripts(scripts, name, answer, where)
    judge_keeping(name, answer, where)
    judge_cookies(answer, where)


def judge_scripts(scripts: str, name: str, answer: Any, where: str) -> None:
    """By nonce behind the log-in, by server in front of it; and each script of the page has the page's nonce."""
    if public(name, answer):
        assert scripts == "script-src 'self'", where
        return
    assert re.fullmatch(r"script-src( 'nonce-[\w+/]{22}==')?", scripts), f"{where}: {scripts}"
    if answer["Content-Type"].startswith("text/html"):
        for tag in re.findall(r"<script\b[^>]*>", answer.body.decode()):
            nonce = re.search(r'nonce="([^"]+)"', tag)
            assert nonce, f"{where}: {tag}"
            assert f"'nonce-{nonce[1].replace('&#x2B;', '+')}'" in scripts, where


def judge_keeping(name: str, answer: Any, where: str) -> None:
    """What is not for everybody is kept by nobody."""
    kept = answer.get("Cache-Control", "")
    if name in PUBLIC_LISTS and answer.status_code == 200:
        assert kept == "public, max-age=60", where
        assert not answer.cookies, where
    elif public(name, answer):
        assert kept, where
        assert not (answer.cookies and "public" in kept), where
    elif name in KEPT_BY_THE_BROWSER and answer.status_code == 200:
        assert kept == "private, max-age=86400", where
    else:
        assert "no-store" in kept, f"{where}: {kept}"
        assert "private" in kept, f"{where}: {kept}"


def judge_cookies(answer: Any, where: str) -> None:
    for cookie in answer.cookies.values():
        if cookie["max-age"] == 0:
            continue
        assert cookie["secure"], f"{where}: {cookie}"
        assert cookie["httponly"], f"{where}: {cookie}"
        assert cookie["samesite"] in {"Lax", "Strict"}, f"{where}: {cookie}"
        assert cookie["path"] == "/", f"{where}: {cookie}"
        assert not cookie["domain"], f"{where}: {cookie}"


def test_every_address_says_what_the_tables_say(record_property: Any) -> None:
    world, count = make(), 0
    faults: list[str] = []
    for row in walking.rows():
        for role in ("anonymous", walking.somebody(row)):
            answer = walking.undone(row, world, role, secure=True)
            try:
                judge(row.name, answer, f"{row} as {role} ({answer.status_code})")
            except AssertionError as fault:
                faults.append(str(fault).splitlines()[0])
            count += 1
    assert not faults, "\n".join(faults)
    told = f"headers: {count} answers of {len(walking.rows())} addresses by method"
    record_property("told", told)


@pytest.mark.parametrize(
    "address",
    ["/nowhere/", "/work/filings/1/nowhere/", "/d/none/", "/static/none.css", "/account/"],
)
def test_an_address_that_is_none_says_the_same(address: str) -> None:
    answer = Client().get(address, secure=True)
    for header, value in ALWAYS.items():
        assert answer.get(header) == value, header
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_an_error_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("portal.views.start.render", broken)
    client = Client(raise_request_exception=False)
    client.force_login(member("secretary", college=make().college))
    answer = client.get(reverse("start"), secure=True)
    assert answer.status_code == 500
    for header, value in ALWAYS.items():
        assert answer.get(header) == value, header
    assert "no-store" in answer["Cache-Control"]


def test_another_host_name_is_refused() -> None:
    for host in ("evil.example", "testserver.evil.example", "testserver@evil.example"):
        answer = Client().get(reverse("login"), headers={"host": host}, secure=True)
        assert answer.status_code == 400
        assert b"evil" not in answer.content


def test_a_nonce_is_never_the_same() -> None:
    policies = {Client().get(reverse("login"))["Content-Security-Policy"] for _ in range(5)}
    assert len(policies) == 5


def test_static_files_say_the_same() -> None:
    answer = Client().get("/static/css/base.css", secure=True)
    assert answer.status_code == 200
    for header, value in ALWAYS.items():
        assert answer.get(header) == value, header


def test_the_tables_name_addresses_that_exist() -> None:
    names = {row.name for row in walking.rows()}
    assert names >= FRAMED | FRAMING | KEPT_BY_THE_BROWSER
    assert resolve("/work/").url_name == "start"
