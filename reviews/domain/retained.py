"""What reviewers wrote of people, once their roster was counted: questions and return letters name nobody any more.

Replies, notes and verdicts are insert-only and stay as they are (decision 0031).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.publication.names import mask_in
from reviews.models import Flag, Letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from disclosures.domain.retaining.inside import File
    from disclosures.models import Filing


def sweep(filing: Filing, names: Collection[str]) -> Iterator[File]:
    """Mask the names in questions and letters of a filing; yield the letters' PDFs, which have to go."""
    known = sorted(names)
    for flag in Flag.objects.filter(review__filing=filing):
        flag.sentence = mask_in(flag.sentence, known, strict=True)
        flag.save(update_fields=["sentence"])
    for letter in Letter.objects.filter(review__filing=filing):
        letter.text = mask_in(letter.text, known, strict=True)
        if letter.pdf:
            yield letter.pdf.storage, str(letter.pdf.name)
        letter.pdf = ""
        letter.save(update_fields=["text", "pdf"])
