"""A certificate for the demonstration, made on this machine: it says of itself that it is one."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from portal import clock

if TYPE_CHECKING:
    from pathlib import Path

NAME, ORGANISATION = "演示用证书", "仅供演示，不证明任何事"
YEARS = 10


def make(path: Path, passphrase: str) -> bool:
    """Write a PKCS#12 file that only we may read, and its certificate (.pem) beside it; False where it is there."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    p12, pem = _pair(passphrase)
    path.with_suffix(".pem").write_bytes(pem)
    draft = path.with_suffix(".draft")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
        file.write(p12)
    draft.replace(path)
    return True


def _pair(passphrase: str) -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        pkcs12,
    )
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, NAME),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # The invented past was signed as well: it begins before the demonstration does.
        .not_valid_before(clock.now() - dt.timedelta(days=365 * YEARS))
        .not_valid_after(clock.now() + dt.timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
    )
    made = builder.sign(key, hashes.SHA256())
    lock = BestAvailableEncryption(passphrase.encode())
    file = pkcs12.serialize_key_and_certificates(NAME.encode(), key, made, None, lock)
    return file, made.public_bytes(Encoding.PEM)


def _usage() -> object:
    from cryptography import x509

    others = (
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(
        digital_signature=True, content_commitment=True, **dict.fromkeys(others, False)
    )
