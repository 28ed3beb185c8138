"""The official PDF in a warm process, beside Chromium printing the same HTML."""

from __future__ import annotations

import pytest

from disclosures.publication import pdf, render
from tests.benchmarks import best, report
from tests.disclosures.publication import invented

pytestmark = pytest.mark.benchmark


def test_official_pdf_beside_chromium(page) -> None:
    document = invented.document()
    html = pdf.markup(document, None, {})

    def print_page() -> None:
        page.set_content(html)
        assert page.pdf(format="A4").startswith(b"%PDF")

    ours = best(lambda: render.to_pdf(document), rounds=3)
    assert report("Official PDF", ours, best(print_page, rounds=3), "warm Chromium") > 0
