"""The rows of how people come, go and change hats."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import EVERYBODY, FOREIGN, Row

# To the college its federation's members are no objects of its own; every head is one of somebody's.
HEADS = "302 403 302 403 | 403 302 403 403"
SHOWN = "302 403 200 403 | 403 200 403 403"


def invited(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.invitation.pk,)


def membership(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.membership.pk,)


ROWS = [
    Row("password_forgotten", "GET", EVERYBODY),
    Row("password_forgotten", "POST", EVERYBODY),
    Row("invitation_open", "GET", "302 302 302 302 | 302 302 302 302", lambda _: ("no-token",)),
    Row("invitation", "GET", "404 404 404 404 | 404 404 404 404"),
    Row("invitation", "POST", "404 404 404 404 | 404 404 404 404"),
    Row("role_switch", "POST", FOREIGN),
    Row("invitation_revoke", "POST", HEADS, invited, FOREIGN),
    Row("invitation_again", "POST", SHOWN, invited, FOREIGN),
    Row("member_hand_over", "GET", SHOWN, membership, FOREIGN),
    Row("member_hand_over", "POST", SHOWN, membership, FOREIGN),
]
