"""What is wrong with a key is a sentence at the start and in the job; nothing is signed half."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from celery.signals import worker_init
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.core.checks import Error, Info, Warning  # noqa: A004
from django.core.exceptions import ImproperlyConfigured

from disclosures.publication import signing
from disclosures.publication.signing import checking
from portal import celery, clock, starting
from portal.domain import jobs
from portal.enums import JobState
from tests import certificates, factories

NOW = dt.datetime(2025, 11, 3, 1, 30, tzinfo=dt.UTC)


def use(settings: Any, tmp_path: Any, pair: certificates.Pair) -> None:
    path = tmp_path / "other.p12"
    path.write_bytes(pair.p12())
    settings.PDF_SIGNING_KEY_FILE = str(path)
    settings.PDF_SIGNING_PASSPHRASE = certificates.PASSPHRASE


def said() -> str:
    with pytest.raises(ImproperlyConfigured) as raised:
        signing.signer()
    (found,) = checking.check()
    assert isinstance(found, Error)
    assert found.msg == str(raised.value)
    assert len(found.msg) <= 150
    return str(found.msg)


def test_a_wrong_passphrase(key_file: Any, settings: Any) -> None:
    settings.PDF_SIGNING_PASSPHRASE = "wrong"
    assert "口令不对" in said()


def test_a_missing_file(settings: Any) -> None:
    settings.PDF_SIGNING_KEY_FILE = "/nonexistent/key.p12"
    assert "读不到签名密钥文件 /nonexistent/key.p12" in said()


def test_a_file_that_is_no_key(key_file: Any) -> None:
    key_file.write_bytes(b"no key")
    assert "不是 PKCS#12" in said()


def test_an_expired_certificate(settings: Any, tmp_path: Any) -> None:
    ended = dt.datetime(2025, 11, 1, tzinfo=dt.UTC)
    use(settings, tmp_path, certificates.make(ends=ended))
    with clock.at(NOW):
        assert "已于2025年11月1日过期" in said()


def test_a_certificate_from_next_year(settings: Any, tmp_path: Any) -> None:
    use(settings, tmp_path, certificates.make(begins=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    with clock.at(NOW):
        assert "从2026年1月1日起才有效" in said()


@pytest.mark.parametrize(
    "facts",
    [
        {"usage": {"key_encipherment": True}},
        {"purposes": [ExtendedKeyUsageOID.SERVER_AUTH]},
        {"usage": certificates.AUTHORITY, "is_authority": True},
    ],
)
def test_a_certificate_for_something_else(settings: Any, tmp_path: Any, facts: Any) -> None:
    use(settings, tmp_path, certificates.make(**facts))
    assert "用途不包括数字签名" in said()


def test_two_keys_at_once(key_file: Any, settings: Any) -> None:
    settings.PDF_SIGNING_PKCS11_MODULE = "/usr/lib/some.so"
    assert "请只留一处" in said()


def test_a_token_that_is_not_there(settings: Any) -> None:
    settings.PDF_SIGNING_PKCS11_MODULE = "/nonexistent/driver.so"
    settings.PDF_SIGNING_PKCS11_LABEL = "key"
    assert "连不上签名密钥" in said()


def test_a_certificate_that_ends_soon_is_a_warning(settings: Any, tmp_path: Any) -> None:
    use(settings, tmp_path, certificates.make(ends=NOW + dt.timedelta(days=10, hours=1)))
    with clock.at(NOW):
        (found,) = checking.check()
    assert isinstance(found, Warning)
    assert "还有10天过期" in found.msg


def test_no_key_is_no_fault_but_said(settings: Any) -> None:
    settings.PDF_SIGNING_KEY_FILE = ""
    (found,) = checking.check()
    assert isinstance(found, Info)


def test_all_well_says_nothing(key_file: Any) -> None:
    assert checking.check() == []


def test_an_unreadable_list_of_certificates_is_said_and_stops_no_reading(
    key_file: Any, settings: Any, pdf: bytes
) -> None:
    settings.PDF_SIGNING_CERTIFICATES = ["/nonexistent/former.pem"]
    (found,) = checking.check()
    assert "former.pem" in found.msg
    assert signing.inspect(signing.sign(pdf, signing.signer(), NOW)).trusted


def test_the_worker_says_it_when_it_starts(settings: Any, caplog: Any) -> None:
    settings.PDF_SIGNING_KEY_FILE = "/nonexistent/key.p12"
    assert "读不到签名密钥文件" in {one.id: one.msg for one in starting.report()}["signing.E001"]
    assert "读不到签名密钥文件" in caplog.text
    assert celery.say_what_is_wrong in [call() for _key, call in worker_init.receivers]


@pytest.mark.django_db
def test_a_job_that_cannot_sign_says_why(settings: Any) -> None:
    settings.PDF_SIGNING_KEY_FILE = "/nonexistent/key.p12"
    job = factories.JobFactory(attempts=jobs.MAX_ATTEMPTS - 1)
    assert not jobs.run(job.pk, lambda _: signing.signer())
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.note.startswith("读不到签名密钥文件 /nonexistent/key.p12")
