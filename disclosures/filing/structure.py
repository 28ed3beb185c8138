"""A rule text typeset."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from disclosures.filing.loading import open_section
from disclosures.forms.fields import TEXT
from disclosures.structure import Kind, Node, Problem, parse

CLASSES = {
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.ARTICLE: "article",
    Kind.POINT: "point",
    Kind.ITEM: "item",
}
"""Style of each kind of line; deeper ones are sub-items, a line without label a paragraph."""


@dataclass(frozen=True)
class Line:
    """One line of the preview; ``number`` its line in the text, from 1."""

    number: int
    style: str
    label: str
    text: str


@dataclass(frozen=True)
class Typeset:
    """The lines of a text, and what is wrong with its numbering."""

    lines: list[Line]
    problems: tuple[Problem, ...]


def typeset(text: str) -> Typeset:
    """Return ``text`` ready to be shown; of an overlong text, the part that would be kept."""
    structure = parse((text or "")[:TEXT])
    return Typeset([line(node) for node in structure.walk()], structure.problems)


def line(node: Node) -> Line:
    """Return one node as a line."""
    plain = "paragraph" if node.kind is Kind.PARAGRAPH else "subitem"
    return Line(node.line, CLASSES.get(node.kind, plain), node.label, node.text)


@require_POST
def preview(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Answer the posted text typeset, as a fragment; nothing is stored."""
    open_section(request, pk, key)
    return render(
        request, "filing/structure.html", {"structure": typeset(request.POST.get("text", ""))}
    )
