"""The submission as the public would see it."""

from __future__ import annotations

from django.urls import reverse

from disclosures.domain import publish
from disclosures.models import Submission
from disclosures.publication import render


def public_page(submission: Submission) -> str:
    """Return the public page as it would be baked on approval, without number and code."""
    document = publish.document_of(submission)
    pictures = {
        picture.file: reverse(
            "filing:attachment", args=[submission.filing_id, int(picture.attachment)]
        )
        for picture in document.pictures()
        if picture.attachment.isascii() and picture.attachment.isdigit()
    }
    return render.to_html(document, None, pictures)
