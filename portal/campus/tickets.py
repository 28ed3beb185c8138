"""Service tickets of CAS: each is taken once, and leads to the session that it began (single logout).

A ticket is kept as its digest, as a row beside the sessions: while the row is there, the session that
came by the ticket lives. Nothing else is stored, and `manage.py clearsessions` clears old ones.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from portal import clock

IN_SESSION = "campus_ticket"
KEPT = timedelta(days=30)
"""Longer than any session lives."""
KEY_LENGTH = 40


def take(ticket: str) -> bool:
    """Note that `ticket` came; False where it came before."""
    _row, fresh = Session.objects.get_or_create(
        session_key=key_of(ticket),
        defaults={"session_data": "", "expire_date": clock.now() + KEPT},
    )
    return fresh


def tie(request: HttpRequest, ticket: str) -> None:
    """Let the present session end with `ticket`; it holds the digest alone."""
    request.session[IN_SESSION] = key_of(ticket)


def end(ticket: str) -> None:
    """The campus says that whoever came by `ticket` has logged out there."""
    Session.objects.filter(session_key=key_of(ticket)).delete()


def drop_ended(request: HttpRequest) -> None:
    """Log out where the session's ticket has been ended."""
    key = request.session.get(IN_SESSION)
    if key and not Session.objects.filter(session_key=key).exists():
        logout(request)


def key_of(ticket: str) -> str:
    """Return the key of a ticket's row."""
    return f"cas{sha256(ticket.encode(errors='replace')).hexdigest()}"[:KEY_LENGTH]
