"""Warm headless Chromium printing the HTML that WeasyPrint sets: same faces, tags and bookmarks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from disclosures.publication.fetch import FONTS
from tests.benchmarks import memory


def page_of(html: str, folder: Path) -> Path:
    """`html` as a file that finds our faces."""
    path = folder / "page.html"
    path.write_text(html.replace("<head>", f'<head><base href="{FONTS.as_uri()}/">', 1), "utf-8")
    return path


def print_page(page: Any, path: Path) -> bytes:
    """Open, wait for the faces, print."""
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    made: bytes = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    return made


def processes() -> list[int]:
    """Those of the browser that this process started, without the driver between them."""
    mine = memory.below(os.getpid())
    return [pid for pid in mine if "chrom" in memory.program(pid)]
