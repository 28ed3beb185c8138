"""The two kinds of organisation that people work for: colleges and federations."""

from __future__ import annotations

from typing import Any

from portal.enums import COLLEGE_ROLES, FEDERATION_ROLES, Role
from portal.models import College, Federation, Membership, User

Organisation = College | Federation

HEADS = (Role.SECRETARY, Role.LEAD)
"""Who leads a college, and who leads a federation: the roles that manage its members."""


def roles_of(organisation: Organisation) -> tuple[Role, ...]:
    """Return the roles that members of a college, or of a federation, can have."""
    return COLLEGE_ROLES if isinstance(organisation, College) else FEDERATION_ROLES


def side_of(organisation: Organisation) -> dict[str, Any]:
    """Return the field of a membership or an invitation that names `organisation`, and its value."""
    return {"college" if isinstance(organisation, College) else "federation": organisation}


def organisation_of(row: Any) -> Organisation:
    """Return the organisation that a membership or an invitation names."""
    found: Organisation = row.college or row.federation
    return found


def audit_side(row: Any) -> dict[str, Any]:
    """Return `college` and `federation` as the log keeps them for a membership or an invitation."""
    federation = row.federation or (row.college.federation if row.college else None)
    return {"college": row.college, "federation": federation}


def home(user: User | None) -> tuple[College | None, Federation | None]:
    """Return to whose history belongs what an account does by itself: its first college, with its federation."""
    rows = Membership.objects.filter(user_id=(user and user.pk) or 0)
    first = rows.select_related("college__federation", "federation").order_by("pk").first()
    if first is None:
        return None, None
    side = audit_side(first)
    return side["college"], side["federation"]
