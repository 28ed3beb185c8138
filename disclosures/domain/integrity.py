"""Whether submissions and publications still hold what their hashes were made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosures.domain.freezing import canonical
from disclosures.models import Publication, Submission

FROZEN = ("content", "findings", "explanations", "edition_digest")
BATCH = 50


def faults() -> Iterator[str]:
    """Yield a sentence for each submission and publication that does not agree with its hash.

    Streams; the scope must be everything. Once a roster gave way to its counts, what stands there
    answers to the hash of that (``counted_hash``).
    """
    for sent in Submission.objects.order_by("pk").iterator(chunk_size=BATCH):
        parts = {name: getattr(sent, name) for name in FROZEN}
        if digest(parts) != (sent.counted_hash or sent.content_hash):
            yield _("提交%(pk)d（填报%(filing)d第%(ordinal)d次提交）的内容与校验码不符。") % {
                "pk": sent.pk,
                "filing": sent.filing_id,
                "ordinal": sent.ordinal,
            }
    for made in Publication.objects.order_by("pk").iterator(chunk_size=BATCH):
        if digest(made.document) != (made.counted_hash or made.content_hash):
            yield _("公开版本%(code)s（填报%(filing)d第%(version)d版）的内容与校验码不符。") % {
                "code": made.code,
                "filing": made.filing_id,
                "version": made.version,
            }


def digest(value: object) -> str:
    """Return the SHA-256 of JSON data in its canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()
