"""One assembly, several outputs: page, PDF, Word and data say the same, section by section."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from disclosures import editions, exchange
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.exporting.word import to_docx
from disclosures.publication import render
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Document, Image, Section
from tests.disclosures.exporting.test_word import POLICIES, printed, shown
from tests.disclosures.exporting.word_reading import by_section
from tests.disclosures.publication import invented
from tests.disclosures.publication.copied import copied, lost
from tests.disclosures.publication.reading import normal
from tests.disclosures.publication.test_pdf import STAMP

SECTIONS = re.compile(r'<section class="(?:section )?part-[^"]*">(.*?)</section>', re.DOTALL)
REPORT = re.compile(r'<p class="report no-print">.*?</p>', re.DOTALL)
FILINGS = ("invented", "whole", "empty")


def filing(kind: str, edition: str) -> Disclosure:
    if kind == "empty":
        return Disclosure()
    if kind == "invented":
        return invented.disclosure(edition)
    form = editions.load(edition)
    return clean_disclosure(Random(3), "云岭海洋大学", "student", form, second_level=True)


def on_page(document: Document) -> list[str]:
    page = REPORT.sub("", render.to_html(document, STAMP))
    return [shown(one) for one in SECTIONS.findall(page)]


def in_word(document: Document) -> list[str]:
    return [normal(title + text) for title, text in by_section(to_docx(document, stamp=STAMP))[1]]


def from_data(document: Document) -> Document:
    """The sections assembled anew from nothing but the data."""
    form = editions.load(document.header.edition)
    found = exchange.read(render.to_data(document), form)
    return assemble(found.disclosure, form, document.header)


def without_pictures(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    """Sections as plain values; pictures are no part of the data."""
    return [
        {
            "title": one.title,
            "blocks": [block for block in one.blocks if not isinstance(block, Image)],
        }
        for one in sections
    ]


@pytest.mark.parametrize(("names", "ranks"), POLICIES)
@pytest.mark.parametrize("kind", FILINGS)
@pytest.mark.parametrize("edition", editions.keys())
def test_page_pdf_and_word_say_the_same(
    edition: str, kind: str, names: NamePolicy, ranks: RankPolicy
) -> None:
    document = invented.document(edition, names, ranks, content=filing(kind, edition))
    pdf = [shown(one) for one in SECTIONS.findall(printed(document, STAMP))]
    assert len(pdf) == len(document.sections)
    assert on_page(document) == pdf
    assert in_word(document) == pdf


@pytest.mark.parametrize(("names", "ranks"), POLICIES)
@pytest.mark.parametrize("kind", FILINGS)
@pytest.mark.parametrize("edition", editions.keys())
def test_the_data_say_what_the_page_says(
    edition: str, kind: str, names: NamePolicy, ranks: RankPolicy
) -> None:
    document = invented.document(edition, names, ranks, content=filing(kind, edition))
    again = from_data(document)
    assert without_pictures(again.sections) == without_pictures(document.sections)
    data = document.data
    header = document.header
    assert (data["school"], data["organisation"]) == (header.school, header.organisation)
    assert (data["title"], data["preamble"]) == (document.title, document.preamble)
    assert data["school_year"].replace("-", "—") in header.period


def test_the_printed_file_says_what_it_was_set_from() -> None:
    """The markup is compared above; the file itself for every edition in `test_copying`."""
    document = invented.document()
    assert lost(copied(render.to_pdf(document, STAMP)), document) == []
