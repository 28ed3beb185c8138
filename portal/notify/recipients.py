"""To whom a message goes, at the moment when it leaves."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.enums import Audience, Role
from portal.models import Membership, Message, User


def of(message: Message) -> list[User]:
    """Return the active people of the audience, each once, by id.

    A reviewer who is a member of the college concerned hears nothing of it from the federation's
    side: nobody reviews his or her own college. Wants a scope that sees every membership.
    """
    if message.person_id:
        people = User.objects.filter(pk=message.person_id)
    elif message.audience == Audience.COLLEGE:
        people = _members(Role.EDITOR, Role.SECRETARY, college=message.college_id)
    else:
        people = _members(Role.REVIEWER, Role.LEAD, federation=message.federation_id)
        if message.college_id:
            own = Membership.objects.filter(college_id=message.college_id).values("user_id")
            people = people.exclude(pk__in=own)
    return list(people.filter(is_active=True).order_by("pk"))


def _members(*roles: Role, **organisation: int | None) -> QuerySet[User]:
    rows = Membership.objects.filter(role__in=roles, **organisation)
    return User.objects.filter(pk__in=rows.values("user_id"))
