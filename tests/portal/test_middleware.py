"""The request's transaction and scope."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import include, path

from portal import scoping
from portal.database import close_pool
from portal.enums import Role
from portal.models import Event, Membership
from portal.pool import pool_options
from tests.factories import CollegeFactory, FederationFactory, member


def who(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        role = cursor.fetchone()[0]
    return HttpResponse("|".join([role, *scoping.current()]))


@login_not_required
def who_without_log_in(request):
    return who(request)


def seen(request):
    names = Membership.objects.values_list("college__name", flat=True)
    return HttpResponse("|".join(sorted(names)))


def write_and(what):
    def view(request):
        Event.objects.create(actor=request.user, action="test.write", target="test:1")
        if isinstance(what, Exception):
            raise what
        return what

    return view


urlpatterns = [
    path("work/who/", who),
    path("work/seen/", seen),
    path("open/who/", who_without_log_in),
    path("", include(([path("who/", who, name="who")], "public"))),
    path("work/ok/", write_and(HttpResponse("ok"))),
    path("work/denied/", write_and(PermissionDenied("因为"))),
    path("work/missing/", write_and(Http404())),
    path("work/broken/", write_and(HttpResponse(status=500))),
    path("work/crash/", write_and(ZeroDivisionError())),
    path("", include("portal.urls")),
]

pytestmark = pytest.mark.urls(__name__)


def test_a_member_has_the_scope_of_all_memberships(db, client):
    person = member(Role.SECRETARY)
    client.force_login(person)
    college = person.memberships.get().college_id
    assert client.get("/work/who/").content.decode() == f"portal_app|{person.pk}|{college}||"


def test_a_reviewer_has_the_subtree(db, client):
    person = member(Role.REVIEWER)
    root = person.memberships.get().federation
    below = FederationFactory(parent=root)
    FederationFactory()
    client.force_login(person)
    answer = client.get("/work/who/").content.decode()
    assert answer == f"portal_app|{person.pk}||{root.pk},{below.pk}|"


def test_without_a_log_in_there_is_no_scope(db, client):
    assert client.get("/open/who/").content.decode() == "portal_app||||"
    assert client.get("/work/who/").status_code == 302


def test_public_pages_run_under_the_public_role_even_for_members(db, client):
    client.force_login(member(Role.SECRETARY))
    assert client.get("/who/").content.decode() == "portal_public||||"


def test_the_tests_own_scope_is_put_back_after_a_request(db, client):
    client.force_login(member(Role.SECRETARY))
    client.get("/who/")
    assert scoping.current() == ("", "", "", "on")
    CollegeFactory()  # would be refused under the public's role


@pytest.mark.parametrize(
    ("address", "kept"), [("ok", 1), ("denied", 0), ("missing", 0), ("broken", 0), ("crash", 0)]
)
def test_what_fails_leaves_nothing_behind(db, client, address, kept):
    client.force_login(member(Role.SECRETARY))
    client.raise_request_exception = False
    client.get(f"/work/{address}/")
    assert Event.objects.filter(action="test.write").count() == kept


def test_a_commit_is_a_commit(transactional_db, client):
    client.force_login(member(Role.SECRETARY))
    assert client.get("/work/ok/").status_code == 200
    client.get("/work/denied/")
    connection.close()
    with scoping.scope_everything():
        assert Event.objects.filter(action="test.write").count() == 1


def test_the_health_address_opens_no_transaction(db, client, settings):
    settings.SCOPE_EXEMPT_PATHS = ("/open/",)
    assert client.get("/open/who/").content.decode().endswith("|on")  # the test's own scope


@pytest.fixture
def pool_of_one(transactional_db, settings):
    """Django's connections come from a pool with a single connection."""
    place = settings.DATABASES["default"]
    ordinary = place["OPTIONS"]
    connection.close()
    place["OPTIONS"] = connection.settings_dict["OPTIONS"] = {**ordinary, **pool_options(1)}
    yield
    connection.close()
    close_pool(connection)
    place["OPTIONS"] = connection.settings_dict["OPTIONS"] = ordinary


def test_two_tenants_on_one_pooled_connection_never_see_each_other(pool_of_one):
    with scoping.scope_everything():
        people = [member(Role.SECRETARY), member(Role.SECRETARY)]
        names = [one.memberships.get().college.name for one in people]
    clients = [Client(), Client()]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    connection.close()  # the only connection goes back
    found: list[list[str]] = [[], []]

    def ask(number):
        for _ in range(12):
            found[number].append(clients[number].get("/work/seen/").content.decode())
            connections["default"].close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[names[0]] * 12, [names[1]] * 12]


def test_the_pool_forgets_even_what_was_set_for_the_whole_session(pool_of_one):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), set_config('app.everything', 'on', false)")
        backend = cursor.fetchone()[0]
        cursor.execute("SET ROLE portal_public")
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), current_user")
        assert cursor.fetchone() == (backend, "portal_app")
    assert scoping.current() == ("", "", "", "")
