"""All that the public gets of a publication, made from the one redacted document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from disclosures.domain import changed, publish
from disclosures.domain.corrections import compared_with
from disclosures.domain.erasing import masks as erasing
from disclosures.domain.pictured import pictures_of
from disclosures.domain.windows import chinese
from disclosures.enums import FileKind
from disclosures.exporting import published, workbook
from disclosures.models import Publication
from disclosures.publication import render, signing
from disclosures.publication.erased import Mask, erased
from disclosures.publication.freeze import freeze
from disclosures.publication.names import mask_in
from disclosures.publication.retention import named
from disclosures.publication.retention import retained as counted
from portal import clock
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Document
    from disclosures.publication.signing import Signer
    from disclosures.publication.stamp import Stamp
    from disclosures.publication.store import Batch, Written

Pictures = dict[str, tuple[bytes, str]]
"""Bytes and ending of a picture, by the name that the document gives it."""

NAMES = {
    FileKind.PAGE: "index.html",
    FileKind.PDF: "disclosure.pdf",
    FileKind.DATA: "data.json",
    FileKind.WORD: "disclosure.docx",
    FileKind.SHEET: "disclosure.xlsx",
    FileKind.CHANGES: "changes.html",
}
DONE = {
    FileKind.PAGE: 20,
    FileKind.WORD: 30,
    FileKind.SHEET: 40,
    FileKind.PDF: 90,
    FileKind.DATA: 93,
    FileKind.CHANGES: 95,
}
"""How far the baking is, in per cent, when a file is written."""


@dataclass
class Baked:
    """Files of one rendition that were written but not settled; `unsigned` are digests before signing."""

    number: int
    signed_by: str
    files: dict[FileKind, Written] = field(default_factory=dict)
    unsigned: dict[FileKind, str] = field(default_factory=dict)

    def digests(self) -> dict[FileKind, str]:
        """SHA-256 of each file as it was before it was signed."""
        return {kind: self.unsigned.get(kind, one.sha256) for kind, one in self.files.items()}


def folder_of(publication: Publication, number: int) -> str:
    """Where the files of a rendition lie: code, then version; from the second on with its number."""
    again = f".{number}" if number > 1 else ""
    return f"{publication.code}/{publication.version}{again}"


def write(publication: Publication, batch: Batch, number: int, *, retained: bool) -> Baked:
    """Add all files of a rendition to `batch`; say on the way how far it is.

    `retained`: rosters give way to counts. Whoever asked not to be named, and was granted it, is left out.
    Raises signing.NotReady before anything is rendered, where the server is to sign and cannot.
    """
    signer, before = signing.signer(), compared_with(publication)
    known = _named(publication) if retained else []
    masks = erasing.of(publication)
    shown = partial(_shown, masks=masks, known=known if retained else None)
    document = shown(publish.document_in(publication))
    stamp = replace(
        publish.stamp_of(publication),
        rendition=number,
        signed_by=signer.subject if signer else "",
        corrects=mask_in(publication.corrects, [*known, *erasing.names_in(masks)], strict=True),
        changes=before is not None,
    )
    pictures = pictures_of(publication.filing_id, document)
    base, baked = folder_of(publication, number), Baked(number, stamp.signed_by)
    for name, (data, ending) in pictures.items():
        batch.add(f"{base}/{name}{ending}", data)
    for kind, content in _files(document, stamp, pictures):
        _add(batch, baked, f"{base}/{NAMES[kind]}", kind, _signed(baked, kind, content, signer))
    if before is not None:
        page = changed.page_of(publication, before, stamp, _beside(pictures), shown)
        changes = freeze(page).encode()
        _add(batch, baked, f"{base}/{NAMES[FileKind.CHANGES]}", FileKind.CHANGES, changes)
    return baked


def _add(batch: Batch, baked: Baked, name: str, kind: FileKind, content: bytes) -> None:
    baked.files[kind] = batch.add(name, content)
    report(DONE[kind])


def _signed(baked: Baked, kind: FileKind, content: bytes, signer: Signer | None) -> bytes:
    """Sign the PDF, and keep what its digest was before."""
    if kind != FileKind.PDF or signer is None:
        return content
    baked.unsigned[kind] = hashlib.sha256(content).hexdigest()
    return signing.sign(content, signer, clock.now())


def _shown(document: Document, *, masks: list[Mask], known: list[str] | None) -> Document:
    """What the public gets of a document; `known`: the names that go with the roster, None while it stays."""
    named_less = erased(document, masks)
    return named_less if known is None else counted(named_less, known)


def _named(publication: Publication) -> list[str]:
    """Names on the rosters of all versions: once they are counted, no version names them."""
    rows = Publication.objects.filter(filing=publication.filing_id)
    return sorted({name for one in rows for name in named(publish.document_in(one))})


def _beside(pictures: Pictures) -> dict[str, str]:
    """Names of the files beside the page, by the names that the document gives the pictures."""
    return {name: f"{name}{ending}" for name, (_data, ending) in pictures.items()}


def _files(
    document: Document, stamp: Stamp, pictures: Pictures
) -> Iterator[tuple[FileKind, bytes]]:
    """Yield what the public gets: all of it from the one redacted document."""
    from disclosures.exporting.word import to_docx

    plain = {name: data for name, (data, _ending) in pictures.items()}
    yield FileKind.PAGE, freeze(render.to_html(document, stamp, _beside(pictures))).encode()
    yield FileKind.WORD, to_docx(document, plain, stamp)
    yield FileKind.SHEET, to_sheets(document, stamp)
    yield FileKind.PDF, render.to_pdf(document, stamp, plain)
    yield FileKind.DATA, render.to_data_bytes(document)


def to_sheets(document: Document, stamp: Stamp) -> bytes:
    """Return the tables of a publication, with where they come from and how to check it."""
    approved = timezone.localtime(stamp.approved).date()
    origin = (
        ("版本", f"第{stamp.version}版，{chinese(approved)}通过"),
        *((("更正说明", stamp.corrects),) if stamp.corrects else ()),
        ("审核单位", document.header.federation),
        ("验证码", stamp.spaced),
        ("核对地址", stamp.address),
        ("内容校验码", stamp.content_hash),
    )
    return workbook.write(published.sheets(document, origin), document.title, stamp.approved)
