"""Which addresses ask again: written down here, so that none is dropped by mistake."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from portal.domain.asking import MARK, READING, SENDING

WANTED = {
    # What becomes public, or is no longer.
    "cycles:release": SENDING,
    "results:release": SENDING,
    "results:withdraw": SENDING,
    "review:take_down": SENDING,
    # Rosters that leave the portal.
    "review:download": READING,
    # Who may come in.
    "members_of_college": SENDING,
    "members_of_federation": SENDING,
    "invitation_again": SENDING,
    "member_remove": SENDING,
    "member_link": SENDING,
    "member_hand_over": SENDING,
    # One's own account. Changing the password asks for the present one by itself.
    "messages:choices": SENDING,  # the address by which a forgotten password is mended
    "totp_add": READING,
    "totp_remove": SENDING,
    "passkey_add": READING,
    "passkey_rename": READING,
    "passkey_remove": SENDING,
    "recovery_codes_new": SENDING,
}


def marks(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from marks(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", getattr(pattern.callback, MARK, None)


@pytest.mark.parametrize("name", sorted(WANTED))
def test_what_matters_asks_again(name):
    assert dict(marks(get_resolver().url_patterns))[name] == WANTED[name]


def test_the_mark_goes_through_the_decorators_of_every_view():
    assert len([mark for _, mark in marks(get_resolver().url_patterns) if mark]) >= len(WANTED)
