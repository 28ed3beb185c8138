"""A key that never leaves its token: PKCS#11 (a USB key, a hardware security module, SoftHSM)."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from disclosures.publication.signing.certificate import subject_of
from disclosures.publication.signing.faults import NotReady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer as Engine


@dataclass(frozen=True)
class TokenKey:
    """Where the key is: the driver's file, the token's label, the labels of key and certificate, the PIN."""

    module: str
    token: str
    key: str
    certificate_label: str
    pin: str

    @property
    def subject(self) -> str:
        """Whom the certificate names."""
        return subject_of(self.certificate)

    @cached_property
    def certificate(self) -> Certificate:
        """The certificate, read from the token once."""
        with self.open() as engine:
            return engine.signing_cert

    @contextmanager
    def open(self) -> Iterator[Engine]:
        """Log in to the token, and out at the end."""
        from pkcs11.exceptions import PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

        try:
            criteria = TokenCriteria(label=self.token) if self.token else None
            session = open_pkcs11_session(self.module, token_criteria=criteria, user_pin=self.pin)
            with session:
                yield PKCS11Signer(
                    session,
                    cert_label=self.certificate_label,
                    key_label=self.key,
                    other_certs_to_pull=None,
                )
        except (PKCS11Error, RuntimeError, OSError) as error:
            raise NotReady(_sentence(error)) from error


def let_go(module: str) -> None:
    """Unload the driver from this process: one that forks must not hand it on to its children."""
    if not module:
        return
    import pkcs11

    with suppress(pkcs11.PKCS11Error, RuntimeError):
        pkcs11.unload(module)


def _sentence(error: Exception) -> str:
    from pkcs11 import exceptions

    if isinstance(error, exceptions.PinIncorrect | exceptions.PinInvalid | exceptions.PinLenRange):
        return "签名密钥（PKCS#11）的 PIN 不对，请核对 PDF_SIGNING_PKCS11_PIN。多次输错会锁住密钥，请先停下后台任务。"
    if isinstance(error, exceptions.PinLocked):
        return "签名密钥（PKCS#11）因 PIN 多次输错已被锁住，请联系发证机构解锁。"
    why = f"{type(error).__name__} {error}".strip()[:80]
    return f"连不上签名密钥（PKCS#11）：{why}。请检查驱动文件、密钥设备和 PDF_SIGNING_PKCS11_ 开头的几项设置。"
