"""Keys and certificates for tests, made in memory: nothing of the kind is committed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from disclosures.publication.signing import file_key

PASSPHRASE = "只在测试里用"
BEGINS = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
ENDS = dt.datetime(2060, 1, 1, tzinfo=dt.UTC)
SIGNING = {"digital_signature": True, "content_commitment": True}
AUTHORITY = {"key_cert_sign": True, "crl_sign": True}
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True)
class Pair:
    """A key and its certificate; `above` is the authority's."""

    key: Any
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    def p12(self, passphrase: str = PASSPHRASE) -> bytes:
        """As a PKCS#12 file."""
        lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        return pkcs12.serialize_key_and_certificates(
            b"signing", self.key, self.certificate, list(self.above) or None, lock
        )

    @property
    def der(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_der(self) -> bytes:
        """The key, unencrypted, PKCS#8."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def signer(self) -> file_key.FileKey:
        """As what `signing.sign` takes."""
        return file_key.parse(self.p12(""), "")


def make(
    name: str = "演示学联",
    *,
    organisation: str = "",
    begins: dt.datetime = BEGINS,
    ends: dt.datetime = ENDS,
    usage: dict[str, bool] | None = None,
    purposes: list[x509.ObjectIdentifier] | None = None,
    authority: Pair | None = None,
    is_authority: bool = False,
    rsa_key: bool = False,
) -> Pair:
    """A new pair: self-signed, or by `authority`."""
    key = (
        rsa.generate_private_key(65537, 2048)
        if rsa_key
        else ec.generate_private_key(ec.SECP256R1())
    )
    names = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        names.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    subject = x509.Name(names)
    wanted = AUTHORITY if is_authority else SIGNING
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority.certificate.subject if authority else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_usage(usage or wanted), critical=True)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    made = builder.sign(authority.key if authority else key, hashes.SHA256())
    return Pair(key, made, (authority.certificate,) if authority else ())


def _usage(wanted: dict[str, bool]) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in USAGES})


@cache
def ours() -> Pair:
    """The certificate that signs in tests."""
    return make("演示用证书", organisation="云岭省学生联合会")


@cache
def stamping() -> Pair:
    """The certificate of a time stamp service."""
    return make("时间戳", purposes=[ExtendedKeyUsageOID.TIME_STAMPING], rsa_key=True)
