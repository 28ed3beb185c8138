"""Chinese lines end flush, also those that Chinese line breaking leaves short."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
from weasyprint.layout import inline

from disclosures.publication import justify, render
from tests.disclosures.publication import invented

LINE = "本会在学校党委领导和团委指导下开展工作，接受监督；"


def test_weasyprint_calls_our_justification() -> None:
    justify.install()
    assert inline.justify_line is justify.share_out


def test_every_line_but_the_last_ends_at_the_right_edge() -> None:
    charter = invented.RulesText(text="第一条　" + LINE * 12)
    pdf = render.to_pdf(invented.document(content=invented.disclosure(charter=charter)))
    with pdfplumber.open(BytesIO(pdf)) as opened:
        lines = [
            line
            for page in opened.pages
            for line in page.extract_text_lines()
            if "本会在" in line["text"]
        ]
    ends = [line["x1"] for line in lines[:-1]]
    assert len(ends) > 5
    assert max(ends) - min(ends) < 10  # a comma's or a bracket's own white space
