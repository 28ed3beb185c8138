"""Whose address a request comes from, behind as many proxies as we have."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.visitor import address_of

CLIENT = "198.51.100.4"


@pytest.mark.parametrize(
    ("proxies", "named", "expected"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, f"10.0.0.1, {CLIENT}", CLIENT),
        (2, f"10.0.0.1, {CLIENT}, 172.16.0.2", CLIENT),
        (2, CLIENT, "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_counts(settings, proxies, named, expected):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": named})
    assert address_of(request) == expected
