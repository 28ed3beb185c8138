from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static" / "css"
SHEETS = sorted(CSS.glob("*.css"))
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*.html") if not {"pdf", "email"} & set(path.parts)
)


def test_public_pages_load_less_than_25_kilobytes_of_style() -> None:
    styles = b"".join((CSS / name).read_bytes() for name in ("base.css", "components.css"))
    assert len(styles) < 25_000
    assert len(gzip.compress(styles)) < 8_000


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_no_sheet_is_too_long_to_read(sheet: Path) -> None:
    assert len(sheet.read_text().splitlines()) <= 300


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_styles_fetch_nothing_and_suit_old_browsers(sheet: Path) -> None:
    source = sheet.read_text()
    for forbidden in ("url(", "@import", "@font-face", "@layer", ":has(", ":is(", "inset:"):
        assert forbidden not in re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL), forbidden
    assert source.count("{") == source.count("}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_variable_is_defined(sheet: Path) -> None:
    everything = "".join(path.read_text() for path in SHEETS)
    used = set(re.findall(r"var\((--[\w-]+)", sheet.read_text()))
    assert used <= set(re.findall(r"(--[\w-]+):", everything))


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_templates_obey_the_content_security_policy(template: Path) -> None:
    # Tables shared with the PDF have column widths under "if inline": never on a page.
    source = re.sub(r"\{% if inline %\}.*?\{% endif %\}", "", template.read_text())
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", source)
    assert not re.search(r"\sstyle\s*=", source), "style attribute"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source), "inline handler"
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>", source)
    assert "//cdn" not in source


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "paper", 7), ("ink-2", "paper", 4.5), ("ink-2", "wash", 4.5), ("red", "paper", 4.5),
        ("line-strong", "paper", 3), ("focus", "paper", 3), ("neutral-fg", "neutral-bg", 4.5),
        ("info-fg", "info-bg", 4.5), ("good-fg", "good-bg", 4.5), ("warn-fg", "warn-bg", 4.5), ("bad-fg", "bad-bg", 4.5),
    ],
)  # fmt: skip
def test_colours_are_told_apart(text: str, ground: str, least: float) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (CSS / "base.css").read_text()))
    assert contrast(colours[text], colours[ground]) >= least
