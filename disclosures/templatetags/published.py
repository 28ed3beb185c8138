"""Small helps for the templates of page and PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import template

from disclosures.publication import widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosures.publication.document import Column, Document, Table

register = template.Library()


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The value of `key`, or nothing."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def beside(left: Iterable[Any], right: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Two lists of the same length, side by side."""
    return list(zip(left, right, strict=True))


@register.filter
def shares(table: Table) -> list[tuple[Column, str]]:
    """Each column with its part of the table's width, in per cent."""
    return [(one, f"{part:.2f}") for one, part in zip(table.columns, widths.of(table), strict=True)]


TITLE_LINE = 20
"""Characters of 22 pt in the type area's 156 mm."""


@register.filter
def title_lines(document: Document) -> list[str]:
    """The title in one line, or broken behind the school's name where it would not fit."""
    school, title = document.header.school, document.title
    if len(title) <= TITLE_LINE or not title.startswith(school):
        return [title]
    return [school, title.removeprefix(school)]


PHRASE = re.compile(r".+?(?:大学|学院|学校|研究院|分校|[）)])|.+")


@register.filter
def phrases(name: str) -> list[str]:
    """A long name in the parts that should stay on one line: 云岭海洋大学 / 国际学院 / （东校区）."""
    return PHRASE.findall(name)
