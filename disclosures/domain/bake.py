"""A publication's files, written once; only then the register points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from disclosures.domain import lifecycle, publish, register
from disclosures.domain.pictured import pictures_of
from disclosures.domain.windows import chinese
from disclosures.enums import FileKind
from disclosures.exporting import published, workbook
from disclosures.models import Publication, PublicationFile
from disclosures.publication import render, store
from disclosures.publication.freeze import freeze
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp
    from disclosures.publication.store import Batch, Written

NAMES = {
    FileKind.PAGE: "index.html",
    FileKind.PDF: "disclosure.pdf",
    FileKind.DATA: "data.json",
    FileKind.WORD: "disclosure.docx",
    FileKind.SHEET: "disclosure.xlsx",
}
DONE = {
    FileKind.PAGE: 20,
    FileKind.WORD: 30,
    FileKind.SHEET: 40,
    FileKind.PDF: 90,
    FileKind.DATA: 95,
}
"""How far the baking is, in per cent, when a file is written."""


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
    pictures = pictures_of(publication.filing_id, document)
    base = folder(publication)
    for name, (data, ending) in pictures.items():
        batch.add(f"{base}/{name}{ending}", data)
    made = {}
    for kind, content in _files(document, stamp, pictures):
        made[kind] = batch.add(f"{base}/{NAMES[kind]}", content)
        report(DONE[kind])
    return made


def _files(
    document: Document, stamp: Stamp, pictures: dict[str, tuple[bytes, str]]
) -> Iterator[tuple[FileKind, bytes]]:
    """Yield what the public gets: all of it from the one redacted document."""
    from disclosures.exporting.word import to_docx

    plain = {name: data for name, (data, _ending) in pictures.items()}
    beside = {name: f"{name}{ending}" for name, (_data, ending) in pictures.items()}
    yield FileKind.PAGE, freeze(render.to_html(document, stamp, beside)).encode()
    yield FileKind.WORD, to_docx(document, plain, stamp)
    yield FileKind.SHEET, to_sheets(document, stamp)
    yield FileKind.PDF, render.to_pdf(document, stamp, plain)
    yield FileKind.DATA, render.to_data_bytes(document)


def to_sheets(document: Document, stamp: Stamp) -> bytes:
    """Return the tables of a publication, with where they come from and how to check it."""
    approved = timezone.localtime(stamp.approved).date()
    origin = (
        ("版本", f"第{stamp.version}版，{chinese(approved)}通过"),
        ("审核单位", document.header.federation),
        ("验证码", stamp.spaced),
        ("核对地址", stamp.address),
        ("内容校验码", stamp.content_hash),
    )
    return workbook.write(published.sheets(document, origin), document.title, stamp.approved)


def _enter(publication: Publication, written: dict[FileKind, Written]) -> None:
    """Rows of the files, the register's line, the filing's new state: in one transaction."""
    for kind, one in written.items():
        PublicationFile.objects.create(
            publication=publication, kind=kind, path=one.name, sha256=one.sha256, size=one.size
        )
        store.sweep_drafts(one.name)
    register.enter(publication)
    publish.published(publication.filing)
