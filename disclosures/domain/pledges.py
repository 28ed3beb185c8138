"""The sealed page (承诺书): set from the filing, printed, signed, sealed, uploaded, sent along."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from disclosures.domain import attachments, lifecycle, papers
from disclosures.domain.actors import person
from disclosures.domain.editing import filing_locked
from disclosures.domain.freezing import canonical
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of
from disclosures.enums import PaperKind
from disclosures.models import Paper, Pledge
from portal import clock
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from disclosures.models import Filing, Submission
    from portal.access import Actor

BYTES = attachments.BYTES
"""Largest upload: 10 MB."""
PER_FILING = 20
"""Most sealed pages that are kept of one filing."""
PDF = "application/pdf"


@dataclass(frozen=True)
class Standing:
    """Whether the cycle asks for a sealed page, the latest one, and whether the content changed since."""

    asked: bool
    pledge: Pledge | None
    changed: bool

    @property
    def missing(self) -> bool:
        """Whether it keeps the filing from being submitted."""
        return self.asked and self.pledge is None


def standing(filing: Filing) -> Standing:
    """Say how the filing stands with its sealed page; nothing is looked up where none is asked."""
    if not filing.cycle.pledge:
        return Standing(asked=False, pledge=None, changed=False)
    latest = filing.pledges.order_by("pk").last()
    changed = latest is not None and latest.content_digest != digest_of(filing)
    return Standing(asked=True, pledge=latest, changed=changed)


def digest_of(filing: Filing) -> str:
    """Return the SHA-256 of what the drafts hold: 64 hex digits, the first 16 stand on the page."""
    content = {draft.key: draft.content for draft in filing.drafts.all() if draft.revision}
    return hashlib.sha256(canonical(content)).hexdigest()


def changed_since(submission: Submission) -> bool:
    """Say whether what was submitted differs from what stood there when its page was uploaded."""
    pledge = submission.pledge
    content = hashlib.sha256(canonical(submission.content)).hexdigest()
    return pledge is not None and pledge.content_digest != content


def order(actor: Actor, filing: Filing) -> Paper:
    """Have the page set for what the drafts hold now. Raises ``PermissionDenied``."""
    require(actor, "filing.edit", filing)
    return papers.order(actor, PaperKind.PLEDGE, filing, digest_of(filing))


def set_page(paper_id: int) -> None:
    """Set an ordered page; a worker calls it."""
    papers.set_once(paper_id, as_pdf)


def as_pdf(paper: Paper) -> bytes:
    """Return the page as PDF: one A4 sheet with room for signature, seal and date."""
    from disclosures.publication import engine

    return engine.print_pdf(markup(paper), identifier=paper.digest.encode())


def markup(paper: Paper) -> str:
    """Return the HTML that is set."""
    filing = paper.filing
    context = {
        "school": filing.union.college.name,
        "union": filing.union.name,
        "federation": filing.federation.name,
        "period": form_of(filing.cycle.edition).period,
        "digest": paper.digest[:16],
        "ordered_at": paper.ordered_at,
    }
    return render_to_string("pdf/pledge.html", context)


def upload(actor: Actor, filing: Filing, file: IO[bytes], name: str) -> Pledge:
    """Keep a scan or photograph of the sealed page and return it; earlier ones stay in the history.

    A picture (PNG, JPEG, WebP; written anew) or a PDF of at most 10 MB. Raises
    ``PermissionDenied``, or ``Refused`` with what to do.
    """
    refuse_unless_open(actor, filing)
    scan = cleaned(file)
    with transaction.atomic():
        row = lifecycle.lock(filing)
        refuse_unless_open(actor, row)
        digest = hashlib.sha256(scan.data).hexdigest()
        audit.record(
            actor.user,
            "filing.pledge",
            row,
            college=row.college,
            federation=row.federation,
            sha256=digest,
        )
        return Pledge.objects.create(
            filing=row,
            file=ContentFile(scan.data, name=f"{row.pk}-{digest[:16]}{scan.extension}"),
            name=attachments.shown_name(name),
            content_type=scan.content_type,
            size=len(scan.data),
            sha256=digest,
            content_digest=digest_of(row),
            uploaded_at=clock.now(),
            uploaded_by=person(actor),
        )


def refuse_unless_open(actor: Actor, filing: Filing) -> None:
    """Raise unless ``actor`` may upload a sealed page now."""
    require(actor, "filing.edit", filing)
    if not filing.cycle.pledge:
        raise Refused(_("本周期不要求上传承诺书。"))
    if reason := filing_locked(filing):
        raise Refused(reason)
    if filing.pledges.count() >= PER_FILING:
        raise Refused(_("这份填报已经上传过%s次承诺书，不能再传。请联系审核单位。") % PER_FILING)


def cleaned(file: IO[bytes]) -> attachments.Cleaned:
    """Judge the file by its content: a PDF is kept as it is, a picture is written anew."""
    head = file.read(5)
    file.seek(0)
    if head != b"%PDF-":
        try:
            return attachments.clean(file)
        except Refused as refused:
            raise Refused(
                _(
                    "这个文件没有收下：请上传承诺书的照片（PNG、JPG、WebP）或扫描成的 PDF，不超过10 MB。"
                )
            ) from refused
    raw = file.read(BYTES + 1)
    if len(raw) > BYTES:
        raise Refused(_("文件超过10 MB，没有上传。请降低扫描的清晰度，或者改传照片。"))
    if b"%%EOF" not in raw[-2048:]:
        raise Refused(_("这个 PDF 不完整，没有上传。请重新扫描或重新导出后再传。"))
    return attachments.Cleaned(raw, PDF, ".pdf")
