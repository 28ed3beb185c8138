"""The places of a section that a question can be about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosures.content import Content, RulesText
from disclosures.domain import labels, paths
from disclosures.structure import Kind, pieces
from reviews.domain.material import Material


class Place(NamedTuple):
    """A place and what it is called."""

    path: str
    label: str


def places(section: str, held: Material) -> list[Place]:
    """Return the section itself, then its indicators, rows or fields, in the order in which they are read."""
    found = [section, *_inside(section, held)]
    return [Place(path, labels.label(path, held.disclosure, held.numbers)) for path in found]


def named(path: str, held: Material) -> Place | None:
    """Return one place by its path, None where the submission has no such place."""
    if not paths.exists(held.disclosure, path):
        return None
    return Place(path, labels.label(path, held.disclosure, held.numbers))


def _inside(section: str, held: Material) -> Iterator[str]:
    if section == "indicators":
        yield from (f"{section}.{item.id}" for item in held.form.indicators)
    if section == "second_level":
        yield from (f"{section}.counts.{item.id}" for item in held.form.second_level_items)
    content = getattr(held.disclosure, section)
    for field in type(content).model_fields:
        yield from _field(section, field, getattr(content, field))
    if isinstance(content, RulesText):
        yield from articles(section, content.text)


def _field(section: str, field: str, value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        container = section if field in paths.CONTAINERS else f"{section}.{field}"
        yield from (
            f"{container}[{number}]" for number, row in enumerate(value) if isinstance(row, Content)
        )
    elif not isinstance(value, dict):
        yield f"{section}.{field}"


def articles(section: str, text: str) -> Iterator[str]:
    """Yield the articles of a rule text; where it has none, whatever else is numbered and no heading."""
    found = [piece for piece in pieces(text) if piece.node.label]
    numbered = [piece for piece in found if piece.node.kind is Kind.ARTICLE] or [
        piece for piece in found if piece.node.kind not in (Kind.CHAPTER, Kind.SECTION)
    ]
    yield from (f"{section}.text#{piece.name}" for piece in numbered)
