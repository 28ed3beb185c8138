"""The main navigation, to which each application adds its own entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.actor import Actor


@dataclass(frozen=True)
class Entry:
    """One link: `label`, `url`, whether it is the present page, and a count (0 is not shown)."""

    label: str
    url: str
    current: bool = False
    count: int = 0


Provider = Callable[[Actor], list[Entry]]
_providers: list[Provider] = []
_last: list[Provider] = []


def register(provider: Provider, *, last: bool = False) -> Provider:
    """Add what `provider` returns for the actor to the navigation; called once at the start.

    With `last` it stands behind what all other providers offer.
    """
    into = _last if last else _providers
    if provider not in into:
        into.append(provider)
    return provider


def entries(actor: Actor, path: str) -> list[Entry]:
    """Return the entries for `actor`; the longest address that `path` begins with is the current one."""
    if not actor.is_authenticated:
        return []
    found = [entry for provider in (*_providers, *_last) for entry in provider(actor)]
    best = max((one.url for one in found if path.startswith(one.url)), key=len, default=None)
    return [replace(one, current=one.url == best) for one in found]


def organisation_name(actor: Actor) -> str:
    """Return the organisations of `actor`, as the head of the page shows them."""
    names = [str(one.college or one.federation) for one in actor.memberships]
    return "、".join(dict.fromkeys(names))


def role_label(actor: Actor) -> str:
    """Return the roles of `actor` in words."""
    return "、".join(dict.fromkeys(str(one.get_role_display()) for one in actor.memberships))
