"""No address inside a content is ever gone to: proven with a socket that listens and counts."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pydantic import BaseModel

from disclosures.exchange import Unreadable
from disclosures.importing.files import read_file
from disclosures.importing.readers import office
from disclosures.importing.sandbox import read_safely
from disclosures.publication import render
from disclosures.publication.fetch import OwnFiles, Refused
from tests.disclosures.publication import invented
from tests.disclosures.publication.test_pdf import STAMP
from tests.security import reaching, reaching_office

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


class Listener:
    """Takes connections on loopback, answers a picture to all, and remembers who came."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.came: list[bytes] = []
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        while True:
            try:
                visitor, _address = self.server.accept()
            except OSError:
                return
            visitor.settimeout(5)
            said = b""
            with suppress(OSError):
                said = visitor.recv(200)
                visitor.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )
            self.came.append(said)
            visitor.close()

    def knocked(self) -> list[bytes]:
        """Everybody who came until now: our own last knock closes the row, so nobody is missed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as mine:
            mine.sendall(b"LAST")
            while mine.recv(100):
                pass
        return [one for one in self.came if one != b"LAST"]

    def close(self) -> None:
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


NAMES = sorted(reaching.files("http://127.0.0.1:9", 9))


def test_the_listener_counts(listener: Listener) -> None:
    with socket.create_connection(("127.0.0.1", listener.port)) as visitor:
        visitor.sendall(b"GET /a HTTP/1.0\r\n\r\n")
        visitor.recv(100)
    assert listener.knocked() == [b"GET /a HTTP/1.0\r\n\r\n"]


@pytest.mark.parametrize("name", NAMES)
def test_no_reader_goes_anywhere(listener: Listener, name: str) -> None:
    """In this process, which has a network: nothing but the reader itself holds it back."""
    called, raw = reaching.files(listener.site, listener.port)[name]
    assert listener.site.encode() in raw or raw.startswith((b"PK", b"%PDF"))
    with suppress(Unreadable):
        read_file(raw, called)
    assert listener.knocked() == []


def test_the_child_that_reads_goes_nowhere(listener: Listener) -> None:
    """As it runs in the portal: in a process of its own, several formats."""
    for name in ("web page", "word with links and fields", "workbook", "pdf"):
        called, raw = reaching.files(listener.site, listener.port)[name]
        with suppress(Unreadable):
            read_safely(raw, called)
    assert listener.knocked() == []


@needs_office
@pytest.mark.parametrize("name", sorted(reaching_office.office("")))
@pytest.mark.parametrize("network", [True, False], ids=["with a network", "as it runs"])
def test_libreoffice_goes_nowhere(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, name: str, network: bool
) -> None:
    """By its profile alone, too: where the system lets nobody take the network away."""
    if network:
        monkeypatch.setattr(office, "_without_network", tuple)
    with suppress(Unreadable):
        office.to_docx(reaching_office.office(listener.site)[name])
    assert listener.knocked() == []


@needs_office
def test_libreoffice_left_to_itself_would_have_gone(listener: Listener, tmp_path: Path) -> None:
    """The same file with a profile as it comes: what the test above would notice."""
    (tmp_path / "a.odt").write_bytes(reaching_office.office(listener.site)["open document"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        "--headless",
        profile,
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run(
        [*command, str(tmp_path / "a.odt")], check=True, timeout=300, capture_output=True
    )
    assert listener.knocked()


@needs_office
def test_an_old_word_file_goes_nowhere(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A real .doc, which WPS calls .wps, made from the RTF."""
    (tmp_path / "a.rtf").write_bytes(reaching_office.office(listener.site)["rich text"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "doc:MS Word 97"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "a.rtf")], check=True, timeout=300, capture_output=True)  # fmt: skip
    listener.came.clear()
    monkeypatch.setattr(office, "_without_network", tuple)
    with suppress(Unreadable):
        office.to_docx((tmp_path / "a.doc").read_bytes())
    assert listener.knocked() == []


def luring(value: Any, site: str) -> Any:
    """The same content with an address, in every guise, behind every text."""
    if isinstance(value, BaseModel):
        changes = {name: luring(getattr(value, name), site) for name in type(value).model_fields}
        return value.model_copy(update=changes)
    if isinstance(value, tuple | list):
        return type(value)(luring(each, site) for each in value)
    if isinstance(value, dict):
        return {key: luring(each, site) for key, each in value.items()}
    if not isinstance(value, str) or not value or value in {"是", "否", "both", "1"}:
        return value
    lure = f'<img src="{site}/a.png"><link rel=stylesheet href={site}/b.css>url({site}/c) {site}/d ![]({site}/e)'
    return f"{value}{lure}"


def test_no_text_of_a_disclosure_makes_the_pdf_go_anywhere(listener: Listener) -> None:
    content = luring(invented.disclosure(), listener.site)
    document = invented.document(content=content)
    pdf = render.to_pdf(document, STAMP)
    assert pdf.startswith(b"%PDF")
    assert listener.knocked() == []


def test_the_pdfs_own_fetcher_goes_nowhere_even_when_asked(listener: Listener) -> None:
    """The second line: HTML with all that a page can load, given to the engine as ours is."""
    import weasyprint

    page = reaching.web(listener.site)["web page"].decode()
    with pytest.raises(Refused):
        weasyprint.HTML(string=page, url_fetcher=OwnFiles({})).write_pdf()
    assert listener.knocked() == []


def test_that_page_would_have_gone_there(listener: Listener) -> None:
    """The same page with the engine's own fetcher: what the tests above would notice."""
    import weasyprint

    weasyprint.HTML(string=reaching.web(listener.site)["web page"].decode()).write_pdf()
    assert listener.knocked()


def test_no_page_of_the_content_holds_a_lure_that_loads(listener: Listener) -> None:
    """The public page and the comparison show the words; a browser would find nothing to load in them."""
    document = invented.document(content=luring(invented.disclosure(), listener.site))
    page = render.to_html(document, STAMP)
    assert "&lt;img src=" in page
    for loads in (
        f'src="{listener.site}',
        f"src={listener.site}/",
        f"stylesheet href={listener.site}",
    ):
        assert f"<img {loads}" not in page
        assert f"<link rel={loads}" not in page
