"""Signing with a key file, and what is read from the signature afterwards."""

from __future__ import annotations

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pypdf
import pytest

from disclosures.publication import signing
from disclosures.publication.signing import NotReady
from tests import certificates

AT = dt.datetime(2025, 11, 3, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_without_a_key_nothing_signs(settings: Any) -> None:
    settings.PDF_SIGNING_KEY_FILE = ""
    assert signing.signer() is None


def test_the_subject_is_known_before_anything_is_signed(key_file: Any) -> None:
    assert signing.signer().subject == "演示用证书（云岭省学生联合会）"


def test_what_was_signed_is_intact_and_ours(key_file: Any, pdf: bytes) -> None:
    signed = signing.sign(pdf, signing.signer(), AT)
    assert signed.startswith(pdf)
    found = signing.inspect(signed)
    assert found == signing.Signed(True, True, "演示用证书（云岭省学生联合会）", AT)


def test_a_pdf_without_signature_has_none(pdf: bytes) -> None:
    assert signing.inspect(pdf) is None
    assert signing.inspect(b"no pdf at all") is None


def test_it_certifies_and_allows_no_changes_and_shows_nothing(key_file: Any, pdf: bytes) -> None:
    root: Any = pypdf.PdfReader(BytesIO(signing.sign(pdf, signing.signer(), AT))).trailer["/Root"]
    signature = root["/Perms"]["/DocMDP"]
    assert signature["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature["/Reference"][0]["/TransformParams"]["/P"] == 1
    (field,) = root["/AcroForm"]["/Fields"]
    assert [float(side) for side in field.get_object()["/Rect"]] == [0, 0, 0, 0]


def test_the_signed_file_stays_a_pdf_1_7(key_file: Any, pdf: bytes) -> None:
    """ISO 19005-3 (PDF/A-3) rests on PDF 1.7; the signature's extension of it is named instead."""
    made = signing.sign(pdf, signing.signer(), AT)
    catalog: Any = pypdf.PdfReader(BytesIO(made)).trailer["/Root"]
    assert "/Version" not in catalog
    assert "/ESIC" in catalog["/Extensions"]


def test_a_flipped_byte_is_noticed(key_file: Any, pdf: bytes) -> None:
    signed = signing.sign(pdf, signing.signer(), AT)
    for place in range(20, len(signed), max(1, len(signed) // 60)):
        touched = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        found = signing.inspect(touched)
        inside = _in_padding(signed, place)
        assert inside or found is None or not found.intact, place


def _in_padding(signed: bytes, place: int) -> bool:
    """Behind the signature's own bytes stand zeros that nothing covers (the whole file's hash does)."""
    at = signed.index(b"/Contents <") + len(b"/Contents <")
    return at <= place < signed.index(b">", at)


def test_what_is_appended_is_noticed(key_file: Any, pdf: bytes) -> None:
    signed = signing.sign(pdf, signing.signer(), AT)
    writer = pypdf.PdfWriter(BytesIO(signed), incremental=True)
    writer.add_metadata({"/Title": "改过"})
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed)
    found = signing.inspect(out.getvalue())
    assert found is not None
    assert not found.intact
    assert found.subject == "演示用证书（云岭省学生联合会）"


def test_somebody_elses_certificate_of_the_same_name_is_not_trusted(
    key_file: Any, pdf: bytes
) -> None:
    other = certificates.make("演示用证书", organisation="云岭省学生联合会").signer()
    found = signing.inspect(signing.sign(pdf, other, AT))
    assert found is not None
    assert (found.intact, found.trusted) == (True, False)


def test_a_former_certificate_stays_trusted(
    key_file: Any, pdf: bytes, settings: Any, tmp_path: Any
) -> None:
    former = certificates.make("上一张证书", ends=dt.datetime(2025, 12, 1, tzinfo=dt.UTC))
    signed = signing.sign(pdf, former.signer(), AT)
    assert not signing.inspect(signed).trusted
    (tmp_path / "former.pem").write_bytes(former.pem)
    settings.PDF_SIGNING_CERTIFICATES = [str(tmp_path / "former.pem")]
    assert signing.inspect(signed).trusted


def test_a_certificate_under_a_trusted_authority_is_trusted(
    key_file: Any, pdf: bytes, settings: Any, tmp_path: Any
) -> None:
    authority = certificates.make("本单位根证书", is_authority=True)
    below = certificates.make("学联", authority=authority)
    signed = signing.sign(pdf, below.signer(), AT)
    assert not signing.inspect(signed).trusted
    (tmp_path / "root.crt").write_bytes(authority.der)
    settings.PDF_TRUST_FILES = [str(tmp_path / "root.crt")]
    assert signing.inspect(signed).trusted


def test_a_signature_dated_after_the_certificates_end_is_not_trusted(
    pdf: bytes, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = certificates.make("过期", ends=dt.datetime(2025, 6, 1, tzinfo=dt.UTC))
    (tmp_path / "ended.pem").write_bytes(ended.pem)
    settings.PDF_SIGNING_CERTIFICATES = [str(tmp_path / "ended.pem")]
    with pytest.raises(NotReady, match="过期"):
        signing.sign(pdf, ended.signer(), AT)
    monkeypatch.setattr("disclosures.publication.signing.signature.fault", lambda *_: "")
    assert not signing.inspect(signing.sign(pdf, ended.signer(), AT)).trusted


def test_it_works_where_an_event_loop_runs(key_file: Any, pdf: bytes) -> None:
    async def both() -> Any:
        return signing.inspect(signing.sign(pdf, signing.signer(), AT))

    with ThreadPoolExecutor(1) as thread:  # in the test's own thread the browser's loop may run
        assert thread.submit(asyncio.run, both()).result().intact
