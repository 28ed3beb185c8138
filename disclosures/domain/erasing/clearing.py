"""The night's work on requests: reminders of what is due, and deleting what was written when it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain.erasing import journal, masks
from disclosures.enums import ErasureState
from disclosures.models import Erasure, Publication
from portal import clock, notify
from portal.scoping import scope_everything

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.core.files.storage import Storage

    from disclosures.models import Filing

SOON = timedelta(days=3)
"""Before the last day, college and federation are reminded."""


@transaction.atomic
def nightly() -> None:
    """Remind, complete the journal, delete what nobody needs. Beat calls it; may run twice."""
    with scope_everything():
        _remind()
        journal.complete()
        clear()


def clear() -> int:
    """Delete text and contact of what was decided long enough ago; of the refused, who it was. Return how many."""
    before = clock.now() - timedelta(days=settings.ERASURE_KEPT_DAYS)
    over = Erasure.objects.filter(decided_at__lt=before, cleared_at=None)
    now = clock.now()
    refused = over.filter(state=ErasureState.REFUSED)
    gone = {"text": "", "contact": "", "sender": "", "cleared_at": now}
    return refused.update(name="", facts={}, **gone) + over.update(**gone)


def sweep(filing: Filing, _names: Collection[str]) -> Iterable[tuple[Storage, str]]:
    """Once rosters are counted, nothing has to be looked for any more: who asked is forgotten too.

    One that was asked for everywhere stays while the college has a publication with people in it.
    """
    rows = Erasure.objects.filter(filing=filing, state__in=masks.GRANTED).exclude(name="")
    held = Publication.objects.filter(filing__college=filing.college_id, counted_hash="")
    if held.exclude(filing=filing).exists():
        rows = rows.filter(everywhere=False)
    for row in rows:
        row.name, row.facts, row.text, row.contact = "", {}, "", ""
        row.save(update_fields=["name", "facts", "text", "contact"])
        journal.forget(row.number)
    return ()


def _remind() -> None:
    waiting = Erasure.objects.filter(
        state=ErasureState.RECEIVED, due__lte=clock.today() + SOON
    ).select_related("college", "federation")
    for row in waiting:
        for side in ("college", "federation"):
            _remind_one(row, side)


def _remind_one(row: Erasure, side: str) -> None:
    """Once for each side and request."""
    notify.post(
        "erasure_due",
        key=f"erasure_due:{row.pk}:{side}",
        to=side,
        subject=_("删除请求快到办理期限"),
        text=_("%(college)s的一条删除请求（%(number)s）要在%(day)s前办结并答复，请尽快办理。")
        % {"college": row.college.name, "number": row.number, "day": row.due.isoformat()},
        url=reverse("erasures:show", args=[row.pk]),
        college=row.college,
        federation=row.federation,
    )
