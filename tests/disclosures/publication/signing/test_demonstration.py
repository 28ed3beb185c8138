"""The demonstration signs with a certificate that says what it is, made once."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from disclosures.publication import signing
from portal import clock


def test_it_is_made_once_and_signs(settings: Any, tmp_path: Path, pdf: bytes) -> None:
    path = tmp_path / "signing" / "demonstration.p12"
    settings.PDF_SIGNING_DEMONSTRATION = True
    settings.PDF_SIGNING_KEY_FILE = str(path)
    settings.PDF_SIGNING_PASSPHRASE = "demonstration"
    assert signing.signer() is None
    call_command("make_demo_certificate", verbosity=0)
    raw = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    signer = signing.signer()
    assert signer.subject == "演示用证书（仅供演示，不证明任何事）"
    assert signing.inspect(signing.sign(pdf, signer, clock.now())).trusted
    call_command("make_demo_certificate", verbosity=0)
    assert path.read_bytes() == raw


def test_never_on_a_server(settings: Any) -> None:
    settings.PDF_SIGNING_DEMONSTRATION = False
    with pytest.raises(CommandError, match="只能在演示环境"):
        call_command("make_demo_certificate")
