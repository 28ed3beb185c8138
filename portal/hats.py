"""Several roles and one person: which organisation a session acts for, and what another hat would see."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from portal.actor import Actor
from portal.models import College, Federation, Membership

KEY = "acting"
"""In the session: the id of a membership, whose organisation the person acts for."""


class SeenAsAnotherError(Http404):
    """Not found under this hat; ``hat``, one of the person's own memberships, would find it."""

    def __init__(self, hat: Membership) -> None:
        super().__init__(_("没有找到。"))
        self.hat = hat


class AllowedAsAnotherError(PermissionDenied):
    """Refused under this hat with ``reason``; ``hat``, one of the person's own memberships, may."""

    def __init__(self, reason: str, hat: Membership) -> None:
        super().__init__(reason)
        self.hat = hat


@dataclass(frozen=True)
class Hat:
    """One organisation that somebody may act for: a membership there, its name, the roles in words."""

    membership: Membership
    place: College | Federation
    roles: str
    on: bool


def of(actor: Actor) -> list[Hat]:
    """Return the hats of the person, in the order in which they came."""
    return [hat_of(actor, one) for one in actor.hats()]


def hat_of(actor: Actor, membership: Membership) -> Hat:
    """Return the hat to which one of the person's memberships belongs."""
    worn = actor.wearing(membership.pk)
    place = membership.college or membership.federation
    if place is None:
        raise ValueError("a membership without an organisation")  # the database refuses it
    roles = "、".join(str(one.get_role_display()) for one in worn.memberships)
    return Hat(membership, place, roles, membership in actor.memberships)


def worn(request: HttpRequest, actor: Actor) -> Actor:
    """Return `actor` under the hat of the session; the first one where the session names none.

    Where the membership that was chosen has ended, the page says under which hat one goes on.
    """
    chosen = request.session.get(KEY)
    now = actor.wearing(chosen)
    if chosen is not None and all(one.pk != chosen for one in actor.everywhere):
        del request.session[KEY]
        messages.warning(request, _fallen(now), fail_silently=True)
    return now


def _fallen(now: Actor) -> str:
    if not now.memberships:
        return _("您刚才使用的身份已经结束，现在没有可用的身份。")
    hat = hat_of(now, now.memberships[0])
    return _("您刚才使用的身份已经结束，现在的身份是%(place)s（%(roles)s）。") % {
        "place": hat.place,
        "roles": hat.roles,
    }
