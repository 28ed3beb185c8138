"""Sign-in by a campus's own server: one file of the operator's (`portal.campus.configured`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from portal.settings import env

if TYPE_CHECKING:
    from portal.campus.configured import Provider

# An adapter that never makes an account and never matches one by name or mailbox.
SOCIALACCOUNT_ADAPTER = "portal.campus.adapter.CampusAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # our own view takes POST only (`portal.campus.views.start`)


def providers() -> tuple[Provider, ...]:
    """What CAMPUS_PROVIDERS_FILE names; nothing where it is not set."""
    text = env.text("CAMPUS_PROVIDERS", "")
    if not text:
        return ()
    from portal.campus import configured

    return configured.read(text)


def refuse_plain_http(found: tuple[Provider, ...]) -> None:
    """Stop a server's start where an address has no TLS: tickets and codes would travel in the open."""
    for one in found:
        for address in (one.server, *one.origins):
            if not address.startswith("https://"):
                raise ImproperlyConfigured(
                    f"CAMPUS_PROVIDERS_FILE: provider {one.id!r}: {address} must begin with https://."
                )


CAMPUS_PROVIDERS = providers()
