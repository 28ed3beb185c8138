"""Out and in again: what the portal gives out it takes back with the same content.

What a document of words cannot hold, and what is therefore not compared:

- what is asked and not published: the facts behind the indicators, unpublished columns of the
  roster, staff and presidium of second-level unions, their rows where the year's form has no
  matrix, the post of those responsible, figures of the congress (`publication.redact`);
- whether the title of a rule text, and the line that says when it was adopted, were typed into
  their fields or into the text: they look alike (`as_printed` compares what is printed);
- the kind of white space behind 第一条 and within a line;
- which picture a caption belongs to: pictures come back as pictures, for the user to place;
- where the agenda of the congress ends, unless the account that follows begins with a sentence;
- a last day of the congress that is also its first; a charter that is a title and nothing else.
"""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from disclosures import editions, exchange
from disclosures.content import Answer, Disclosure, Indicators
from disclosures.demo import clean_disclosure
from disclosures.editions import EditionForm
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.exporting.word import to_docx
from disclosures.importing.files import read_file
from disclosures.publication import render, texts
from disclosures.publication.redact import Policy, redact
from tests.disclosures import strategies
from tests.disclosures.exporting import filings
from tests.disclosures.exporting.test_word import STAMP, picture
from tests.disclosures.publication import invented

RULES = (
    "charter", "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance",
)  # fmt: skip
few = settings(
    derandomize=True, max_examples=6, suppress_health_check=list(HealthCheck), deadline=None
)
some = settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)


def as_printed(content: Disclosure, form: EditionForm) -> dict[str, Any]:
    """The published content in the exchange format, rule texts as the lines that are printed."""
    shown = redact(content, form, Policy())
    if form.second_level and not form.second_level.matrix:
        bare = shown.second_level.model_copy(update={"units": ()})
        shown = shown.model_copy(update={"second_level": bare})
    data = exchange.write(shown, form, invented.header(form.key))
    for key in RULES:
        data[key] = [re.sub(r"\s", "", line) for line in printed(getattr(shown, key))]
    data.pop("rules_details", None)
    data["departments_chart"] = None
    return data


def printed(rules: Any) -> list[str]:
    """The lines of a rule text."""
    return [f"{getattr(block, 'label', '')}{block.text}" for block in texts.rules(rules, "")]


def through_word(content: Disclosure, form: EditionForm, **changes: Any) -> Any:
    document = invented.document(form.key, content=content)
    raw = to_docx(document, {"congress-1": picture(), "chart": picture()}, **changes)
    return read_file(raw, "公开材料.docx")


@pytest.mark.parametrize("edition", editions.keys())
def test_an_exported_word_file_comes_back_with_the_same_content(edition: str) -> None:
    form = editions.load(edition)

    @few
    @given(filings.disclosures(form))
    def comes_back(content: Disclosure) -> None:
        imported = through_word(content, form)
        found = exchange.read(imported.data, form)
        assert as_printed(found.disclosure, form) == as_printed(content, form)
        assert imported.edition == edition
        assert imported.unplaced == []

    comes_back()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("edition", editions.keys())
def test_a_whole_filing_comes_back(edition: str, seed: int) -> None:
    form = editions.load(edition)
    content = clean_disclosure(Random(seed), "云岭海洋大学", "student", form, second_level=True)
    imported = through_word(content, form)
    assert as_printed(exchange.read(imported.data, form).disclosure, form) == as_printed(
        content, form
    )


@pytest.mark.parametrize("edition", editions.keys())
def test_names_and_mailboxes_come_back(edition: str) -> None:
    form = editions.load(edition)
    document = invented.document(edition)
    data = read_file(to_docx(document), "公开材料.docx").data
    for key in ("school", "organisation", "title", "preamble", "complaint_emails"):
        assert data[key] == document.data[key], key
    assert data["sections_order"] == [
        key for key in document.data["sections_order"] if key != "election_rules" or data[key]
    ]
    assert exchange.read(data, form).problems == []


@pytest.mark.parametrize("edition", editions.keys())
def test_an_empty_filing_comes_back_empty(edition: str) -> None:
    form = editions.load(edition)
    blank = Indicators(answers={item.id: Answer() for item in form.indicators})
    imported = through_word(Disclosure(), form)
    found = exchange.read(imported.data, form).disclosure
    assert found == Disclosure(indicators=blank)
    assert imported.unplaced == []
    assert all(one.code == "R01" for one in imported.remarks)


def test_a_published_file_comes_back_without_its_colophon() -> None:
    form = editions.load(invented.EDITION)
    content = invented.disclosure()
    imported = through_word(content, form, stamp=STAMP)
    found = exchange.read(imported.data, form)
    assert as_printed(found.disclosure, form) == as_printed(content, form)
    assert imported.unplaced == []
    assert [one.alt for _key, one in imported.pictures] == ["沈䶮在会场发言"]


@pytest.mark.parametrize("edition", ["2020", invented.EDITION])
def test_the_official_pdf_comes_back_too(edition: str) -> None:
    form = editions.load(edition)
    content = invented.disclosure(edition)
    raw = render.to_pdf(
        invented.document(edition, content=content), None, {"congress-1": picture()}
    )
    imported = read_file(raw, "公开材料.pdf")
    found = exchange.read(imported.data, form)
    assert as_printed(found.disclosure, form) == as_printed(content, form)
    assert [one.alt for _key, one in imported.pictures] == ["沈䶮在会场发言"]


@pytest.mark.parametrize("edition", editions.keys())
def test_a_shortened_roster_is_told(edition: str) -> None:
    document = invented.document(edition, NamePolicy.MASKED, RankPolicy.BAND)
    told = read_file(to_docx(document), "公开材料.docx").remarks
    assert [one.path for one in told] == ["roster", "roster"]
    assert "学生姓名只有姓氏" in told[0].sentence
    assert "排名" in told[1].sentence


@pytest.mark.parametrize("edition", editions.keys())
def test_exported_data_come_back_as_they_were(edition: str) -> None:
    form = editions.load(edition)

    @some
    @given(strategies.disclosures(form))
    def comes_back(content: Disclosure) -> None:
        document = invented.document(edition, content=content)
        raw = render.to_data_bytes(document)
        imported = read_file(raw, "data.json")
        assert imported.data == json.loads(raw)
        found = exchange.read(imported.data, form)
        assert found.disclosure == redact(content, form, Policy())

    comes_back()
