"""The pages of requests, retention and one's own data, at a desk and on a phone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from disclosures.models import Cycle
from portal.enums import Role
from tests.disclosures.publication.approved import baked
from tests.factories import member
from tests.factories.rights import ErasureFactory
from tests.looking import log_in, looked_at

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_public_pages(page, live_server, settings):
    settings.OBJECTIONS_LEAST_SECONDS = 0
    publication = baked()
    page.goto(f"{live_server.url}{reverse('erasure:new', args=[publication.code])}")
    looked_at(page, "erasure-new")
    page.fill("[name=name]", "林知夏")
    page.fill("[name=contact]", "benren@example.org")
    page.locator("main button").click()
    looked_at(page, "erasure-sent")
    page.goto(f"{live_server.url}{reverse('erasure:state')}")
    looked_at(page, "erasure-state")


def test_the_desk(page, live_server):
    erasure = ErasureFactory(entry=None, publication=baked())
    Cycle.objects.update(due=dt.date(2021, 1, 1), closes=dt.date(2021, 2, 1))
    lead = member(Role.LEAD, federation=erasure.federation)
    log_in(page, live_server.url, lead.username)
    for name, args in (
        ("erasures:index", []),
        ("erasures:show", [erasure.pk]),
        ("cycles:retention", []),
        ("cycles:retention_early", [erasure.filing.cycle_id]),
        ("persons:index", []),
        ("own_data", []),
    ):
        page.goto(f"{live_server.url}{reverse(name, args=args)}")
        looked_at(page, name.replace(":", "-"))
