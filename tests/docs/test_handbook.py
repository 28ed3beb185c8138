"""The handbook names only what the pages show, and links only to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "handbook").glob("*.md"))
SHOWN = "".join(
    path.read_text(encoding="utf-8")
    for app in ("portal", "disclosures", "reviews", "templates")
    for pattern in ("*.py", "*.html")
    for path in (ROOT / app).rglob(pattern)
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_quoted_name_is_on_a_page(page: Path) -> None:
    names = re.findall(r"「([^」]+)」", page.read_text(encoding="utf-8"))
    assert names
    assert [name for name in names if f'"{name}' not in SHOWN] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.stem)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
