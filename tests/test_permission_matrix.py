"""Every address × every role × own and foreign: literal statuses (`tests/matrix/`)."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.matrix import (
    accounts,
    bulk,
    calibration,
    campus,
    correcting,
    cycle_rules,
    cycles,
    editions,
    filing,
    imports,
    log,
    messages,
    objections,
    papers,
    people,
    portal,
    privacy,
    public,
    queue,
    reading,
    releasing,
    renders,
    results,
    review,
    rights,
    rounds,
    rulebook,
    verifying,
    web,
)
from tests.matrix.world import ROLES, World, make

ROWS = [
    *portal.ROWS,
    *accounts.ROWS,
    *campus.ROWS,
    *messages.ROWS,
    *log.ROWS,
    *people.ROWS,
    *calibration.ROWS,
    *results.ROWS,
    *filing.ROWS,
    *imports.ROWS,
    *cycles.ROWS,
    *editions.ROWS,
    *cycle_rules.ROWS,
    *reading.ROWS,
    *review.ROWS,
    *rounds.ROWS,
    *queue.ROWS,
    *bulk.ROWS,
    *papers.ROWS,
    *objections.ROWS,
    *rights.ROWS,
    *public.ROWS,
    *privacy.ROWS,
    *rulebook.ROWS,
    *verifying.ROWS,
    *web.ROWS,
    *releasing.ROWS,
    *correcting.ROWS,
    *renders.ROWS,
]
NOT_OURS = {"health"}
"""Addresses of libraries; they tell nothing about tenants."""


def names(patterns, namespace=""):
    """Yield the full name of every address; one without a name yields its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"


def test_every_address_is_in_the_matrix_and_the_matrix_names_no_other():
    addresses = set(names(get_resolver().url_patterns)) - NOT_OURS
    assert addresses == {row.name for row in ROWS}


def test_every_row_has_a_status_for_every_role():
    for row in ROWS:
        for statuses in (row.own, row.foreign or row.own):
            assert len(statuses.replace("|", "").split()) == len(ROLES), str(row)


@pytest.fixture
def home(db) -> World:
    return make()


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_statuses_are_those_of_the_table(row, home):
    assert answers(row, home, home) == expected(row.own)
    if row.foreign:
        assert answers(row, home, make()) == expected(row.foreign)


def test_a_missing_object_and_a_foreign_one_look_the_same(home):
    away = make()
    client = Client()
    client.force_login(home.person("secretary"))
    foreign = client.get(reverse("filing:tasks", args=(away.things.draft.pk,)))
    missing = client.get(reverse("filing:tasks", args=(10**9,)))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def expected(statuses):
    return dict(zip(ROLES, map(int, statuses.replace("|", "").split()), strict=True))


def answers(row, home, place):
    """Ask as everybody of `home` for the thing at `place`; each request is undone."""
    return {role: ask(row, home, place, role) for role in ROLES}


def ask(row, home, place, role):
    with transaction.atomic():
        client, person = Client(), home.person(role)
        if person:
            client.force_login(person)
        address = reverse(row.name, args=row.args(place.things))
        answer = (
            client.generic(row.method, address) if not row.data else client.post(address, row.data)
        )
        transaction.set_rollback(True)
    if answer.status_code == 403:
        assert_reason(answer, f"{row} as {role}")
    return answer.status_code


def assert_reason(answer, where):
    """A refusal names its reason: the strong sentence of the page."""
    found = re.search(r"<strong>([^<]+。)</strong>", answer.content.decode())
    assert found, f"{where}: 403 without a reason"
