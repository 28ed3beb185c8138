"""What every page behind the log-in shows about the person: computed only where a template asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal import hats
from portal.actor import ANONYMOUS, Actor
from portal.domain import nav


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Give `nav`, `organisation_name`, `role_label` and `other_hats`; no query before they are used.

    Error pages and public pages, which use none of them, therefore work without a database.
    """
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    path = request.path
    return {
        "nav": SimpleLazyObject(lambda: nav.entries(actor, path)),
        "organisation_name": SimpleLazyObject(lambda: nav.organisation_name(actor)),
        "role_label": SimpleLazyObject(lambda: nav.role_label(actor)),
        "other_hats": SimpleLazyObject(lambda: [one for one in hats.of(actor) if not one.on]),
    }
