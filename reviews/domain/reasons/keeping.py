"""A federation's own reasons: added, changed, put away. Nothing is deleted: questions remember them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from portal import clock
from portal.access import can, require
from portal.domain import audit
from portal.enums import Role
from portal.models import Federation
from reviews.domain.reasons.carried import carried
from reviews.domain.reasons.filling import NAMES, generalised, in_codes, unknown
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import FlagReason
from reviews.models import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.checks import Finding
    from portal.access import Actor

LONGEST_TEXT, LONGEST_TITLE = 300, 40
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
    title, text, kind = _title(title), _text(text), _kind(kind)
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
    _record(actor, "reason.add", made)
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
    """
    text = generalised(sentence, finding)
    bare = sentence.strip().replace("\n", " ")
    title = bare if len(bare) <= TITLE_OF_KEPT else f"{bare[: TITLE_OF_KEPT - 1]}…"
    rules = (finding.rule,) if finding else ()
    return add(actor, home(actor, federation), title, kind, text, rules, (section,))


@transaction.atomic
def change(
    actor: Actor, federation: Federation, key: str, *, title: str, kind: str, text: str
) -> Reason:
    """Put other words for a reason in a federation: its own one is changed, a carried one overlaid.

    Raises PermissionDenied for who neither leads the federation nor wrote it, Refused for unusable texts.
    """
    row = _row(actor, federation, key)
    row.title, row.kind, row.text = _title(title), _kind(kind), _text(text)
    row.retired_at = None
    row.save()
    _record(actor, "reason.change", row)
    return row


@transaction.atomic
def retire(actor: Actor, federation: Federation, key: str) -> Reason:
    """Offer a reason no longer in a federation and below; questions made of it stay. Rights as for ``change``."""
    row = _row(actor, federation, key)
    row.retired_at = row.retired_at or clock.now()
    row.save()
    _record(actor, "reason.retire", row)
    return row


def _row(actor: Actor, federation: Federation, key: str) -> Reason:
    row = Reason.objects.select_for_update().filter(federation=federation, key=key).first()
    own = row is not None and actor.user is not None and row.by_id == actor.user.pk
    if not (own and can(actor, "reason.add", federation)):
        require(actor, "reason.manage", federation)
    return row or _overlay(actor, federation, key)


def _overlay(actor: Actor, federation: Federation, key: str) -> Reason:
    """A new row in place of a carried reason; a key of another federation is nobody's here."""
    each = next((one for one in carried() if one.key == key), None)
    if each is None:
        raise Refused(_("本学联没有这一条用语：它属于上级学联，或者已经不在了。"))
    values = each.model_dump() | {"rules": list(each.rules), "sections": list(each.sections)}
    return Reason(federation=federation, by=person(actor), at=clock.now(), **values)


def _title(title: str) -> str:
    return usable(
        title, LONGEST_TITLE, _("请给这条用语起一个简称。"), _("简称请写在 %d 个字以内。")
    )


def _text(text: str) -> str:
    text = usable(text, LONGEST_TEXT, _("请写明用语的内容。"), _("用语请写在 %d 个字以内。"))
    text = in_codes(text)
    if wrong := unknown(text):
        known = "、".join(f"{{{name}}}" for name in NAMES.values())
        raise Refused(
            _("没有“{%(wrong)s}”这样的占位。可以用的有：%(known)s。")
            % {"wrong": wrong[0], "known": known}
        )
    return text


def _kind(kind: str) -> str:
    if kind not in FlagReason.values:
        raise Refused(_("请选择问题的类型。"))
    return kind


def _record(actor: Actor, action: str, row: Reason) -> None:
    audit.record(actor.user, action, row, federation=row.federation, key=row.key)
