"""Who worked on which section: one event a stretch of work, never a word of the text.

A draft is saved every few seconds. The first save of a stretch is written down, with the revision up to
which the section had been told of and the one that it has now; what follows within `STRETCH` is told of by
the next event, at the latest by the submission (which names the sections that differ).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from portal import clock
from portal.domain import audit
from portal.models import Event

if TYPE_CHECKING:
    from disclosures.models import Filing, SectionDraft
    from portal.access import Actor

EDIT = "filing.edit"
STRETCH = dt.timedelta(minutes=10)


def note(actor: Actor, filing: Filing, draft: SectionDraft) -> None:
    """Write that `actor` works on the section, unless that was written within the last stretch."""
    told = Event.objects.filter(
        target=audit.name_of(filing), action=EDIT, data__section=draft.key
    ).order_by("-pk")
    last = told.values_list("actor", "at", "data__to").first()
    if last and last[0] == (actor.user and actor.user.pk) and last[1] > clock.now() - STRETCH:
        return
    audit.record(
        actor.user,
        EDIT,
        filing,
        college=filing.college,
        federation=filing.federation,
        **{"section": draft.key, "from": last[2] if last else 0, "to": draft.revision},
    )
