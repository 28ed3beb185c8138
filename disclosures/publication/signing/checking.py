"""What the worker says when it starts (and ``manage.py check --deploy --tag portal``) about signing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names

from disclosures.publication.signing import configured
from disclosures.publication.signing.certificate import days_left
from disclosures.publication.signing.faults import NotReady
from disclosures.publication.signing.token_key import let_go
from portal import clock

SOON = 30
"""Days before its end at which a certificate is spoken of."""


def check(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """Try the key as the settings name it; nothing is signed. The token is let go: workers fork afterwards."""
    try:
        return [*_key(), *_files()]
    finally:
        let_go(settings.PDF_SIGNING_PKCS11_MODULE)


def _key() -> list[CheckMessage]:
    try:
        signer = configured.signer()
    except NotReady as error:
        return [Error(error.sentence, hint="在此之前不会生成公开文件。", id="signing.E001")]
    if signer is None:
        return [
            Info("没有设置签名密钥：公开的 PDF 不加数字签名，文件里会写明。", id="signing.I001")
        ]
    left = days_left(signer.certificate, clock.now())
    if left < SOON:
        return [Warning(f"签名证书还有{left}天过期，请准备新证书。", id="signing.W001")]
    return []


def _files() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for path in [*settings.PDF_SIGNING_CERTIFICATES, *settings.PDF_TRUST_FILES]:
        try:
            configured.certificates(Path(path))
        except NotReady as error:
            found.append(Error(error.sentence, id="signing.E002"))
    return found
