"""A key in a PKCS#11 token, played by SoftHSM."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import keys

from disclosures.publication import signing
from disclosures.publication.signing import NotReady, checking
from disclosures.publication.signing.token_key import let_go
from tests import certificates

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so")
MODULE = next((path for path in MODULES if Path(path).exists()), "")
pytestmark = pytest.mark.skipif(
    not (MODULE and shutil.which("softhsm2-util")),
    reason="SoftHSM is not installed: apt-get install softhsm2",
)
AT = dt.datetime(2025, 11, 3, 1, 30, tzinfo=dt.UTC)
PIN = "4711"


@pytest.fixture
def token(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A token with the tests' key and certificate, named by the settings."""
    (tmp_path / "tokens").mkdir()
    conf = tmp_path / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(conf))
    util = ["softhsm2-util", "--init-token", "--free", "--label", "portal"]
    subprocess.run([*util, "--pin", PIN, "--so-pin", "0000"], check=True, capture_output=True)
    pair = certificates.make("密钥设备", rsa_key=True)
    _put(pair)
    settings.PDF_SIGNING_PKCS11_MODULE = MODULE
    settings.PDF_SIGNING_PKCS11_TOKEN = "portal"
    settings.PDF_SIGNING_PKCS11_LABEL = "signing"
    settings.PDF_SIGNING_PKCS11_PIN = PIN
    yield pair
    let_go(MODULE)


def _put(pair: certificates.Pair) -> None:
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    key = keys.PrivateKeyInfo.load(pair.key_der)["private_key"].parsed.dump()
    about = {pkcs11.Attribute.LABEL: "signing", pkcs11.Attribute.ID: b"1"}
    slot = pkcs11.lib(MODULE).get_token(token_label="portal")
    with slot.open(rw=True, user_pin=PIN) as session:
        here = about | {pkcs11.Attribute.TOKEN: True}
        session.create_object(decode_rsa_private_key(key) | here)
        session.create_object(decode_x509_certificate(pair.der) | here)
    let_go(MODULE)


def test_the_token_signs_and_keeps_its_key(token: certificates.Pair, pdf: bytes) -> None:
    signer = signing.signer()
    assert signer.subject == "密钥设备"
    found = signing.inspect(signing.sign(pdf, signer, AT))
    assert found == signing.Signed(True, True, "密钥设备", AT)
    assert signing.inspect(signing.sign(pdf, signing.signer(), AT)).intact


def test_a_wrong_pin_is_named(token: certificates.Pair, settings: Any) -> None:
    settings.PDF_SIGNING_PKCS11_PIN = "9999"
    with pytest.raises(NotReady, match="PIN 不对"):
        signing.signer()


def test_a_wrong_label_is_named(token: certificates.Pair, settings: Any) -> None:
    settings.PDF_SIGNING_PKCS11_LABEL = "other"
    with pytest.raises(NotReady, match="连不上签名密钥"):
        signing.signer()


def test_a_token_that_was_pulled_out_fails_the_signing(
    token: certificates.Pair, settings: Any, pdf: bytes, tmp_path: Path
) -> None:
    signer = signing.signer()
    shutil.rmtree(tmp_path / "tokens")
    let_go(MODULE)
    with pytest.raises(NotReady, match="连不上签名密钥"):
        signing.sign(pdf, signer, AT)


def test_a_worker_that_forks_after_the_check_can_sign(
    token: certificates.Pair, settings: Any, pdf: bytes
) -> None:
    assert checking.check() == []
    child = os.fork()
    if child == 0:
        try:
            signed = signing.sign(pdf, signing.signer(), AT)
            os._exit(0 if signing.inspect(signed).intact else 1)
        finally:
            os._exit(2)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
