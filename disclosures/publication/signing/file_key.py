"""A key in a PKCS#12 file (.p12, .pfx)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate

from disclosures.publication.signing.certificate import subject_of
from disclosures.publication.signing.faults import NotReady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography import x509
    from pyhanko.sign.signers import Signer as Engine


@dataclass(frozen=True)
class FileKey:
    """A private key in memory, its certificate, and the certificates above that one."""

    certificate: Certificate
    key: PrivateKeyInfo
    chain: tuple[Certificate, ...] = ()

    @property
    def subject(self) -> str:
        """Whom the certificate names."""
        return subject_of(self.certificate)

    @contextmanager
    def open(self) -> Iterator[Engine]:
        """The key is in memory already."""
        from pyhanko.sign.signers import SimpleSigner
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        above = SimpleCertificateStore()
        above.register_multiple(self.chain)
        yield SimpleSigner(self.certificate, self.key, above)


def read(path: Path, passphrase: str) -> FileKey:
    """Read a key file; raises ``NotReady`` with what is wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise NotReady(
            f"读不到签名密钥文件 {path}（{error.strerror}）。请检查 PDF_SIGNING_KEY_FILE 和文件权限。"
        ) from error
    return parse(raw, passphrase)


def parse(raw: bytes, passphrase: str) -> FileKey:
    """Return the key of a PKCS#12 file's bytes; raises ``NotReady`` with what is wrong."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        pkcs12,
    )

    try:
        key, own, above = pkcs12.load_key_and_certificates(raw, passphrase.encode() or None)
    except UnsupportedAlgorithm as error:
        raise NotReady(
            "签名密钥的算法不受支持（例如国密 SM2）。请使用 RSA 或 ECDSA 密钥。"
        ) from error
    except ValueError as error:
        raise NotReady(
            "签名密钥文件打不开：口令不对（PDF_SIGNING_PASSPHRASE），或者不是 PKCS#12（.p12、.pfx）文件。"
        ) from error
    if key is None or own is None:
        raise NotReady("签名密钥文件里没有私钥和它的证书。请重新导出，导出时选“包含私钥”。")
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return FileKey(_read(own), PrivateKeyInfo.load(plain), tuple(_read(one) for one in above))


def _read(one: x509.Certificate) -> Certificate:
    from cryptography.hazmat.primitives.serialization import Encoding

    return Certificate.load(one.public_bytes(Encoding.DER))
