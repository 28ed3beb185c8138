"""What is copied out of the PDF is what went in: every character, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from disclosures import editions
from disclosures.content import (
    Answer,
    Congress,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Roster,
    RosterRow,
    RulesText,
)
from disclosures.demo import clean_disclosure
from disclosures.publication import render
from tests.disclosures.publication import invented
from tests.disclosures.publication.copied import copied, lost
from tests.disclosures.publication.test_pdf import STAMP

ASCII = "".join(map(chr, range(0x21, 0x7F)))
CHARACTERS = (
    "学生会章程文化艺术工作长角鬼龙云岭海洋" * 6
    + ASCII
    + "，。、；：？！“”‘’（）《》〈〉【】—…·～￥％＋－／＝ＡＺａｚ０９　"
    + "•‧・⋯〜–‑①➀❶➊℃№§°×÷≤≥☑☐★▲"
    + "㛃𠅤䶮玥喆堃𬭎⽂⼯⾓⻓⻅樂\uf914\uf95c\U0002f82e"
)
TRAPS = "fi ff ffi —— …… 1/2 e\u0301é 葛\U000e0100葛 AV To ⽂文⼯工 \u00adsoft\u00ad 《〈》〉 <b>&amp;</b> • · ・"
text = st.text(CHARACTERS, min_size=1, max_size=40).filter(str.strip).map(str.strip) | st.just(
    TRAPS
)
name = st.text("欧阳林知夏㛃𠅤䶮玥喆·", min_size=1, max_size=8)
link = st.text("abcxyz0189-_/%~", min_size=1, max_size=150).map("https://example.org/{}".format)


@st.composite
def filings(draw: st.DrawFn) -> Disclosure:
    """Strange characters in every field that is printed."""
    rows = st.builds(
        RosterRow, name=name, department=text, faculty=text, note=text, experience=text
    )
    lines = draw(st.lists(text, min_size=1, max_size=4))
    return Disclosure(
        indicators=Indicators(
            answers={"i02": Answer(answer="否", note=draw(text), reason=draw(text))}
        ),
        charter=RulesText(text="\n".join(f"第{n}条　{line}" for n, line in enumerate(lines, 1))),
        departments=Departments(
            rows=(Department(name=draw(text), headcount="4", duties=draw(text)),)
        ),
        roster=Roster(rows=tuple(draw(st.lists(rows, min_size=1, max_size=3)))),
        congress=Congress(
            place=draw(text), agenda=draw(text), text=draw(text), links=(draw(link),)
        ),
    )


def gone(content: Disclosure, edition: str) -> list[str]:
    document = invented.document(edition, content=content)
    return lost(copied(render.to_pdf(document, STAMP)), document)


@pytest.mark.parametrize("edition", editions.keys())
def test_a_whole_filing_comes_out_as_it_went_in(edition: str) -> None:
    form = editions.load(edition)
    content = clean_disclosure(Random(7), "云岭海洋大学", "student", form, second_level=True)
    assert gone(content, edition) == []


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(filings(), st.sampled_from(editions.keys()))
def test_strange_characters_come_out_as_they_went_in(content: Disclosure, edition: str) -> None:
    assert gone(content, edition) == []


def test_a_loss_is_noticed() -> None:
    document = invented.document()
    pdf = render.to_pdf(document, STAMP)
    other = invented.document(
        content=invented.disclosure(charter=RulesText(text="第一条　少了的话。"))
    )
    assert lost(copied(pdf), other) == ["charter: 第一条少了的话。"]


def test_no_space_comes_in_between_characters() -> None:
    """Neither by the type grid's spacing nor by flush lines."""
    line = "本会在学校党委领导和团委指导下开展工作，接受监督；" * 12
    charter = RulesText(text=f"第一条　{line}")
    document = invented.document(content=invented.disclosure(charter=charter))
    read = "".join(page.extract_text() for page in opened(render.to_pdf(document, STAMP)))
    assert line in read.replace("\n", "")


def opened(pdf: bytes) -> Iterator[PageObject]:
    return iter(PdfReader(BytesIO(pdf)).pages)
