"""The archival PDF: what it says of itself, what it carries, and faces that it can embed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from disclosures import editions, exchange
from disclosures.importing.files import read_file
from disclosures.publication import faces, fetch, signing
from tests import certificates
from tests.disclosures.publication import invented
from tests.disclosures.publication.test_pdf import STAMP, made


@pytest.fixture
def reader() -> PdfReader:
    return PdfReader(BytesIO(made()[1]))


def test_it_says_that_it_is_pdf_a_3a_and_pdf_ua_1(reader: PdfReader) -> None:
    said = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    for words in ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"'):
        assert words in said


def test_the_window_shows_the_title(reader: PdfReader) -> None:
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_dates_are_those_of_the_approval(reader: PdfReader) -> None:
    assert reader.metadata.creation_date == reader.metadata.modification_date == STAMP.approved


def test_the_data_are_attached_as_its_source(reader: PdfReader) -> None:
    (file,) = reader.attachment_list
    assert (file.name, file.subtype) == ("data.json", "/application/json")
    assert str(file.associated_file_relationship) == "/Source"
    assert file.creation_date == file.modification_date == STAMP.approved
    assert json.loads(file.content) == made()[0].data


@pytest.mark.parametrize("edition", editions.keys())
def test_it_is_read_back_from_its_own_data(edition: str) -> None:
    document, pdf = made(edition)
    imported = read_file(pdf, "公开材料.pdf")
    assert imported.data == document.data
    form = editions.load(edition)
    found = exchange.read(imported.data, form)
    assert found.problems == []
    assert exchange.write(found.disclosure, form, invented.header(edition)) == document.data


def test_a_signed_file_is_read_back_too() -> None:
    document, pdf = made()
    signed = signing.sign(pdf, certificates.ours().signer(), datetime(2026, 11, 20, tzinfo=UTC))
    assert read_file(signed, "公开材料.pdf").data == document.data


@pytest.mark.parametrize("name", faces.CARRIED.values())
def test_glyphs_of_carried_faces_have_the_numbers_of_their_places(name: str) -> None:
    """WeasyPrint writes places; a reader of PDF looks for numbers (ISO 32000-1, 9.7.4.2)."""
    with TTFont(fetch.FONTS / name) as font:
        top = font["CFF "].cff.topDictIndex[0] if "CFF " in font else None
        if hasattr(top, "ROS"):
            places = range(1, len(top.charset))
            assert top.charset[1:] == [f"cid{place:05d}" for place in places]
