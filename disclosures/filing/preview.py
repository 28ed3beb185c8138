"""The filing as the public would see it."""

from __future__ import annotations

from django.urls import reverse

from disclosures.content import Disclosure
from disclosures.domain import publish
from disclosures.filing.loading import Desk
from disclosures.publication import render
from disclosures.publication.document import Document


def document_of(desk: Desk) -> Document:
    """Return the drafts assembled and redacted under the cycle's policy."""
    return publish.preview(desk.filing, Disclosure.model_validate(desk.assessment.content))


def picture_addresses(desk: Desk, document: Document) -> dict[str, str]:
    """Return where each picture of the preview is fetched."""
    return {
        picture.file: reverse("filing:attachment", args=(desk.filing.pk, int(picture.attachment)))
        for picture in document.pictures()
        if picture.attachment.isascii() and picture.attachment.isdigit()
    }


def preview_page(desk: Desk) -> str:
    """Return the public page as it would be baked today, without number and code."""
    document = document_of(desk)
    return render.to_html(document, None, picture_addresses(desk, document))
