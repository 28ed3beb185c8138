"""To which college and federation an object belongs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from portal.models import College, Federation

PARENTS = ("filing", "submission", "publication", "review", "flag")
"""How an object that names no college of its own leads to one that does."""


@dataclass(frozen=True)
class Tenant:
    """College and reviewing federation of an object.

    `anywhere` stands for no particular object: whoever has the role somewhere qualifies.
    """

    college_id: int | None = None
    federation_id: int | None = None
    anywhere: bool = False

    def college_in(self, ids: AbstractSet[int]) -> bool:
        """Whether the college is among `ids`; anywhere: whether there are any."""
        return bool(ids) if self.anywhere else self.college_id in ids

    def federation_in(self, ids: AbstractSet[int]) -> bool:
        """Whether the federation is among `ids`; anywhere: whether there are any."""
        return bool(ids) if self.anywhere else self.federation_id in ids


def tenant_of(obj: Any) -> Tenant:
    """Return the tenant of `obj`: its own columns, or those of what it belongs to.

    None means "anywhere". Raises TypeError for an object that belongs to nobody: a
    question about such an object is a mistake in the code that asks.
    """
    if obj is None:
        return Tenant(anywhere=True)
    if isinstance(obj, Tenant):
        return obj
    if isinstance(obj, College):
        return Tenant(obj.pk, obj.federation_id)
    if isinstance(obj, Federation):
        return Tenant(None, obj.pk)
    if hasattr(obj, "college_id") or hasattr(obj, "federation_id"):
        return _by_columns(obj)
    for name in PARENTS:
        if hasattr(obj, f"{name}_id"):
            return tenant_of(getattr(obj, name))
    raise TypeError(f"{type(obj).__name__} belongs to no college and no federation")


def _by_columns(obj: Any) -> Tenant:
    college_id = getattr(obj, "college_id", None)
    federation_id = getattr(obj, "federation_id", None)
    if federation_id is None and college_id is not None:
        federation_id = obj.college.federation_id
    return Tenant(college_id, federation_id)
