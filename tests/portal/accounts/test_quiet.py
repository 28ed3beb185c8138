"""What a script asks by itself does not keep a session alive."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.urls import include, path, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from portal.enums import Role
from portal.views.marks import QUIET, no_sign_of_life
from tests.factories import PASSWORD, member


@require_GET
@no_sign_of_life
def quiet(request):
    return HttpResponse()


def read(request):
    return HttpResponse()


urlpatterns = [
    path("work/quiet/", quiet),
    path("work/read/", read),
    path("", include("portal.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(("address", "prolongs"), [("quiet", False), ("read", True)])
def test_only_what_somebody_asks_prolongs_the_session(db, client, address, prolongs):
    member(Role.SECRETARY, username="shuji")
    client.post("/account/login/", {"username": "shuji", "password": PASSWORD})
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=10))
    assert client.get(f"/work/{address}/").status_code == 200
    left = Session.objects.get().expire_date - timezone.now()
    assert (left > timedelta(minutes=20)) is prolongs


def test_the_sign_of_life_of_a_reader_is_one_of_these():
    assert hasattr(resolve(reverse("review:presence", args=(1,))).func, QUIET)
