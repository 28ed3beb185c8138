"""Who may hand out what is held on a person finds the page from the start page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.enums import Role
from tests.factories import FederationFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "found"), [(Role.LEAD, True), (Role.REVIEWER, False)])
def test_the_way_to_the_page_stands_on_the_start_page(client, role, found):
    member = MembershipFactory(college=None, federation=FederationFactory(), role=role)
    client.force_login(member.user)
    page = client.get(reverse("start")).content.decode()
    assert (reverse("persons:index") in page) is found
