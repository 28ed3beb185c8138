"""Who asks: a person with the memberships of the hat that is on, and all others beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from portal.enums import Role
from portal.models import Federation, Membership, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True)
class Actor:
    """A user, the memberships that count now, all of them, and the subtrees below their federations.

    ``memberships`` are those of the organisation one acts for (`wearing`), ``everywhere`` all that the
    person has: what somebody may do is asked of the first, conflicts of interest of the second.
    ``subtrees`` maps the id of each federation of ``everywhere`` to the ids of itself and
    everything below it. `user` is None for nobody (`ANONYMOUS`).
    """

    user: User | None = None
    memberships: tuple[Membership, ...] = ()
    subtrees: Mapping[int, frozenset[int]] = field(default_factory=dict)
    everywhere: tuple[Membership, ...] = ()

    @property
    def is_authenticated(self) -> bool:
        """Whether somebody is logged in."""
        return self.user is not None

    def roles(self) -> frozenset[str]:
        """Return every role that the person has under this hat."""
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

    def own_college_ids(self) -> frozenset[int]:
        """Return the colleges that the person belongs to under whatever hat: for conflicts of interest."""
        return frozenset(one.college_id for one in self.everywhere if one.college_id is not None)

    def wearing(self, acting: int | None) -> Actor:
        """Return the actor with the memberships of one organisation: that of the membership ``acting``.

        The person's first organisation where ``acting`` names none of the person's memberships.
        """
        chosen = next((one for one in self.everywhere if one.pk == acting), None)
        chosen = chosen or next(iter(self.everywhere), None)
        if chosen is None:
            return self
        return replace(
            self, memberships=tuple(one for one in self.everywhere if _same(one, chosen))
        )

    def hats(self) -> list[Membership]:
        """Return the first membership of each of the person's organisations, in their order."""
        found: dict[tuple[int | None, int | None], Membership] = {}
        for one in self.everywhere:
            found.setdefault((one.college_id, one.federation_id), one)
        return list(found.values())

    def other_hats(self) -> list[Membership]:
        """Return the hats that are not on; none where the memberships are not narrowed."""
        return [one for one in self.hats() if one not in self.memberships]

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


def actor_of(user: User | AnonymousUser | None, acting: int | None = None) -> Actor:
    """Build the actor of `user`; `ANONYMOUS` for nobody.

    `acting`: the id of a membership whose organisation the person acts for (`Actor.wearing`); None lets
    all memberships count, as background work does. Reads memberships, so the row-level-security setting
    `app.user_id` must already name the user (or the scope be everything): see `portal.scoping`.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    rows = Membership.objects.filter(user_id=user.pk).select_related("college", "federation")
    memberships = tuple(rows.order_by("pk"))
    actor = Actor(user, memberships, _subtrees(memberships), memberships)
    return actor if acting is None else actor.wearing(acting)


def _same(one: Membership, other: Membership) -> bool:
    return (one.college_id, one.federation_id) == (other.college_id, other.federation_id)


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
