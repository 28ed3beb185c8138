"""A publication's files: made whole, kept under their rendition, then released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from disclosures.domain import lifecycle, outputs, releasing, site
from disclosures.domain.erasing import masks as erasing
from disclosures.domain.outputs import NAMES, Baked, folder_of, to_sheets
from disclosures.domain.released import is_public, is_withdrawn
from disclosures.domain.retaining import due
from disclosures.enums import FileKind, RenderReason
from disclosures.models import Publication, PublicationFile, Rendition
from disclosures.publication import layout, store
from portal import clock
from portal.domain import audit, jobs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CLEAR", "NAMES", "Overtaken", "bake", "clear", "make", "to_sheets"]

CLEAR = "disclosures.clear_renditions"
CLEARED = (RenderReason.RETENTION, RenderReason.ERASURE)
"""Why files were made again whose former ones name people who are named no more: those go."""


class Overtaken(Exception):
    """Somebody else made the files meanwhile; another try sees theirs."""


def bake(publication_id: int) -> None:
    """Make the first rendition of a publication, then release it where it need not wait.

    May run twice, and side by side: files are drafts until the filing is locked, and where the
    publication already has its files no others are kept. A worker that dies before the end leaves
    drafts, which nobody sees. Files, rows, register and state are one transaction, files first.
    Raises Overtaken where meanwhile somebody was granted not to be named, or the roster's time ended.
    """
    publication = _stored(publication_id)
    if number_of(publication):
        releasing.release_if_due(publication)
        return
    masks, over = erasing.of(publication), due.over(publication.filing_id)
    with store.Batch() as batch:
        baked = outputs.write(publication, batch, 1, retained=over)
        with transaction.atomic():
            lifecycle.lock(publication.filing)
            if (masks, over) != (erasing.of(publication), due.over(publication.filing_id)):
                raise Overtaken
            if not number_of(publication):
                batch.settle()
                _keep(publication, baked, RenderReason.FIRST, "")
            releasing.release_if_due(publication)


def make(publication: Publication, reason: RenderReason, note: str) -> Rendition | None:
    """Make the files again as the next rendition; None where every file came out the same.

    Compared is what stands before the signature, so that only another certificate is worth a new
    one; for the reason SIGNATURE every PDF is signed again, for ERASURE former files have to go.
    Never a new version: the content is the publication's, and once rosters gave way to counts (RETENTION) they stay away, as does who was
    erased (ERASURE). The files of earlier renditions are kept (a paper in somebody's hands may be one of
    them), but not those that name more people (`CLEARED`). Raises Overtaken, and whatever the storage raises.
    """
    publication = _stored(publication.pk)
    present = number_of(publication)
    retained = reason == RenderReason.RETENTION or _retained(publication)
    with store.Batch() as batch:
        baked = outputs.write(publication, batch, present + 1, retained=retained)
        resigned = reason == RenderReason.SIGNATURE and baked.signed_by
        forced = resigned or reason == RenderReason.ERASURE
        if not forced and _digests(publication, present) == baked.digests():
            return None
        with transaction.atomic():
            lifecycle.lock(publication.filing)
            if is_withdrawn(publication):  # meanwhile: its files never come back
                return None
            if number_of(publication) != present:
                raise Overtaken
            batch.settle()
            made = _keep(publication, baked, reason, note)
            if is_public(publication):
                site.expose(publication)
            _record(publication, made)
    return made


def _stored(publication_id: int) -> Publication:
    """Return the row as the database gives it: the order of keys in a document made just now is another."""
    return Publication.objects.select_related("filing").get(pk=publication_id)


def number_of(publication: Publication) -> int:
    """Return the number of the newest rendition; 0 where nothing was baked."""
    rows = PublicationFile.objects.filter(publication=publication).order_by("-rendition")
    return rows.values_list("rendition", flat=True).first() or 0


def clear(publication_id: int) -> None:
    """Remove the files of all renditions before the newest one that names fewer people. The job's function."""
    publication = Publication.objects.get(pk=publication_id)
    kept = Rendition.objects.filter(publication=publication, reason__in=CLEARED)
    first = kept.order_by("-number").values_list("number", flat=True).first()
    for number in range(1, first or 1):
        store.remove(folder_of(publication, number))


def _keep(publication: Publication, baked: Baked, reason: RenderReason, note: str) -> Rendition:
    """Write the rows of a rendition and its files; sweep what dead workers left beside them."""
    made = Rendition.objects.create(
        publication=publication,
        number=baked.number,
        reason=reason,
        note=note,
        layout=layout.digest(),
        signed_by=baked.signed_by,
        made_at=clock.now(),
    )
    for kind, one in baked.files.items():
        PublicationFile.objects.create(
            publication=publication,
            rendition=baked.number,
            kind=kind,
            path=one.name,
            sha256=one.sha256,
            unsigned_sha256=baked.unsigned.get(kind, ""),
            size=one.size,
        )
    store.sweep_drafts(folder_of(publication, baked.number))
    return made


def _record(publication: Publication, made: Rendition) -> None:
    filing = publication.filing
    audit.record(
        None,
        "publication.rendered",
        publication,
        college=filing.college,
        federation=filing.federation,
        filing=filing.pk,
        version=publication.version,
        rendition=made.number,
        reason=made.reason,
        note=made.note,
    )
    if made.reason in CLEARED:
        jobs.enqueue(CLEAR, publication.pk, college=filing.college, federation=filing.federation)


def _retained(publication: Publication) -> bool:
    if publication.counted_hash:
        return True
    rows = Rendition.objects.filter(publication=publication, reason=RenderReason.RETENTION)
    return rows.exists()


def _digests(publication: Publication, number: int) -> Mapping[str, str]:
    """Return what the files of a rendition were before they were signed, by kind."""
    rows = PublicationFile.objects.filter(publication=publication, rendition=number)
    return {FileKind(row.kind): row.unsigned_sha256 or row.sha256 for row in rows}
