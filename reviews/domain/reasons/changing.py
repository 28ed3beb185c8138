"""Other words for a reason, or none any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from portal import clock
from portal.access import can, require
from portal.domain import audit
from reviews.domain.reasons.carried import carried
from reviews.domain.reasons.checking import checked_kind, checked_text, checked_title
from reviews.domain.reasons.keeping import record
from reviews.domain.refusals import Refused
from reviews.models import Reason

if TYPE_CHECKING:
    from portal.access import Actor
    from portal.models import Federation


@transaction.atomic
def change(
    actor: Actor, federation: Federation, key: str, *, title: str, kind: str, text: str
) -> Reason:
    """Put other words for a reason in a federation: its own one is changed, a carried one overlaid.

    Raises PermissionDenied for who neither leads the federation nor wrote it, Refused for unusable texts.
    """
    row = _row(actor, federation, key)
    before = told_of(row)
    row.title, row.kind, row.text = checked_title(title), checked_kind(kind), checked_text(text)
    row.retired_at = None
    row.save()
    record(actor, "reason.change", row, changes=audit.changes(before, told_of(row)))
    return row


def told_of(row: Reason) -> dict[str, str]:
    """Return what the log compares of a reason."""
    return {"title": row.title, "kind": str(row.kind), "text": row.text}


@transaction.atomic
def retire(actor: Actor, federation: Federation, key: str) -> Reason:
    """Offer a reason no longer in a federation and below; questions made of it stay. Rights as for ``change``."""
    row = _row(actor, federation, key)
    row.retired_at = row.retired_at or clock.now()
    row.save()
    record(actor, "reason.retire", row)
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
