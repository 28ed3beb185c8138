"""Who looked at whose roster: called by every page and file that shows names to others than the college."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portal.domain import audit

if TYPE_CHECKING:
    from django.http import HttpRequest

    from disclosures.models import Filing


def seen(request: HttpRequest, filing: Filing) -> None:
    """Write down that whoever asks sees names of the filing on this page.

    The college's own people at work are not written down (what they take home is: `filing.exported`),
    nor is what is sent (it has an event of its own).
    """
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" or filing.college_id in actor.college_ids():
        return
    audit.looked(
        actor, filing, page_of(request), college=filing.college, federation=filing.federation
    )


def seen_many(request: HttpRequest, filings: Iterable[int]) -> None:
    """The same of a page that shows names of many filings to somebody of a federation: one event with their ids."""
    actor = request.actor  # type: ignore[attr-defined]
    shown = sorted(set(filings))
    home = next((one.federation for one in actor.memberships if one.federation), None)
    if shown and home and request.method != "POST":
        audit.looked(actor, home, page_of(request), college=None, federation=home, filings=shown)


def page_of(request: HttpRequest) -> str:
    """Return the page by its address's name, with the section where it shows one: ``review:section roster``."""
    match = request.resolver_match
    if match is None:
        return ""
    return " ".join([match.view_name, *filter(None, [str(match.kwargs.get("key", ""))])])
