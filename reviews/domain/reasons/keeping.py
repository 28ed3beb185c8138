"""A federation's own reasons: added, changed, put away. Nothing is deleted: questions remember them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from portal import clock
from portal.access import require
from portal.domain import audit
from portal.enums import Role
from portal.models import Federation
from reviews.domain.reasons.carried import carried
from reviews.domain.reasons.checking import checked_kind, checked_text, checked_title
from reviews.domain.reasons.filling import generalised
from reviews.domain.refusals import Refused
from reviews.models import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.checks import Finding
    from portal.access import Actor

TITLE_OF_KEPT = 16
"""Characters of a kept sentence that become its title."""


def homes(actor: Actor) -> list[Federation]:
    """Return the federations in which the actor reviews as a member: those that may have reasons of the actor's."""
    roles = (Role.REVIEWER, Role.LEAD)
    found = [one.federation for one in actor.memberships if one.role in roles and one.federation]
    return sorted(set(found), key=lambda federation: federation.path)


def home(actor: Actor, federation: Federation) -> Federation:
    """Return which of the actor's federations is responsible for ``federation``: the nearest above it, or itself.

    Raises PermissionDenied where none is.
    """
    require(actor, "reason.add", federation)
    above = [one for one in homes(actor) if federation.path.startswith(one.path)]
    return max(above, key=lambda one: len(one.path))


@transaction.atomic
def add(
    actor: Actor,
    federation: Federation,
    title: str,
    kind: str,
    text: str,
    rules: Iterable[str] = (),
    sections: Iterable[str] = (),
) -> Reason:
    """Add a reason to a federation's library; one with the same text is returned as it is.

    Raises PermissionDenied, and Refused for empty or overlong texts and unknown placeholders.
    """
    require(actor, "reason.add", federation)
    title, text, kind = checked_title(title), checked_text(text), checked_kind(kind)
    same = Reason.objects.filter(federation=federation, text=text, retired_at=None).first()
    if same:
        return same
    made = Reason.objects.create(
        federation=federation,
        key=f"own-{secrets.token_hex(4)}",
        title=title,
        kind=kind,
        text=text,
        rules=sorted(set(rules)),
        sections=sorted(set(sections)),
        by=person(actor),
        at=clock.now(),
    )
    record(actor, "reason.add", made)
    return made


def keep(
    actor: Actor,
    federation: Federation,
    section: str,
    kind: str,
    sentence: str,
    finding: Finding | None = None,
) -> Reason:
    """Keep a sentence that a reviewer typed for a filing of ``federation`` as a reason, in one step.

    What it repeats of the finding becomes a placeholder, so that the next one has its own figures.
    Raises PermissionDenied, and Refused for what is carried already or too long.
    """
    text = generalised(sentence.strip(), finding)
    if any(each.text == text for each in carried()):
        raise Refused(_("这句话已经是问题用语，不用再留。"))
    bare = sentence.strip().replace("\n", " ")
    title = bare if len(bare) <= TITLE_OF_KEPT else f"{bare[: TITLE_OF_KEPT - 1]}…"
    rules = (finding.rule,) if finding else ()
    return add(actor, home(actor, federation), title, kind, text, rules, (section,))


def record(actor: Actor, action: str, row: Reason, **data: Any) -> None:
    """Write the event into the federation's history."""
    audit.record(actor.user, action, row, federation=row.federation, key=row.key, **data)
