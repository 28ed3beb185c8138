"""With files as they are really published: all kinds, and copies as people make them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest

from disclosures.enums import FileKind
from disclosures.models import Publication, Rendition
from disclosures.models.storages import published_storage
from disclosures.publication import signing
from disclosures.publication.verifying import judge
from disclosures.publication.verifying.judgement import Verdict, Why
from tests import certificates
from tests.disclosures.publication.approved import baked

SUBJECT = "演示用证书（云岭省学生联合会）"
SIGNED = {"appended", "saved again", "one page taken out"}
"""Copies in which (what is left of) the signature is still found."""


@pytest.fixture
def publication(db: None, settings: Any, tmp_path: Path) -> Publication:
    """Published by a server that signs."""
    (tmp_path / "key.p12").write_bytes(certificates.ours().p12())
    settings.PDF_SIGNING_KEY_FILE = str(tmp_path / "key.p12")
    settings.PDF_SIGNING_PASSPHRASE = certificates.PASSPHRASE
    return baked()


def content(publication: Publication, kind: FileKind) -> bytes:
    with published_storage().open(publication.files.get(kind=kind).path) as file:
        return bytes(file.read())


def test_the_published_pdf_is_signed_and_every_file_is_genuine(publication: Publication) -> None:
    pdf = content(publication, FileKind.PDF)
    assert signing.inspect(pdf).intact
    assert SUBJECT in "".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages[-2:]
    )
    assert Rendition.objects.get(publication=publication).signed_by == SUBJECT
    for kind in FileKind:
        if publication.files.filter(kind=kind).exists():
            assert judge(content(publication, kind)).kind == Verdict.GENUINE, kind
    assert judge(pdf).signer == SUBJECT


def test_changed_copies_of_every_kind_lead_to_the_original(publication: Publication) -> None:
    pdf = content(publication, FileKind.PDF)
    copies = {
        "appended": pdf + b"\n",
        "saved again": saved_again(pdf),
        "one page taken out": saved_again(pdf, without=2),
        "word": rezipped(content(publication, FileKind.WORD)),
        "sheet": rezipped(content(publication, FileKind.SHEET)),
        "data": content(publication, FileKind.DATA).replace(b" ", b"  ", 1),
        "page": content(publication, FileKind.PAGE) + b"<!-- -->",
    }
    for name, copy in copies.items():
        judged = judge(copy)
        assert (judged.kind, judged.publication) == (Verdict.ALTERED, publication), name
        assert judged.why == (Why.BROKEN if name in SIGNED else Why.CLAIMED), name


def saved_again(pdf: bytes, without: int | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    for number, page in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages):
        if number != without:
            writer.add_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def rezipped(data: bytes) -> bytes:
    """As an office program saves it: the same parts, packed anew."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()
