"""A publication's files, written once; only then the register points to it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.db import transaction

from disclosures.domain import lifecycle, publish, register
from disclosures.enums import FileKind
from disclosures.models import Attachment, Publication, PublicationFile
from disclosures.publication import render, store
from disclosures.publication.freeze import freeze
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from disclosures.publication.document import Document
    from disclosures.publication.store import Batch, Written

NAMES = {FileKind.PAGE: "index.html", FileKind.PDF: "disclosure.pdf", FileKind.DATA: "data.json"}
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}


def bake(publication_id: int) -> None:
    """Render page, PDF and data of a publication, store them, enter it in the register.

    May run twice, and side by side: files are drafts until the filing is locked, and where
    the publication already has its files nothing more is done. A worker that dies before
    the end leaves drafts, which nobody sees.
    """
    publication = Publication.objects.select_related("filing").get(pk=publication_id)
    if publication.files.exists():
        return
    with store.Batch() as batch:
        written = _render(publication, batch)
        with transaction.atomic():
            lifecycle.lock(publication.filing)
            if not publication.files.exists():
                batch.settle()
                _enter(publication, written)


def folder(publication: Publication) -> str:
    """Where the files of a publication lie in the published storage: code, then version."""
    return f"{publication.code}/{publication.version}"


def _render(publication: Publication, batch: Batch) -> dict[FileKind, Written]:
    """Write the drafts of all files; say on the way how far it is."""
    document, stamp = publish.document_in(publication), publish.stamp_of(publication)
    pictures = _pictures(publication, document)
    base = folder(publication)
    for name, data in pictures.items():
        batch.add(f"{base}/{name}", data)
    names = {PurePosixPath(name).stem: name for name in pictures}
    report(10)
    page = freeze(render.to_html(document, stamp, names)).encode()
    report(30)
    pdf = render.to_pdf(
        document, stamp, {PurePosixPath(name).stem: data for name, data in pictures.items()}
    )
    report(90)
    data = render.to_data_bytes(document)
    made = {FileKind.PAGE: page, FileKind.PDF: pdf, FileKind.DATA: data}
    return {kind: batch.add(f"{base}/{NAMES[kind]}", content) for kind, content in made.items()}


def _pictures(publication: Publication, document: Document) -> dict[str, bytes]:
    """The pictures that the document names, by file name; one that is gone is left out."""
    found: dict[str, bytes] = {}
    for image in document.pictures():
        if not (image.attachment.isascii() and image.attachment.isdigit()):
            continue
        one = Attachment.objects.filter(
            filing=publication.filing_id, pk=int(image.attachment)
        ).first()
        if one:
            with one.file.open("rb") as file:
                found[image.file + SUFFIXES.get(one.content_type, ".bin")] = file.read()
    return found


def _enter(publication: Publication, written: dict[FileKind, Written]) -> None:
    """Rows of the files, the register's line, the filing's new state: in one transaction."""
    for kind, one in written.items():
        PublicationFile.objects.create(
            publication=publication, kind=kind, path=one.name, sha256=one.sha256, size=one.size
        )
        store.sweep_drafts(one.name)
    register.enter(publication)
    publish.published(publication.filing)
