"""No page holds script or style of its own: neither the templates nor what is baked from them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from disclosures.models.storages import published_storage
from tests.disclosures.publication.approved import baked
from tests.matrix.world import make
from tests.nginx import ROOT
from tests.security import walking

INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"<[a-z][^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx that evaluates": re.compile(r"\shx-(on|vals\s*=\s*[\"']js:|vars)", re.IGNORECASE),
    "an address that runs": re.compile(r"(?:href|src|action|formaction)\s*=\s*[\"']?\s*(?:javascript:|vbscript:|data:(?!image/))", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script with content": re.compile(r"<script\b[^>]*>\s*[^<\s]", re.IGNORECASE),
    "a script without address": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "a frame with content": re.compile(r"\ssrcdoc\s*=", re.IGNORECASE),
    "another site": re.compile(r"<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*(?:src|href|data)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    "a changed base": re.compile(r"<base\b", re.IGNORECASE),
}  # fmt: skip
PRINTED = {"pdf", "email"}
"""Folders of templates that no browser is sent: WeasyPrint's, whose styles stand in the document, and letters."""
SHARED_WITH_PRINT = {"public/blocks/table.html": {"a style attribute"}}
"""Column widths in the PDF (`{% if inline %}`); the baked pages below show that the page has none."""


def faults(text: str) -> set[str]:
    return {name for name, pattern in INLINE.items() if pattern.search(text)}


def templates() -> list[Path]:
    folder = ROOT / "templates"
    found = [*folder.rglob("*.html"), *folder.rglob("*.svg")]
    return [one for one in found if one.relative_to(folder).parts[0] not in PRINTED]


def test_the_patterns_find_what_they_are_for() -> None:
    for text in (
        '<p style="color:red">', "<a onclick=x>", "<a href='javascript:1'>", "<style>a</style>",
        "<script>1</script>", "<script nonce=x>", '<iframe srcdoc="x">', "<base href=/>",
        '<img src="//evil.example/1.png">', '<div hx-on:click="x">', "<svg onload=x>",
    ):  # fmt: skip
        assert faults(text), text
    assert not faults(
        '<script type="module" nonce="x" src="/static/a.js"></script><p class="style">'
    )


def test_no_template_holds_script_or_style_of_its_own() -> None:
    found = {
        name: wrong - SHARED_WITH_PRINT.get(name, set())
        for one in templates()
        if (wrong := faults(one.read_text(encoding="utf-8")))
        and (name := str(one.relative_to(ROOT / "templates")))
    }
    assert len(templates()) > 100
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_script_behind_the_log_in_carries_the_nonce() -> None:
    bare = {
        str(one.relative_to(ROOT))
        for one in templates()
        if one.relative_to(ROOT / "templates").parts[0] != "public"
        for tag in re.findall(r"<script\b[^>]*>", one.read_text(encoding="utf-8"))
        if 'nonce="{{ csp_nonce }}"' not in tag
    }
    assert bare == set()


def test_no_script_of_ours_makes_a_script_of_text() -> None:
    for file in (ROOT / "static" / "js").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        for word in (
            "eval(",
            "new Function",
            "document.write",
            'createElement("script',
            ".cookie",
            'setAttribute("style',
            'setAttribute("on',
        ):
            assert word not in text, f"{file.name}: {word}"


@pytest.mark.django_db
def test_nothing_baked_holds_script_or_style_of_its_own(record_property: Any) -> None:
    publication = baked()
    store = published_storage()
    pages = [file.path for file in publication.files.all() if file.path.endswith(".html")]
    assert pages
    for path in pages:
        with store.open(path) as file:
            text = file.read().decode()
        assert faults(text) == set(), path
        assert "<script" not in text
    record_property("told", f"inline: {len(templates())} templates, {len(pages)} baked pages")


@pytest.mark.django_db
def test_no_page_as_it_is_sent_holds_script_or_style_of_its_own() -> None:
    world, pages = make(), 0
    for row, role, answer in walking.everything(world, "GET"):
        if answer.get("Content-Type", "").startswith("text/html"):
            pages += 1
            assert faults(answer.body.decode()) == set(), f"{row} as {role}"
    assert pages > 100
