"""The start page: cards that each application offers, since `portal` may not know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.actor import Actor


@dataclass(frozen=True)
class Card:
    """What waits for somebody: where it stands in words, and the one next step.

    `post` says that the step makes something (its address takes POST, shown as a button);
    `tone` is one of info, good, warn, bad; `group` is the heading under which it stands.
    """

    title: str
    text: str = ""
    url: str = ""
    action: str = ""
    tone: str = "info"
    group: str = ""
    badge: str = ""
    post: bool = False


Provider = Callable[[Actor], list[Card]]
_providers: list[Provider] = []
_last: list[Provider] = []


def register(provider: Provider, *, last: bool = False) -> Provider:
    """Add what `provider` returns for the actor to the start page; called once at the start.

    A provider returns an empty list for those whom it does not concern; with `last` its cards
    stand below those of all others.
    """
    into = _last if last else _providers
    if provider not in into:
        into.append(provider)
    return provider


def groups(actor: Actor) -> list[tuple[str, list[Card]]]:
    """Return the cards for `actor` under their headings, in the order of their providers."""
    found: dict[str, list[Card]] = {}
    for provider in (*_providers, *_last):
        for card in provider(actor):
            found.setdefault(card.group, []).append(card)
    return list(found.items())
