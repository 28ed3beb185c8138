"""What a browser can be made to send: forged, sideways, with more than was asked for."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.matrix.world import World, make
from tests.nginx import ROOT
from tests.security import walking

pytestmark = pytest.mark.django_db

OURS = ("portal", "disclosures", "reviews")
WITHOUT_TOKEN = {
    "public:verify_file": "nobody is logged in, nothing is kept",
    "campus:back": "the campus's server says that a session of its own has ended",
    "objection:sent": "nobody is logged in, and the form has a signed token of its own",
    "objection:state": "it only reads; a POST, so that the code stands in no address",
    "erasure:sent": "nobody is logged in, and the form has a signed token of its own",
    "erasure:state": "it only reads; a POST, so that the code stands in no address",
}
"""Addresses that take a POST without a token, and why."""
EVIL = ("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)")
ONWARD = (
    "next",
    "to",
    "back",
    "url",
    "return",
    "return_to",
    "redirect",
    "resume_to",
    "onward",
    "from",
    "page",
)
LOOKED = {"portal_event", "django_session", "usersessions_usersession"}
"""What reading may write: who looked at what, and the session's own row."""
READING_WRITES = {
    "invitation_open": {"portal_throttle"},
    "password_choose": {"portal_throttle"},
    "review:section": {"reviews_look", "reviews_claim"},
    "review:read": {"reviews_look", "reviews_claim"},
}
"""More that a GET may write: that a reviewer has read it, that it stays in that reviewer's hands, that somebody
tried a link."""


def exempt(patterns: Any, namespace: str = "") -> set[str]:
    found: set[str] = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            found |= exempt(one.url_patterns, inner)
        elif isinstance(one, URLPattern) and getattr(one.callback, "csrf_exempt", False):
            found.add(f"{namespace}{one.name}")
    return found


def test_addresses_without_a_token_are_named_with_their_reason() -> None:
    assert exempt(get_resolver().url_patterns) == set(WITHOUT_TOKEN)


def test_every_post_wants_the_token(record_property: Any) -> None:
    world, count = make(), 0
    for row in walking.rows("POST", "PUT", "PATCH", "DELETE"):
        if row.name in WITHOUT_TOKEN:
            continue
        for role in ("anonymous", walking.somebody(row)):
            answer = walking.undone(row, world, role, Client(enforce_csrf_checks=True))
            assert answer.status_code == 403, f"{row} as {role}"
            assert any("403_csrf" in str(one.name) for one in answer.templates), f"{row} as {role}"
            count += 1
    record_property("told", f"forged requests: {count}")


def test_reading_changes_nothing_and_leads_nowhere_else(record_property: Any) -> None:
    """Every address that is read, with addresses of another site in all that may lead on."""
    world, count = make(), 0
    for row in walking.rows("GET", "HEAD"):
        for role in ("anonymous", walking.somebody(row)):
            evil = EVIL[count % len(EVIL)]
            with transaction.atomic():
                client = walking.browser(world, role)
                before = walking.written()
                address = reverse(row.name, args=row.args(world.things))
                headers = {
                    "referer": evil,
                    "hx-current-url": evil,
                    "x-forwarded-host": "evil.example",
                }
                answer = client.get(address, dict.fromkeys(ONWARD, evil), headers=headers)
                after = walking.written()
                transaction.set_rollback(True)
            changed = {name for name, number in after.items() if number != before.get(name, 0)}
            assert changed <= LOOKED | READING_WRITES.get(row.name, set()), f"{row} as {role}"
            assert_stays(answer, f"{row} as {role}")
            count += 1
    record_property("told", f"requests that only read: {count}")


def assert_stays(answer: Any, where: str) -> None:
    """No header leads to another site."""
    for header in (
        "Location",
        "HX-Redirect",
        "HX-Location",
        "HX-Push-Url",
        "Refresh",
        "Content-Location",
    ):
        onward = answer.get(header, "/")
        own = onward.startswith("/") and not onward.startswith(("//", "/\\"))
        assert own or onward.startswith("http://testserver/"), f"{where}: {header} {onward}"


