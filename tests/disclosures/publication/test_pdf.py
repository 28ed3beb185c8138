"""The official PDF: its text is the text that went in, its layout that of official documents."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader

from disclosures import editions
from disclosures.content import Picture, RulesText
from disclosures.publication import pdf as pdf_module
from disclosures.publication import render
from disclosures.publication.document import Document
from disclosures.publication.stamp import Stamp
from tests.disclosures.publication import invented
from tests.disclosures.publication.reading import normal, pdf_pages, pdf_sections, section_texts

MM = 72 / 25.4
STAMP = Stamp(
    code="7K3MP9QX2HTD",
    version=1,
    approved=datetime(2025, 11, 20, 2, tzinfo=UTC),
    content_hash="ab" * 32,
    address="https://example.org/verify/7K3MP9QX2HTD/",
)


@cache
def made(edition: str = invented.EDITION, rows: int = 6, units: int = 3) -> tuple[Document, bytes]:
    content = invented.disclosure(edition, rows, units)
    document = invented.document(edition, content=content)
    return document, render.to_pdf(document, STAMP)


def reader(edition: str = invented.EDITION) -> PdfReader:
    return PdfReader(BytesIO(made(edition)[1]))


@pytest.mark.parametrize("edition", editions.keys())
def test_the_text_of_every_section_is_what_went_in(edition: str) -> None:
    document, pdf = made(edition)
    read = pdf_sections(pdf, document)
    for key, texts in section_texts(document).items():
        at = 0
        for text in texts:
            found = read[key].find(text, at)
            assert found >= 0, f"{key}: {text}"
            at = found + len(text)


def test_preamble_and_closing_are_there() -> None:
    document, pdf = made()
    text = normal("".join(pdf_pages(pdf)))
    assert normal(document.preamble) in text
    assert normal(document.closing) in text


def test_it_has_title_language_and_tags() -> None:
    catalogue = reader().trailer["/Root"]
    assert reader().metadata.title == "云岭海洋大学学生会改革情况（2024—2025学年）"
    assert catalogue["/Lang"] == "zh-CN"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_bookmarks_lead_to_sections_and_chapters() -> None:
    outline = reader().outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    first = [s.title for s in made()[0].sections if not s.sub]
    assert titles == first
    assert "第一章　总则" in [sub.title for one in outline if isinstance(one, list) for sub in one]


def test_the_contents_name_the_page_on_which_a_section_stands() -> None:
    document, pdf = made()
    pages = pdf_pages(pdf)
    contents = normal(pages[1])
    for section in document.sections:
        number = next(
            n for n, page in enumerate(pages[2:], 1) if normal(section.title) in normal(page)
        )
        line = contents[contents.index(normal(section.title)) + len(normal(section.title)) :]
        assert line.lstrip("….·").startswith(str(number)), section.title


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    with pdfplumber.open(BytesIO(made()[1])) as pdf:
        feet = [
            page.crop((0, 265 * MM, page.width, page.height)).extract_words()
            for page in pdf.pages[:5]
        ]
    assert feet[0] == feet[1] == []
    numbers = [next(word for word in foot if word["text"].isdigit()) for foot in feet[2:]]
    assert [word["text"] for word in numbers] == ["1", "2", "3"]
    assert [word["x0"] > 105 * MM for word in numbers] == [True, False, True]


def test_running_text_has_28_characters_a_line_and_22_lines_a_page() -> None:
    charter = "第一条　" + "学" * 2000
    content = invented.disclosure(charter=invented.RulesText(text=charter))
    pdf = render.to_pdf(invented.document(content=content))
    with pdfplumber.open(BytesIO(pdf)) as opened:
        full = [page for page in opened.pages if page.extract_text().count("学") > 500]
        lines = full[1].crop((0, 36 * MM, full[1].width, 264 * MM)).extract_text_lines()
    assert len(lines) == 22
    assert max(len(normal(line["text"])) for line in lines) == 28
    inner = [line for line in lines if len(normal(line["text"])) == 28]
    assert {round(line["x1"] - line["x0"]) for line in inner} <= {441, 442, 443}


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    document, pdf = made()
    titles = {normal(section.title) for section in document.sections}
    for page in pdf_pages(pdf)[2:]:
        lines = [normal(line) for line in page.strip().splitlines() if normal(line)]
        assert not lines or lines[-1] not in titles


def test_a_long_roster_repeats_its_head_and_tears_no_row() -> None:
    _document, pdf = made(rows=60)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    rosters = [table for table in tables if table and table[0][0] == "序号"]
    rosters = [table for table in rosters if table[0][1] == "姓名"]
    assert len(rosters) > 1
    rows = [row for table in rosters for row in table[1:]]
    assert [int(row[0]) for row in rows] == list(range(1, 61))
    assert all(row[1] for row in rows)


def test_the_matrix_of_twenty_unions_fits_the_page() -> None:
    _document, pdf = made(units=20)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    rows = [row for table in tables for row in table if row[0] and "学院学生会" in normal(row[0])]
    assert len(rows) == 20
    assert all([cell for cell in row[1:] if cell] == ["是", "否", *["是"] * 12] for row in rows)


def test_rare_characters_have_a_glyph() -> None:
    content = invented.disclosure(
        roster=invented.Roster(rows=tuple(invented.RosterRow(name=f"林{c}") for c in "㛃𠅤䶮玥"))
    )
    pdf = render.to_pdf(invented.document(content=content))
    with pdfplumber.open(BytesIO(pdf)) as opened:
        faces = {char["text"]: char["fontname"] for page in opened.pages for char in page.chars}
    for character in "㛃𠅤䶮玥":
        assert "Names" in faces[character]
    assert "Fang" in faces["林"]


def test_the_body_is_set_in_the_faces_of_official_documents() -> None:
    with pdfplumber.open(BytesIO(made()[1])) as opened:
        chars = [char for page in opened.pages[2:] for char in page.chars]
    body = {char["fontname"].split("+")[1] for char in chars if abs(char["size"] - 16) < 0.1}
    assert {"Fang", "Kai", "Noto-Sans-CJK-SC"} <= body
    title = next(char for char in chars if char["text"] == "云")
    assert (round(title["size"]), title["fontname"].split("+")[1]) == (22, "Song-Bold")


def test_the_colophon_carries_code_version_hash_and_address() -> None:
    text = normal(pdf_pages(made()[1])[-1])
    for part in ("7K3M-P9QX-2HTD", "第1版", "2025年11月20日", "ab" * 32, STAMP.address):
        assert normal(part) in text


def test_a_preview_says_that_it_is_none() -> None:
    pages = pdf_pages(render.to_pdf(invented.document()))
    assert "预览，尚未公开" in pages[0]
    assert "验证码" not in pages[-1]


def test_the_same_publication_gives_the_same_bytes() -> None:
    document, pdf = made()
    assert render.to_pdf(document, STAMP) == pdf


def test_a_word_longer_than_a_line_is_broken_wherever_it_stands() -> None:
    word = "W" * 90
    whole = invented.disclosure()
    congress = whole.congress.model_copy(
        update={"place": word, "pictures": (Picture(attachment="1", alt=word),)}
    )
    charter = RulesText(title=word, text=f"第一章　{word}\n第一节　{word}\n第一条　{word}")
    content = whole.model_copy(update={"congress": congress, "charter": charter})
    pdf = render.to_pdf(invented.document(content=content), STAMP)
    with pdfplumber.open(BytesIO(pdf)) as file:
        letters = [char for page in file.pages for char in page.chars if char["text"] == "W"]
        right = 210 * MM - 20 * MM
    assert len(letters) == 6 * len(word)
    assert max(char["x1"] for char in letters) <= right


def test_a_control_character_is_left_out_and_not_said_to_be_printed_as_a_box() -> None:
    charter = RulesText(text="第一条　本会\x01为群众组织。")
    content = invented.disclosure().model_copy(update={"charter": charter})
    page = pdf_module.markup(invented.document(content=content), STAMP, {})
    assert "本会为群众组织" in page
    assert "U+0001" not in page
    assert "〓" not in page
