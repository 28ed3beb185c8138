"""With a time stamp service: its time is bound to the signature; without an answer nothing is signed."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from asn1crypto import keys, tsp, x509

from disclosures.publication import signing
from disclosures.publication.signing import NoTimeStamp, SigningError
from tests import certificates

AT = dt.datetime(2025, 11, 3, 1, 30, tzinfo=dt.UTC)
STAMPED = dt.datetime(2025, 11, 3, 1, 31, 7, tzinfo=dt.UTC)


class Service(BaseHTTPRequestHandler):
    """RFC 3161 over HTTP."""

    def do_POST(self) -> None:
        from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

        pair = certificates.stamping()
        stamper = DummyTimeStamper(
            x509.Certificate.load(pair.der), keys.PrivateKeyInfo.load(pair.key_der),
            fixed_dt=STAMPED,
        )  # fmt: skip
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        body = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
        if self.path == "/broken":
            body = b"<html>busy</html>"
        self.send_response(503 if self.path == "/down" else 200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def service(key_file: Any, settings: Any, tmp_path: Any) -> Iterator[str]:
    """A service on this machine, named by the settings."""
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.PDF_TSA_URL = f"http://127.0.0.1:{server.server_port}/"
    yield settings.PDF_TSA_URL
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_services_time_is_in_the_signature(
    service: str, settings: Any, pdf: bytes, tmp_path: Any
) -> None:
    (tmp_path / "tsa.pem").write_bytes(certificates.stamping().pem)
    settings.PDF_TRUST_FILES = [str(tmp_path / "tsa.pem")]
    found = signing.inspect(signing.sign(pdf, signing.signer(), AT))
    assert (found.intact, found.trusted, found.stamped) == (True, True, True)
    assert found.signed_at == STAMPED


def test_a_service_that_is_not_trusted_dates_nothing(service: str, pdf: bytes) -> None:
    found = signing.inspect(signing.sign(pdf, signing.signer(), AT))
    assert (found.intact, found.trusted, found.stamped) == (True, True, False)
    assert found.signed_at == AT


@pytest.mark.parametrize("path", ["down", "broken"])
def test_without_a_time_stamp_nothing_is_signed(
    service: str, settings: Any, pdf: bytes, path: str
) -> None:
    settings.PDF_TSA_URL = service + path
    with pytest.raises(NoTimeStamp, match="稍后自动再试") as raised:
        signing.sign(pdf, signing.signer(), AT)
    assert isinstance(raised.value, SigningError)
    assert raised.value.sentence


def test_a_service_that_is_gone(key_file: Any, settings: Any, pdf: bytes) -> None:
    settings.PDF_TSA_URL = "http://127.0.0.1:9/"
    with pytest.raises(NoTimeStamp):
        signing.sign(pdf, signing.signer(), AT)
