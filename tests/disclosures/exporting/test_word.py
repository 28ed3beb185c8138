"""The Word file says what the PDF of the same document says: all of it, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from disclosures import editions
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.exporting.word import to_docx
from disclosures.publication import pdf
from disclosures.publication.document import Document
from disclosures.publication.stamp import Stamp
from tests.disclosures.exporting.word_reading import by_section, parts_of, text_of
from tests.disclosures.publication import invented
from tests.disclosures.publication.reading import normal

STAMP = Stamp(
    code="7K3MP9QX2HTD",
    version=1,
    approved=datetime(2025, 11, 19, 20, tzinfo=UTC),
    content_hash="ab" * 32,
    address="https://example.org/verify/7K3MP9QX2HTD/",
)
CORRECTED = replace(STAMP, version=2, corrects="名单漏报一人；章程缺经费一条。", changes=True)
POLICIES = [(NamePolicy.FULL, RankPolicy.EXACT), (NamePolicy.MASKED, RankPolicy.BAND)]
_TAG = re.compile(r"<[^>]*>")
_SECTION = re.compile(r'<section class="part-[^"]*">(.*?)</section>', re.DOTALL)


@cache
def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (900, 500), (180, 200, 220)).save(made, "PNG")
    return made.getvalue()


def printed(document: Document, stamp: Stamp | None = None) -> str:
    """The markup that the PDF is set from, without its style sheet and head."""
    return pdf.markup(document, stamp, {}).partition("<body>")[2]


def shown(markup: str) -> str:
    """What a reader sees of markup; the colon after a name is the style sheet's.

    Not whether the PDF is signed: that is said of the PDF alone.
    """
    kept = re.sub(r'<caption class="visually-hidden">.*?</caption>', "", markup)
    kept = re.sub(r'<tr><th scope="row">数字签名</th>.*?</tr>', "", kept)
    return normal(unescape(_TAG.sub("", kept.replace("</dt>", "：</dt>"))))


@pytest.mark.parametrize(("names", "ranks"), POLICIES)
@pytest.mark.parametrize("edition", editions.keys())
def test_every_section_says_what_the_pdf_says(
    edition: str, names: NamePolicy, ranks: RankPolicy
) -> None:
    document = invented.document(edition, names, ranks)
    sections = by_section(to_docx(document))[1]
    expected = [shown(one) for one in _SECTION.findall(printed(document))]
    assert [normal(title + text) for title, text in sections] == expected


@pytest.mark.parametrize("stamp", [None, STAMP, CORRECTED])
@pytest.mark.parametrize("edition", editions.keys())
def test_cover_preamble_and_end_say_what_the_pdf_says(edition: str, stamp: Stamp | None) -> None:
    document = invented.document(edition, NamePolicy.MASKED)
    raw = to_docx(document, stamp=stamp)
    markup = printed(document, stamp)
    before, _sections, after = by_section(raw)
    cover, _, _ = markup.partition('<nav class="contents">')
    text = markup.partition("<main>")[2]
    assert normal("".join(map(text_of, parts_of(raw)[0]))) == shown(cover)
    assert normal(before) == shown(text.partition('<section class="part-')[0])
    assert normal(after) == shown('<p class="closing">' + text.partition('<p class="closing">')[2])


def test_the_contents_list_the_sections() -> None:
    document = invented.document()
    text = normal("".join(map(text_of, parts_of(to_docx(document))[1])))
    assert text == normal("目录" + "".join(section.title for section in document.sections))


def test_names_and_ranks_appear_as_the_policy_has_them() -> None:
    document = invented.document(names=NamePolicy.MASKED, ranks=RankPolicy.BAND)
    raw = to_docx(document)
    text = "".join(by_section(raw)[1][4])
    assert "欧阳*" in text
    assert "前30%" in text
    for hidden in (*invented.NAMES[:2], "4/38", invented.SECRET):
        assert hidden.encode() not in b"".join(text_of(one).encode() for one in parts_of(raw)[2])


def test_a_preview_says_that_it_is_none() -> None:
    raw = to_docx(invented.document())
    assert "预览，尚未公开" in "".join(map(text_of, parts_of(raw)[0]))
    assert "验证码" not in by_section(raw)[2]


def test_a_publication_says_how_to_verify_it() -> None:
    raw = to_docx(invented.document(), stamp=STAMP)
    end = by_section(raw)[2]
    for words in ("7K3M-P9QX-2HTD", STAMP.address, STAMP.content_hash, "第1版，2025年11月20日通过"):
        assert words in end


def test_the_same_document_gives_the_same_bytes() -> None:
    document = invented.document()
    pictures = {"congress-1": picture()}
    assert to_docx(document, pictures, STAMP) == to_docx(document, pictures, STAMP)


def test_characters_that_no_xml_can_hold_are_left_out() -> None:
    charter = invented.RulesText(text="第一条　本\x01会\x00的\ufffe宗旨")
    document = invented.document(content=invented.disclosure(charter=charter))
    assert "本会的宗旨" in by_section(to_docx(document))[1][2][1]
