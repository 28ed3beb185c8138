"""Key and trusted certificates as the settings name them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from disclosures.publication.signing import file_key
from disclosures.publication.signing.certificate import fault
from disclosures.publication.signing.faults import NotReady
from disclosures.publication.signing.token_key import TokenKey
from disclosures.publication.signing.trusting import Trust
from portal import clock

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from disclosures.publication.signing.interface import Signer

_log = structlog.get_logger(__name__)


def signer() -> Signer | None:
    """Return the key that signs now; None where the settings name none.

    Raises ``NotReady`` (an ``ImproperlyConfigured``) with a sentence where the key cannot be used:
    nothing is published unsigned because a key is missing for a day.
    """
    found = _key()
    if found and (wrong := fault(found.certificate, clock.now())):
        raise NotReady(wrong)
    return found


def trust() -> Trust:
    """Return what signatures are compared with: own certificates, present and former, and authorities.

    What cannot be read is left out and logged: judging goes on without.
    """
    own = _all(settings.PDF_SIGNING_CERTIFICATES)
    try:
        present = _key()
        own += [present.certificate] if present else []
    except NotReady as error:
        _log.warning("signing.own_certificate_missing", why=error.sentence)
    return Trust.of(own, _all(settings.PDF_TRUST_FILES))


def _all(paths: list[str]) -> list[Certificate]:
    found: list[Certificate] = []
    for path in paths:
        try:
            found += certificates(Path(path))
        except NotReady as error:
            _log.exception("signing.certificate_missing", why=error.sentence)
    return found


def certificates(path: Path) -> list[Certificate]:
    """Read the certificates of a file (PEM with any number of them, or DER); raises ``NotReady``."""
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    try:
        raw = path.read_bytes()
        blocks = (
            [der for _kind, _head, der in pem.unarmor(raw, multiple=True)]
            if pem.detect(raw)
            else [raw]
        )
        found = [Certificate.load(block, strict=True) for block in blocks]
        _ = [one.serial_number for one in found]
    except (OSError, ValueError, TypeError) as error:
        raise NotReady(
            f"读不了证书文件 {path}：要的是 PEM 或 DER 格式的证书（.pem、.crt、.cer）。"
        ) from error
    return found


def _key() -> Signer | None:
    if settings.PDF_SIGNING_PKCS11_MODULE and settings.PDF_SIGNING_KEY_FILE:
        raise NotReady(
            "签名密钥设置了两处：PDF_SIGNING_KEY_FILE 和 PDF_SIGNING_PKCS11_MODULE。请只留一处。"
        )
    if settings.PDF_SIGNING_PKCS11_MODULE:
        return _token(
            settings.PDF_SIGNING_PKCS11_MODULE,
            settings.PDF_SIGNING_PKCS11_TOKEN,
            settings.PDF_SIGNING_PKCS11_LABEL,
            settings.PDF_SIGNING_PKCS11_CERTIFICATE or settings.PDF_SIGNING_PKCS11_LABEL,
            settings.PDF_SIGNING_PKCS11_PIN,
        )
    if not settings.PDF_SIGNING_KEY_FILE:
        return None
    path = Path(settings.PDF_SIGNING_KEY_FILE)
    if settings.PDF_SIGNING_DEMONSTRATION and not path.exists():
        return None
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _file(path, settings.PDF_SIGNING_PASSPHRASE, changed)


@lru_cache(maxsize=2)
def _token(module: str, token: str, key: str, certificate: str, pin: str) -> TokenKey:
    return TokenKey(module, token, key, certificate, pin)


@lru_cache(maxsize=2)
def _file(path: Path, passphrase: str, changed: int) -> file_key.FileKey:
    """Read once, and again when the file is another (``changed``: nanoseconds)."""
    return file_key.read(path, passphrase)
