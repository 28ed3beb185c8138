"""The results of a cycle as tables: for the inside, for the preview and for the public alike.

Pure: reads the data that `disclosures.domain.results` makes and a release freezes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

PARTS = ("indicators", "rules", "cities", "kinds")
GROUPED = ("cities", "kinds")


@dataclass(frozen=True)
class Column:
    """One column: the key of the rows' value, its heading; `of`: the key whose share a bar shows."""

    key: str
    label: str
    number: bool = True
    of: str = ""


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
    return order.removeprefix("-") in {one.key for one in _columns(data, part) if one.number}


def _table(data: dict[str, Any], part: str, orders: dict[str, str]) -> Table:
    columns = _columns(data, part)
    rows = _sorted(data[part], orders.get(part, ""))
    return Table(
        part,
        titles()[part],
        _hint(part),
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


def titles() -> dict[str, str]:
    """Return the names of the parts."""
    return {
        "indicators": _("各项指标"),
        "rules": _("各条核验规则"),
        "cities": _("各地"),
        "kinds": _("各类组织"),
    }


def _hint(part: str) -> str:
    return {
        "indicators": _("各校自己填报的“是”“否”，以及核验发现有出入的份数。"),
        "rules": _(
            "每条规则在多少份填报中发现错误、矛盾或需要说明的地方；没有发现问题的规则不列出。"
        ),
    }.get(part, _("应公开的学生会组织有多少提交、按期提交、通过审核。"))


def _columns(data: dict[str, Any], part: str) -> list[Column]:
    known = set().union(*data[part]) if data[part] else set()
    return [one for one in _all_columns(data, part) if one.key in known or not data[part]]


def _all_columns(data: dict[str, Any], part: str) -> list[Column]:
    if part == "indicators":
        yes, no = data["head"]["values"][:2]
        return [
            Column("number", _("编号"), number=False),
            Column("name", _("指标"), number=False),
            Column("yes", yes, of="sent"),
            Column("no", no),
            Column("open", _("未填或都勾")),
            Column("doubted", _("核验有出入"), of="sent"),
        ]
    if part == "rules":
        return [
            Column("number", _("编号"), number=False),
            Column("name", _("规则"), number=False),
            Column("filings", _("填报份数"), of="sent"),
            Column("error", _("错误")),
            Column("contradiction", _("矛盾")),
            Column("warning", _("提醒")),
        ]
    name = _("地方") if part == "cities" else _("组织")
    return [
        Column("name", name, number=False),
        Column("unions", _("应公开")),
        Column("sent", _("已提交"), of="unions"),
        Column("in_time", _("按期提交")),
        Column("published", _("通过审核")),
        Column("doubted", _("核验有出入"), of="sent"),
    ]
