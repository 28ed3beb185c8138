"""What the log-in page and the account page show of campuses' own sign-in."""

from __future__ import annotations

from django import template

from portal.campus import linking, providers
from portal.campus.configured import Provider
from portal.models import Invitation, User

register = template.Library()


@register.simple_tag
def campus_offered() -> tuple[Provider, ...]:
    """Return the configured providers; none where the operator named none."""
    return providers.offered()


@register.simple_tag
def campus_linked(user: User) -> list[Provider]:
    """Return the providers by which `user` may prove who he or she is."""
    known = {one.provider for one in linking.of(user)}
    return [one for one in providers.offered() if one.id in known]


@register.simple_tag
def campus_for(invitation: Invitation) -> list[Provider]:
    """Return the providers by which an invitation may be accepted."""
    return [one for one in providers.offered() if providers.serves(one, invitation.college)]
