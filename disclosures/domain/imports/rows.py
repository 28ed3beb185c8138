"""The rows of imports: which there are, a new one, and the event of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.domain.editing import filing_locked
from disclosures.domain.refused import Refused
from disclosures.enums import ImportState
from disclosures.models import Import
from portal import clock
from portal.access import can, require
from portal.domain import audit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Filing
    from portal.access import Actor

PER_FILING = 20
"""Most imports of one filing that were not given up."""


def of(filing: Filing) -> QuerySet[Import]:
    """Return the filing's imports that were not given up, newest first."""
    rows = filing.imports.exclude(state=ImportState.DISCARDED)
    return rows.select_related("uploaded_by", "based_on__cycle__edition")


def to_look_at(filing: Filing) -> int:
    """Return how many imports were read, or are being read, and not dealt with."""
    return filing.imports.filter(
        state__in=(ImportState.QUEUED, ImportState.READY), taken=[]
    ).count()


def evidence(filing: Filing) -> QuerySet[Import]:
    """Return the originals that a reviewer may read: used, and followed by a submission."""
    last = filing.submissions.order_by("-ordinal").values_list("submitted_at", flat=True).first()
    if last is None:
        return filing.imports.none()
    return (
        filing.imports.exclude(taken=[])
        .exclude(file="")
        .filter(taken_at__lte=last, file__isnull=False)
    )


def readable(actor: Actor, import_: Import) -> bool:
    """Say whether ``actor`` may read the original: the college always, reviewers what is evidence."""
    if can(actor, "filing.draft", import_.filing):
        return True
    reviews = bool(can(actor, "filing.view", import_.filing))
    return reviews and evidence(import_.filing).filter(pk=import_.pk).exists()


def open_filing(actor: Actor, filing: Filing) -> Filing:
    """Lock the filing and return it; raise where nothing can be brought to it now."""
    row = lifecycle.lock(filing)
    require(actor, "filing.edit", row)
    if reason := filing_locked(row):
        raise Refused(reason)
    return row


def new(actor: Actor, filing: Filing, **values: Any) -> Import:
    """Write the row of something brought along, and the event."""
    if of(filing).count() >= PER_FILING:
        raise Refused(_("每份填报最多保留%d份导入的文件。请先放弃不用的，再上传。") % PER_FILING)
    import_ = Import.objects.create(
        filing=filing, uploaded_by=person(actor), created_at=clock.now(), **values
    )
    event(actor, import_, "import.add")
    return import_


def event(actor: Actor, import_: Import, action: str) -> None:
    """Write what was done with an import: its kind and size, nobody's name."""
    audit.record(
        actor.user,
        action,
        import_.filing,
        college=import_.filing.college,
        federation=import_.filing.federation,
        source=import_.source,
        kind=import_.kind,
        size=import_.size,
    )
