"""What the signature of a PDF is worth. Knows no settings: also runs in the child that reads strangers' files."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from disclosures.publication.signing.aside import aside
from disclosures.publication.signing.trusting import Trust

if TYPE_CHECKING:
    from datetime import datetime

MARK = b"/ByteRange"
"""Every signature states what it covers; the word is never compressed."""


@dataclass(frozen=True)
class Signed:
    """A signature.

    ``intact``: it covers every byte of the file and fits them; ``trusted``: by one of our certificates,
    valid at the time of signing; ``subject`` and ``signed_at``: by whom and when (empty and None where
    it cannot be read); ``stamped``: the time is that of a time stamp service we trust.
    """

    intact: bool
    trusted: bool
    subject: str = ""
    signed_at: datetime | None = None
    stamped: bool = False


def inspect_with(pdf: bytes, trust: Trust) -> Signed | None:
    """Return what the (first) signature is worth; None where the file has none. Never raises for its bytes."""
    if MARK not in pdf:
        return None
    try:
        return aside(lambda: _inspect(pdf, trust))
    except Exception:  # noqa: BLE001 - whatever a damaged file makes the reader do: it is not intact
        return Signed(intact=False, trusted=False)


def _inspect(pdf: bytes, trust: Trust) -> Signed:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    found = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
    if not found:
        return Signed(intact=False, trusted=False)
    certificate, at = found[0].signer_cert, found[0].self_reported_timestamp
    mine = trust.believes(certificate, at)
    try:
        status = validate_pdf_signature(
            found[0], *_contexts(trust, certificate, at, mine=mine), skip_diff=True
        )
    except Exception:  # noqa: BLE001 - the same, with the name still readable
        return _told(certificate, at, intact=False, trusted=mine)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.trusted)
    if stamped:
        at, mine = stamp.timestamp, mine and trust.believes(certificate, stamp.timestamp)
    return _told(
        certificate, at, intact=_whole(status), trusted=mine or status.trusted, stamped=stamped
    )


def _whole(status: Any) -> bool:
    from pyhanko.sign.validation import SignatureCoverageLevel

    return bool(
        status.valid and status.intact and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    )


def _contexts(
    trust: Trust, certificate: Any, at: datetime | None, *, mine: bool
) -> tuple[Any, ...]:
    """What the signer's certificate and the time stamp's are compared with; nothing is fetched."""
    from pyhanko.sign.validation import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    roots = trust.authorities()
    signers = ValidationContext(
        trust_roots=[*roots, certificate] if mine else roots, moment=at, allow_fetching=False
    )
    stamps = ValidationContext(trust_roots=roots, allow_fetching=False)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    return signers, stamps, None, usage


def _told(
    certificate: Any, at: datetime | None, *, intact: bool, trusted: bool, stamped: bool = False
) -> Signed:
    from disclosures.publication.signing.certificate import subject_of

    return Signed(intact, bool(trusted), subject_of(certificate), at, stamped)
