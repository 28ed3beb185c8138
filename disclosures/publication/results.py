"""The results of a cycle as tables: for the inside, for the preview and for the public alike.

Pure: reads the data that `disclosures.domain.results` makes and a release freezes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from disclosures.publication.results_columns import PARTS, Column, columns_of, hint, titles


@dataclass(frozen=True)
class Cell:
    """A value in words, and how many per cent of the whole its bar shows (None: no bar)."""

    label: str
    text: str
    number: bool
    share: int | None


@dataclass(frozen=True)
class Order:
    """One way of sorting: a link, and whether it is the present one."""

    label: str
    query: str
    current: bool


@dataclass(frozen=True)
class Table:
    """One part: its cells row by row, the first of each row its heading."""

    key: str
    title: str
    hint: str
    columns: list[Column]
    rows: list[list[Cell]]
    orders: list[Order]


def tables(data: dict[str, Any], wanted: Mapping[str, str]) -> list[Table]:
    """Return the tables of the parts that `data` holds, each sorted as `wanted` says.

    `wanted` are the parameters of the address: ``{"cities": "-sent"}``; what names no column counts
    as not given.
    """
    parts = [part for part in PARTS if part in data]
    orders = {part: wanted[part] for part in parts if _known(data, part, wanted.get(part, ""))}
    return [_table(data, part, orders) for part in parts]


def _known(data: dict[str, Any], part: str, order: str) -> bool:
    return order.removeprefix("-") in {one.key for one in columns_of(data, part) if one.number}


def _table(data: dict[str, Any], part: str, orders: dict[str, str]) -> Table:
    columns = columns_of(data, part)
    rows = _sorted(data[part], orders.get(part, ""))
    return Table(
        part,
        titles()[part],
        hint(part),
        columns,
        [[_cell(column, row, data) for column in columns] for row in rows],
        _orders(columns, part, orders),
    )


def _sorted(rows: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    key = order.removeprefix("-")
    if not key:
        return rows
    # What is withheld lies between nought and three.
    return sorted(
        rows, key=lambda row: 1.5 if row[key] is None else row[key], reverse=order.startswith("-")
    )


def _orders(columns: list[Column], part: str, orders: dict[str, str]) -> list[Order]:
    ways = [("", _("原顺序")), *((f"-{one.key}", one.label) for one in columns if one.number)]
    return [
        Order(
            label,
            urlencode({name: way for name, way in (orders | {part: key}).items() if way}),
            orders.get(part, "") == key,
        )
        for key, label in ways
    ]


def _cell(column: Column, row: dict[str, Any], data: dict[str, Any]) -> Cell:
    value = row[column.key]
    if not column.number:
        return Cell(column.label, str(value), number=False, share=None)
    if value is None:
        return Cell(column.label, _("不足3"), number=True, share=None)
    whole = row.get(column.of, data["totals"].get(column.of)) if column.of else None
    share = round(100 * value / whole) if whole else None
    return Cell(column.label, str(value), number=True, share=share)
