"""The search itself: it opens everything, and finds a text in whatever form."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from urllib.parse import quote

import brotli
import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

from tests.privacy.needles import forms, found_in
from tests.privacy.unpacking import Unknown, pieces

NAME = "褚砚秋"


def caught(name: str, data: bytes) -> bool:
    return any(list(found_in(piece, [], [NAME])) for _where, piece in pieces(name, data))


@pytest.mark.parametrize(
    "data",
    [
        NAME.encode(), NAME.encode("utf-16-le"), NAME.encode("utf-16-be"), NAME.encode("gb18030"),
        quote(NAME).encode(), quote(NAME).lower().encode(), b"&#35098;&#30746;&#31179;",
        b"&#x891a;&#x781a;&#x79cb;", b"\\u891a\\u781a\\u79cb", "褚　砚\n秋".encode(),
        "褚<b>砚</b><br>秋".encode(), "褚·砚·秋".encode(), b"Chu Yanqiu", b"chuyanqiu",
        b"data:;base64," + __import__("base64").b64encode(f"我是{NAME}。".encode()),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_form(data: bytes) -> None:
    assert caught("page.html", b"<p>" + data + b"</p>")


@pytest.mark.parametrize("text", ["褚砚", "砚秋", "褚*", "出演"])
def test_other_words_are_not_it(text: str) -> None:
    assert not caught("page.html", text.encode())


def test_it_opens_what_is_compressed() -> None:
    page = NAME.encode()
    assert caught("page.html.gz", gzip.compress(page))
    assert caught("page.html.br", brotli.compress(page))


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_it_opens_archives_and_reads_their_names(ending: str) -> None:
    for member, text in (("word/document.xml", f"<a>{NAME}</a>"), (f"{NAME}.xml", "")):
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, text)
        assert caught(f"file.{ending}", target.getvalue())


def test_it_opens_a_pdf_its_particulars_and_its_attachments() -> None:
    for spoil in (
        lambda pdf: pdf.add_metadata({"/Author": NAME}),
        lambda pdf: pdf.add_attachment("data.json", f'"{NAME}"'.encode()),
        lambda pdf: pdf.add_attachment("data.docx", _archive()),
        lambda pdf: pdf.add_outline_item(title=NAME, page_number=0),
    ):
        writer = PdfWriter()
        writer.add_blank_page(10, 10)
        spoil(writer)
        target = BytesIO()
        writer.write(target)
        assert caught("file.pdf", target.getvalue())


def test_it_reads_the_texts_of_pictures() -> None:
    for compressed in (True, False):
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", NAME, zip=compressed)
        texts.add_itxt("Title", NAME, zip=compressed)
        target = BytesIO()
        Image.new("RGB", (2, 2)).save(target, "PNG", pnginfo=texts)
        assert caught("chart.png", target.getvalue())


def test_an_unknown_kind_of_file_is_refused() -> None:
    with pytest.raises(Unknown):
        list(pieces("roster.ods", b""))


def test_no_form_is_so_short_that_it_is_anywhere() -> None:
    assert min(map(len, forms(NAME))) >= 6


def _archive() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.xml", NAME)
    return target.getvalue()
