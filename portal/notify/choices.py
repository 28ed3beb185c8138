"""What somebody wants by e-mail, and to which address."""

from __future__ import annotations

from collections.abc import Iterable

from portal.actor import Actor
from portal.domain import audit
from portal.notify import catalogue


def wanted(actor: Actor) -> list[str]:
    """Return the codes of the kinds that `actor` gets by e-mail."""
    without = actor.user.unmailed if actor.user else ()
    return [one.code for one in catalogue.choices_of(actor) if one.code not in without]


def choose(actor: Actor, email: str, kinds: Iterable[str]) -> None:
    """Keep the address ("" for none) and which kinds are wanted, of those that are offered.

    What was switched off in another role stays so. The event says what was changed, of the address no more than its first letter.
    """
    user = actor.user
    if user is None:
        return
    offered = {one.code for one in catalogue.choices_of(actor)}
    before = {"email": user.email, "unmailed": list(user.unmailed)}
    user.email = email
    user.unmailed = sorted(set(user.unmailed) - offered | offered - set(kinds))
    user.save(update_fields=["email", "unmailed"])
    told = audit.changes(before, {"email": user.email, "unmailed": user.unmailed})
    audit.record(user, "account.choices", user, changes=told)
