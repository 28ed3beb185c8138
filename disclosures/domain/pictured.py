"""The pictures that an assembled document names, out of the filing's attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.models import Attachment

if TYPE_CHECKING:
    from disclosures.publication.document import Document

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}


def pictures_of(filing_id: int, document: Document) -> dict[str, tuple[bytes, str]]:
    """Return bytes and ending (``.png``) by the picture's name; one that is gone is left out."""
    found: dict[str, tuple[bytes, str]] = {}
    for image in document.pictures():
        if not (image.attachment.isascii() and image.attachment.isdigit()):
            continue
        one = Attachment.objects.filter(filing=filing_id, pk=int(image.attachment)).first()
        if one:
            with one.file.open("rb") as file:
                found[image.file] = file.read(), SUFFIXES.get(one.content_type, ".bin")
    return found
