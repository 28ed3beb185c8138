"""Varied disclosures from known content: the test bed of the importer, blind to its code.

``documents(seed)`` gives one document in all formats with its truth (the exchange format). The
content comes from `truths`, the layout (`layout`) is the same for all formats, `word`, `web` and
``print`` write it. Seeds from ``style.HOLDOUT`` on are for measuring only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from disclosures import editions

from .layout import fit, lay_out
from .style import HOLDOUT, NASTY, Style, draw_style
from .truths import Case, Options, make_case
from .web import to_web
from .word import to_word

__all__ = [
    "HOLDOUT",
    "NASTY",
    "Case",
    "Made",
    "Options",
    "Style",
    "documents",
    "draw_style",
    "make_case",
]


@dataclass
class Made:
    """One document: its truth, and its bytes by file ending."""

    name: str
    truth: dict[str, Any]
    style: Style
    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def documents(seed: int, formats: tuple[str, ...] = ("docx", "html")) -> Made:
    """Return the document of a seed in the wanted formats (docx, html); see ``print`` for paper."""
    keys = sorted(editions.keys())
    key = keys[seed % len(keys)]
    style = draw_style(seed)
    case = make_case(seed, key, "graduate" if seed % 5 == 4 else "student")
    fit(case, style)
    script = lay_out(case, style)
    made = Made(f"{seed:06}-{key}-{style.name()}", case.truth, style, notes=style.notes())
    if "docx" in formats:
        made.files["docx"] = to_word(script, style)
    if "html" in formats:
        made.files["html"] = to_web(script, style)
    return made
