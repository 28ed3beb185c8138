"""Whether submissions and publications still hold what their hashes were made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosures.domain.freezing import canonical
from disclosures.models import Publication, Submission
from portal.models import Event

FROZEN = ("content", "findings", "explanations", "edition_digest")
BATCH = 50


def faults() -> Iterator[str]:
    """Yield a sentence for each submission and publication that does not agree with its hash.

    Streams; the scope must be everything. Once a roster gave way to its counts, what stands there
    answers to the hash of that (``counted_hash``), and the log has to know of it: an event is sealed,
    a hash anybody can write who owns the database.
    """
    for sent in Submission.objects.order_by("pk").iterator(chunk_size=BATCH):
        parts = {name: getattr(sent, name) for name in FROZEN}
        yield from _faults(sent, parts, _submission(sent))
    for made in Publication.objects.order_by("pk").iterator(chunk_size=BATCH):
        yield from _faults(made, made.document, _publication(made))


def _faults(row: Submission | Publication, value: object, name: str) -> Iterator[str]:
    if digest(value) != (row.counted_hash or row.content_hash):
        yield _("%s的内容与校验码不符。") % name
    elif row.counted_hash and not _logged(row.filing_id):
        yield _("%s的名单已改为人数，日志里没有到期办理的记录。") % name


def _logged(filing_id: int) -> bool:
    """Whether the log tells that the roster of a filing gave way (`retaining.work`)."""
    told = Event.objects.filter(action="retention.applied", target=f"filing:{filing_id}")
    return told.exists()


def _submission(row: Submission) -> str:
    return _("提交%(pk)d（填报%(filing)d第%(ordinal)d次提交）") % {
        "pk": row.pk,
        "filing": row.filing_id,
        "ordinal": row.ordinal,
    }


def _publication(row: Publication) -> str:
    return _("公开版本%(code)s（填报%(filing)d第%(version)d版）") % {
        "code": row.code,
        "filing": row.filing_id,
        "version": row.version,
    }


def digest(value: object) -> str:
    """Return the SHA-256 of JSON data in its canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()
