"""WeasyPrint still has, and still calls, everything that tuning replaces.

When one of these fails after an upgrade: look at what became of the function named, then
adapt or drop that module of `disclosures.publication.tuning`; `test_same` judges the rest.
"""

from __future__ import annotations

import gc
from typing import Any

import pytest
import weasyprint

from disclosures.publication import engine, justify, tuning
from disclosures.publication.tuning import (
    boxes,
    fonts,
    gaps,
    lengths,
    lines,
    parsing,
    pauses,
    replacing,
    styles,
    warm,
    writing,
)
from tests.disclosures.publication.tuning import samples

CALLED = [
    (boxes, "_bare"),
    (fonts, "context"),
    (fonts, "description"),
    (gaps, "widen"),
    (lengths, "_recall"),
    (lines, "_line"),
    (parsing, "read"),
    (styles, "_compute"),
    (styles, "_mark"),
    (warm, "faces"),
    (writing, "Written"),
]


def test_weasyprint_is_the_version_that_was_tuned() -> None:
    assert weasyprint.__version__ == "70.0"


@pytest.mark.parametrize(("module", "name"), CALLED)
def test_it_is_called(module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    before = getattr(module, name)

    def spy(*args: Any, **named: Any) -> Any:
        calls.append(name)
        return before(*args, **named)

    monkeypatch.setattr(module, name, spy)
    # A style sheet of its own: nothing of it is kept from another test.
    body = f"<h2 id='a'>甲</h2><p>{samples.CHINESE * 3}</p><!-- {name} -->"
    engine.print_pdf(samples.official(f"<style>/* {name} */</style>{body}"), identifier=b"x")
    assert calls


def test_it_takes_the_place_everywhere() -> None:
    tuning.install()
    from weasyprint.layout import inline, preferred, table
    from weasyprint.text import line_break

    assert inline.justify_line is justify.share_out
    for module in (inline, preferred, line_break):
        assert "tuning.lines" in module.split_first_line.__module__
    assert "tuning.lengths" in table.resolve_percentages.__module__
    assert "tuning.boxes" in line_break.strut.__module__
    assert "tuning.layouts" in line_break.Layout.__module__


def test_what_is_gone_is_named() -> None:
    with pytest.raises(replacing.Gone):
        replacing.everywhere(object(), None)


def test_a_style_sheet_is_read_once_and_few_are_kept() -> None:
    for n in range(warm.MOST + 2):
        engine.print_pdf(
            samples.official(f"<style>p {{ margin: {n}px }}</style>甲"), identifier=b"x"
        )
    kept = dict(warm._kept)
    assert len(kept) == warm.MOST
    engine.print_pdf(samples.official(f"<style>p {{ margin: {n}px }}</style>乙"), identifier=b"x")
    assert dict(warm._kept) == kept


def test_the_collector_is_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="甲"):
        _fail_without_pauses()
    assert gc.isenabled()


def _fail_without_pauses() -> None:
    with pauses.without_pauses():
        assert not gc.isenabled()
        raise ValueError("甲")
