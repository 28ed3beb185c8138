"""Small helps for the templates of page and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosures.publication.document import Column, Table

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
def share(column: Column, table: Table) -> str:
    """A column's part of the table's width, in per cent."""
    return f"{100 * column.weight / sum(one.weight for one in table.columns):.2f}"
