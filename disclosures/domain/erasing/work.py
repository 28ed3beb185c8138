"""A granted request is carried out: every file that names the person is made again, and the former ones go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from disclosures.domain import bake, corrections, lifecycle, publish
from disclosures.domain.erasing import masks
from disclosures.domain.released import is_withdrawn
from disclosures.enums import RenderReason
from disclosures.models import Erasure, Publication, Rendition
from disclosures.publication.erased import erased
from portal import clock
from portal.domain import audit

if TYPE_CHECKING:
    from collections.abc import Iterator

ERASE = "disclosures.erase"


@transaction.atomic
def carry_out(erasure_id: int) -> int:
    """Make the files anew; return of how many versions. The job's function; may run twice, and side by side."""
    # The filing first, as everywhere: a version that is being baked is there before we look, or sees the request.
    lifecycle.lock(Erasure.objects.select_related("filing").get(pk=erasure_id).filing)
    row = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure_id)
    if row.state not in masks.GRANTED or not row.name:
        return 0
    made = [one for one in _naming(row) if _made(row, one)]
    if row.done_at is None:
        row.done_at = clock.now()
        row.save(update_fields=["done_at"])
        audit.record(
            None, "erasure.done", row, college=row.college, federation=row.federation, versions=len(made)
        )  # fmt: skip
    return len(made)


def _naming(row: Erasure) -> Iterator[Publication]:
    """Versions with files in which the person stands, also as who left since the version before.

    Of the college's other filings too where that was asked.
    """
    wanted = Q(filing=row.filing_id)
    if row.everywhere:
        wanted |= Q(filing__college=row.college_id)
    for one in Publication.objects.filter(wanted).select_related("filing").order_by("pk"):
        if one.document and bake.number_of(one) and not is_withdrawn(one):
            before = corrections.compared_with(one)
            if _names(row, one) or (before is not None and _names(row, before)):
                yield one


def _names(row: Erasure, publication: Publication) -> bool:
    if not publication.document:
        return False
    document = publish.document_in(publication)
    return erased(document, [masks.mask_of(row, publication)]) != document


def _made(row: Erasure, publication: Publication) -> bool:
    """Make the files, unless they were made for this reason since the decision."""
    since = row.decided_at or row.received_at
    newer = Rendition.objects.filter(
        publication=publication, reason=RenderReason.ERASURE, made_at__gte=since
    )
    if newer.exists():
        return False
    return bake.make(publication, RenderReason.ERASURE, _("应本人请求")) is not None
