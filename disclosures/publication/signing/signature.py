"""Putting the signature into a PDF: PAdES-B-B, or B-T with a time stamp service; invisible."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings

from disclosures.publication.signing.aside import aside
from disclosures.publication.signing.certificate import fault
from disclosures.publication.signing.faults import NoTimeStamp, NotReady

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.timestamps import TimeStamper

    from disclosures.publication.signing.interface import Signer

FIELD = "Signature"
REASON = "高校学生会组织改革情况公开，原件"
SECONDS = 20
"""How long a time stamp service may take to answer."""


def sign(pdf: bytes, signer: Signer, at: datetime) -> bytes:
    """Return the PDF with a certifying signature appended: what comes afterwards is a change.

    ``at`` is the time of signing that the signature states; with ``PDF_TSA_URL`` the service's time is
    bound to it as well. The bytes of ``pdf`` stay as they are at the beginning of the result.
    Raises ``NotReady`` where the key or its certificate cannot be used, ``NoTimeStamp`` where the
    service gives none (the file is then not signed at all).
    """
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    if wrong := fault(signer.certificate, at):
        raise NotReady(wrong)
    with signer.open() as engine:
        try:
            writer = _writer(pdf)
            made = aside(lambda: _pdf_signer(engine, at).sign_pdf(writer))
        except (TimestampRequestError, TimeoutError) as error:
            raise NoTimeStamp(
                "时间戳服务没有给出时间戳，文件没有签名，也没有公开；稍后自动再试。请检查 PDF_TSA_URL 和网络。"
            ) from error
    return bytes(made.getvalue())


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    """A writer that leaves the file a PDF 1.7, on which PDF/A-3 rests (ISO 19005-3)."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Archival(IncrementalPdfFileWriter):
        output_version = (1, 7)

        def ensure_output_version(self, version: tuple[int, int]) -> None:
            """Curves and PAdES are named as extensions of 1.7."""
            super().ensure_output_version(min(version, (1, 7)))

    return Archival(BytesIO(pdf))


def _pdf_signer(engine: Any, at: datetime) -> PdfSigner:
    from pyhanko.sign import fields, signers

    class At(signers.PdfSigner):
        """States the given moment instead of the machine's."""

        def init_signing_session(self, *args: Any, **options: Any) -> Any:
            session = super().init_signing_session(*args, **options)
            session.system_time = at
            return session

    said = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=REASON,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    return At(said, engine, timestamper=_time_stamper())


def _time_stamper() -> TimeStamper | None:
    if not settings.PDF_TSA_URL:
        return None
    from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    class Service(HTTPTimeStamper):
        """An answer that is no time stamp counts as none."""

        async def async_request_tsa_response(self, req: Any) -> Any:
            try:
                answer = await super().async_request_tsa_response(req)
                _ = answer["status"]["status"].native
            except ValueError as error:
                raise TimestampRequestError("not a time stamp") from error
            return answer

    return Service(settings.PDF_TSA_URL, timeout=SECONDS)
