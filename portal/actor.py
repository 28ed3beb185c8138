"""Who asks: a person with all memberships, fetched once a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.enums import Role
from portal.models import Federation, Membership, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True)
class Actor:
    """A user, what he or she is a member of, and the subtrees below those federations.

    ``subtrees`` maps the id of each federation of the memberships to the ids of itself and
    everything below it. `user` is None for nobody (`ANONYMOUS`).
    """

    user: User | None = None
    memberships: tuple[Membership, ...] = ()
    subtrees: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def is_authenticated(self) -> bool:
        """Whether somebody is logged in."""
        return self.user is not None

    def roles(self) -> frozenset[str]:
        """Return every role that the person has anywhere."""
        return frozenset(one.role for one in self.memberships)

    def college_ids(self, *roles: Role | str) -> frozenset[int]:
        """Return the colleges where the person has one of `roles` (any role when none is given)."""
        return frozenset(one.college_id for one in self._with(roles) if one.college_id is not None)

    def federation_ids(self, *roles: Role | str) -> frozenset[int]:
        """Return the federations, whole subtrees, where the person has one of `roles`."""
        found: frozenset[int] = frozenset()
        for one in self._with(roles):
            if one.federation_id is not None:
                found |= self.subtrees[one.federation_id]
        return found

    @property
    def is_reviewer(self) -> bool:
        """Whether the person decides on filings of some federation."""
        return bool(self.federation_ids(Role.REVIEWER, Role.LEAD))

    @property
    def is_college_member(self) -> bool:
        """Whether the person belongs to some college, in whatever role."""
        return bool(self.college_ids())

    def _with(self, roles: Iterable[Role | str]) -> list[Membership]:
        return [one for one in self.memberships if not roles or one.role in roles]


ANONYMOUS = Actor()


def actor_of(user: User | AnonymousUser | None) -> Actor:
    """Build the actor of `user`; `ANONYMOUS` for nobody.

    Reads memberships, so the row-level-security setting `app.user_id` must already name
    the user (or the scope be everything): see `portal.scoping`.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    rows = Membership.objects.filter(user_id=user.pk).select_related("college", "federation")
    memberships = tuple(rows.order_by("pk"))
    return Actor(user, memberships, _subtrees(memberships))


def _subtrees(memberships: Iterable[Membership]) -> dict[int, frozenset[int]]:
    roots = {one.federation_id: one.federation.path for one in memberships if one.federation}
    if not roots:
        return {}
    paths = Federation.objects.values_list("pk", "path")
    return {
        root: frozenset(pk for pk, path in paths if path.startswith(above))
        for root, above in roots.items()
        if root is not None
    }
