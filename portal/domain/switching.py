"""Putting another hat on (切换身份)."""

from __future__ import annotations

from portal.actor import Actor
from portal.domain import audit
from portal.domain.sides import audit_side
from portal.models import Membership


def switch(actor: Actor, membership: int) -> Membership | None:
    """Write that the person now acts for the organisation of one of his or her own memberships.

    None for an id that is none of them. Under which hat one is already, nothing is written.
    """
    chosen = next((one for one in actor.everywhere if one.pk == membership), None)
    if chosen is not None and chosen not in actor.memberships:
        before = actor.memberships[0].pk if actor.memberships else None
        audit.record(
            actor.user,
            "account.role",
            chosen,
            **audit_side(chosen),
            role=chosen.role,
            before=before,
        )
    return chosen
