"""The nginx in front: whom it believes, what it keeps, what it refuses by itself."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests import nginx

pytestmark = nginx.needed

PROXY, STRANGER = "127.0.0.1", "127.0.0.2"
"""Addresses of loopback: the first stands in the list of proxies, the second does not."""
YEAR = "max-age=31536000; includeSubDomains"


class Portal(ThreadingHTTPServer):
    """Stands for the portal: says what it was asked, and lets everything be kept."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[dict[str, str]] = []


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append({"path": self.path, **self.headers})  # type: ignore[attr-defined]
        body = f"{self.path} {self.headers.get('Accept-Encoding', '')}".encode()
        self.send_response(200)
        for name, value in (("Cache-Control", "public, max-age=60"), ("Content-Length", len(body))):
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def portal() -> Iterator[Portal]:
    server = Portal()
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def port(portal: Portal, tmp_path: Path) -> Iterator[int]:
    behind = f"127.0.0.1:{portal.server_address[1]}"
    with nginx.running(tmp_path / "nginx", tmp_path / "public", behind) as address:
        yield int(address.rpartition(":")[2])


def ask(
    port: int,
    path: str,
    method: str = "GET",
    source: str = PROXY,
    body: bytes = b"",
    **headers: str,
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, {"Accept-Encoding": "", **named})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


@pytest.mark.parametrize(
    ("source", "named", "passed_on"),
    [
        (PROXY, "https", "https"),
        (PROXY, "http", "http"),
        (PROXY, "https, http", "http"),
        (PROXY, "javascript", "http"),
        (STRANGER, "https", "http"),
    ],
)
def test_the_scheme_is_believed_of_a_proxy_of_ours_alone(
    port: int, portal: Portal, source: str, named: str, passed_on: str
) -> None:
    ask(port, "/work/", source=source, X_Forwarded_Proto=named)
    assert portal.asked[-1]["X-Forwarded-Proto"] == passed_on
    told, _ = ask(port, "/nginx-missing/d/", source=source, X_Forwarded_Proto=named)
    assert told.status == 200
    refused, _ = ask(port, "/static/none.css", source=source, X_Forwarded_Proto=named)
    expected = YEAR if passed_on == "https" else None
    assert refused.headers["Strict-Transport-Security"] == expected


def test_another_host_is_named_by_nobody(port: int, portal: Portal) -> None:
    ask(port, "/work/", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
    assert "evil.example" not in str(portal.asked[-1])


def test_no_two_requests_share_a_kept_answer(port: int, portal: Portal) -> None:
    """`/?q=` with the encoding `x` once had the key of `/?q=x` without one."""
    _answer, mine = ask(port, "/?q=", Accept_Encoding="x")
    _answer, other = ask(port, "/?q=x")
    assert mine != other
    assert [one["path"] for one in portal.asked] == ["/?q=", "/?q=x"]
    kept, again = ask(port, "/?q=x")
    assert (kept.headers["X-Cache"], again) == ("HIT", other)


def test_a_port_in_the_host_poisons_nothing(port: int, portal: Portal) -> None:
    ask(port, "/?q=1", Host="portal.example:666")
    ask(port, "/?q=1", Host="portal.example")
    assert [one["Host"] for one in portal.asked] == ["portal.example:666", "portal.example"]


@pytest.mark.parametrize("cookie", ["sessionid=1", "__Host-sessionid=1", "a=b; __Host-sessionid=1"])
def test_whoever_is_logged_in_goes_past_the_store(port: int, portal: Portal, cookie: str) -> None:
    ask(port, "/?q=2")
    answer, _ = ask(port, "/?q=2", Cookie=cookie)
    assert (answer.headers["X-Cache"], len(portal.asked)) == ("BYPASS", 2)


def test_a_flood_of_reports_is_stopped_before_the_portal_and_another_visitor_is_not(
    port: int, portal: Portal
) -> None:
    def report(visitor: str) -> HTTPResponse:
        return ask(port, "/objections/", "POST", body=b"a=1", X_Forwarded_For=visitor)[0]

    answers = [report("198.51.100.7") for _ in range(30)]
    assert answers[0].status == 200
    assert answers[-1].status == 429
    assert len(portal.asked) < 30
    assert report("198.51.100.8").status == 200
    read, _ = ask(port, "/objections/", X_Forwarded_For="198.51.100.7")
    assert read.status == 200


def test_a_stranger_cannot_be_another_visitor_for_each_log_in(port: int) -> None:
    def log_in(number: int) -> int:
        visitor = f"198.51.100.{number}"
        return ask(port, "/account/login/", "POST", STRANGER, b"a=1", X_Forwarded_For=visitor)[
            0
        ].status

    statuses = {log_in(number) for number in range(100)}
    assert statuses == {200, 429}


@pytest.mark.parametrize(
    ("path", "size"), [("/objections/", 200_000), ("/work/", 60_000_000)], ids=["public", "work"]
)
def test_what_is_too_large_is_refused_unread_in_words(
    port: int, portal: Portal, path: str, size: int
) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode())
        answer = HTTPResponse(line)
        answer.begin()
        assert answer.status == 413
        assert "文件太大" in answer.read().decode()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert portal.asked == []


def test_nginx_names_no_version(port: int) -> None:
    for path in ("/work/", "/static/none.css", "/d/000000000000/"):
        answer, body = ask(port, path)
        assert answer.headers["Server"] == "nginx"
        assert b"nginx/" not in body
