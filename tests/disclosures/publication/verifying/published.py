"""A released publication with a small signed PDF: rows and bytes, no baking."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosures.enums import FileKind, RenderReason
from disclosures.models import Publication, PublicationFile, RegisterEntry
from disclosures.publication import signing
from disclosures.publication.stamp import new_code, spaced
from tests import certificates
from tests.factories import (
    PublicationFactory,
    PublicationFileFactory,
    RegisterEntryFactory,
    RenditionFactory,
)

AT = dt.datetime(2025, 11, 3, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@dataclass
class Published:
    """A publication, its line in the register, its PDF before and after signing."""

    publication: Publication
    entry: RegisterEntry
    bare: bytes
    pdf: bytes
    file: PublicationFile


def pdf_of(code: str, text: str = "云岭海洋大学学生会改革情况") -> bytes:
    """An unsigned PDF with the code on its last page."""
    from weasyprint import HTML

    body = f"<html lang=zh><title>演示</title><p>{text}</p><p>验证码 {spaced(code)}</p></html>"
    return bytes(HTML(string=body).write_pdf(pdf_identifier=code.encode()))


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def released(settings: Any, folder: Path) -> Published:
    """Release a first version; the server knows its own certificate but has no key."""
    path = folder / "own.pem"
    path.write_bytes(certificates.ours().pem)
    settings.PDF_SIGNING_CERTIFICATES = [str(path)]
    return publish(college_name="云岭海洋大学", union_name="学生会", edition_key="2024-2025")


def publish(**facts: Any) -> Published:
    """Release a first version; `facts` go to the register's line."""
    entry = RegisterEntryFactory(publication__code=new_code(), **facts)
    return with_pdf(entry.publication, entry)


def with_pdf(
    publication: Publication,
    entry: RegisterEntry,
    number: int = 1,
    reason: RenderReason = RenderReason.FIRST,
) -> Published:
    """Sign a PDF of the publication and write its rows."""
    bare = pdf_of(publication.code, f"第{number}次生成")
    signer = certificates.ours().signer()
    pdf = signing.sign(bare, signer, AT)
    subject = signer.subject
    RenditionFactory(publication=publication, number=number, reason=reason, signed_by=subject)
    file = PublicationFileFactory(
        publication=publication,
        rendition=number,
        kind=FileKind.PDF,
        path=f"{publication.code}/{number}/disclosure.pdf",
        sha256=digest(pdf),
        unsigned_sha256=digest(bare),
        size=len(pdf),
    )
    return Published(publication, entry, bare, pdf, file)


def supersede(first: Published) -> Published:
    """Release the next version of the same filing."""
    newer = PublicationFactory(submission=first.publication.submission, version=2, code=new_code())
    first.entry.publication = newer
    first.entry.save(update_fields=["publication"])
    return with_pdf(newer, first.entry)
