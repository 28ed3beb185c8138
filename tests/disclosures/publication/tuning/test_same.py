"""Tuned and untuned give the same document: text, faces, places, lines, structure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO, StringIO
from typing import Any

import pdfplumber
import pytest
import tinyhtml5  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from disclosures import editions
from disclosures.publication import pdf
from disclosures.publication.tuning import parsing
from tests.disclosures.publication import invented
from tests.disclosures.publication.tuning import samples, untuned

NEAR = 0.6
"""Points: WeasyPrint rounds each advance to 1/1000 em, which over a line of 28 makes 0.45."""


@cache
def documents() -> dict[str, str]:
    whole = invented.document(content=invented.disclosure(rows=40, units=20))
    return samples.every() | {"disclosure": pdf.markup(whole, None, {})}


@cache
def both() -> dict[str, tuple[bytes, bytes]]:
    html = list(documents().values())
    pairs = zip(untuned.pages(html), untuned.pages(html, "tuned"), strict=True)
    return dict(zip(documents(), pairs, strict=True))


def test_characters_places_tags_bookmarks_and_links_are_the_same() -> None:
    for name, (plain, tuned) in both().items():
        _places_are_the_same(name, plain, tuned)
        _structure_is_the_same(name, plain, tuned)


def _places_are_the_same(name: str, plain: bytes, tuned: bytes) -> None:
    for before, after in zip(_pages(plain), _pages(tuned), strict=True):
        pairs = list(zip(_drawn(before), _drawn(after), strict=True))
        assert [one[0] for one, _ in pairs] == [one[0] for _, one in pairs], name
        far = [pair for pair in pairs if _distance(*pair) > NEAR]
        assert not far, (name, far[:3])


def _structure_is_the_same(name: str, plain: bytes, tuned: bytes) -> None:
    before, after = (PdfReader(BytesIO(one)) for one in (plain, tuned))
    assert list(_roles(before)) == list(_roles(after)), name
    assert _titles(before.outline) == _titles(after.outline), name
    for one, other in zip(before.pages, after.pages, strict=True):
        assert len(one.get("/Annots", ())) == len(other.get("/Annots", ())), name


def test_what_a_worker_printed_before_changes_nothing() -> None:
    first = list(documents().values())
    alone = [tuned for _plain, tuned in both().values()]
    backwards = untuned.pages([*first, *reversed(first)], "tuned")
    assert backwards[: len(first)] == alone
    assert backwards[: len(first) - 1 : -1] == alone


@pytest.mark.parametrize("edition", editions.keys())
def test_the_quick_parser_reads_our_pages_as_html5(edition: str) -> None:
    html = pdf.markup(invented.document(edition), None, {})
    assert _tree(parsing.read(StringIO(html), None, {})) == _tree(_html5(html))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_it_reads_any_text_as_html5(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = f'<!doctype html><html><head><title>t</title></head><body><p title="甲">a{escaped}b</p></body></html>'
    quick = parsing.read(StringIO(html), tinyhtml5.parse, {"namespace_html_elements": False})
    assert _tree(quick) == _tree(_html5(html))


def _html5(html: str) -> Any:
    return tinyhtml5.parse(StringIO(html), namespace_html_elements=False)


def _tree(root: Any) -> list[Any]:
    """Every element; spaces between head and body are nobody's."""
    return [
        (one.tag, sorted(one.attrib.items()), (one.text or "").strip(), (one.tail or "").strip())
        if one.tag in ("html", "head", "body", "main")
        else (one.tag, sorted(one.attrib.items()), one.text or "", (one.tail or "").rstrip("\n"))
        for one in root.iter()
    ]


def _pages(data: bytes) -> Any:
    return pdfplumber.open(BytesIO(data)).pages


def _drawn(page: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for one in page.chars:
        drawn = (one["text"], one["fontname"], round(one["size"], 1))
        found.append((drawn, one["x0"], one["top"]))
    for kind in ("rects", "lines", "curves", "images"):
        found += [((kind,), one["x0"], one["top"]) for one in getattr(page, kind)]
    return found


def _distance(before: Any, after: Any) -> float:
    return float(max(abs(before[1] - after[1]), abs(before[2] - after[2])))


def _titles(outline: Any) -> list[Any]:
    return [_titles(one) if isinstance(one, list) else one.title for one in outline]


def _roles(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            yield str(one.get("/S", "")) + str(one.get("/Alt", ""))
            waiting.append(one.get("/K", []))