@pytest.mark.parametrize("evil", EVIL)
def test_the_log_in_leads_nowhere_else(evil: str) -> None:
    from tests.factories.values import PASSWORD

    world = make()
    person = world.person("secretary")
    assert person
    sent = {
        "username": person.username,
        "password": PASSWORD,
        "next": evil,
        "resume_to": evil,
        "resume": '[["a","b"]]',
    }
    answer = Client().post(f"{reverse('login')}?next={evil}", sent)
    assert_stays(answer, "log-in")
    assert evil.encode() not in answer.content or b'action="' + evil.encode() not in answer.content


def extras(away: World) -> dict[str, Any]:
    """A value of another tenant for every column that points somewhere, and flags that would raise somebody."""
    given: dict[str, Any] = {}
    known = {
        type(thing): thing.pk
        for thing in vars(away.things).values()
        if isinstance(thing, models.Model)
    }
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target in known:
                given[field.name] = given[field.attname] = known[target]
    raised = dict.fromkeys(("is_superuser", "is_staff", "is_active", "everything"), "on")
    return {**given, **raised, "id": 1, "pk": 1}


def pointing(away: World, tables: set[str]) -> dict[str, int]:
    """How many rows of these tables point to what belongs to the other tenant."""
    known = {
        type(thing): thing.pk
        for thing in vars(away.things).values()
        if isinstance(thing, models.Model)
    }
    counts = {}
    for model in apps.get_models():
        if model._meta.db_table not in tables or model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target in known:
                found = model._base_manager.filter(**{field.attname: known[target]})
                counts[f"{model.__name__}.{field.name}"] = found.count()
    return counts


def test_more_fields_than_were_asked_for_change_nothing(record_property: Any) -> None:
    """Every form is sent with every column that points to another tenant's things, and with flags."""
    home, away = make(), make()
    more, effects = extras(away), 0
    everything = {model._meta.db_table for model in apps.get_models()}
    before = pointing(away, everything)
    people = home.person("secretary"), away.things.membership.user
    assert all(people)
    for row in walking.rows("POST"):
        role = walking.somebody(row)
        with transaction.atomic():
            client = walking.browser(home, role, raise_request_exception=False)
            started = walking.written()
            asked = {name: value for name, value in more.items() if name not in row.data}
            walking.send(row, home, "anonymous", client, more=asked)
            changed = {name for name, n in walking.written().items() if n != started.get(name, 0)}
            after = pointing(away, changed)
            raised = apps.get_model("portal.User").objects.filter(is_superuser=True).exists()
            transaction.set_rollback(True)
        effects += bool(changed - LOOKED - {"portal_throttle"})
        assert {key: after[key] for key in after} == {key: before[key] for key in after}, (
            f"{row} as {role}"
        )
        assert not raised, f"{row} as {role}"
    assert effects > 30
    record_property(
        "told",
        f"forms with {len(more)} fields too many: {len(walking.rows('POST'))}, {effects} of them wrote",
    )


def test_no_form_is_made_of_a_model_and_no_row_of_a_request() -> None:
    """Mass assignment has no place to begin: nobody spreads what was sent over a model."""
    for package in OURS:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                where = f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
                if isinstance(node, ast.ClassDef):
                    bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
                    assert not bases & {"ModelForm", "BaseModelForm"}, where
                if isinstance(node, ast.Call):
                    for keyword in node.keywords:
                        spread = keyword.arg is None and ast.unparse(keyword.value)
                        assert not (spread and "request." in spread), where


def test_another_port_in_the_host_changes_no_link() -> None:
    """What a page says of addresses it says of SITE_URL, or relative."""
    world = make()
    for row in walking.rows("GET"):
        if not row.name.startswith("public:"):
            continue
        answer = walking.undone(row, world, "anonymous", headers={"host": "testserver:6666"})
        assert b":6666" not in answer.body, str(row)
