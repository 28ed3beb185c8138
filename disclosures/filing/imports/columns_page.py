"""What the page shows on which the columns of a roster are told what they hold."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosures.filing.loading import Desk
from disclosures.importing.rosters.labels import FIELDS, PRIVATE, read_label
from disclosures.models import Import

SHOWN = 12
"""Rows of the file that are shown."""
NOT = ""
"""A column that is left out."""


@dataclass(frozen=True)
class Column:
    """One column: its number, what it is called in the file, what it holds."""

    number: int
    label: str
    field: str

    @property
    def name(self) -> str:
        """The select's name."""
        return f"column-{self.number}"

    @property
    def spoken(self) -> str:
        """What the select is called for a screen reader."""
        named = _("第%d列") % (self.number + 1)
        return f"{named}“{self.label}”" if self.label else named


@dataclass(frozen=True)
class Row:
    """One row of the file, numbered from 1 as in Excel."""

    number: int
    cells: list[str]
    header: bool
    skipped: str


def context(
    desk: Desk, brought: Import, chosen: Mapping[int, str] | None = None, error: str = ""
) -> dict[str, Any]:
    """Return the page's context; ``chosen`` is what was posted."""
    table = brought.table
    matching = chosen or {int(column): field for column, field in table["matching"].items()}
    width = max((len(row) for row in table["rows"]), default=0)
    skipped = [(row, text, why) for row, text, why in table.get("skipped", ())]
    return {
        **desk.frame(_("名单的列")),
        "brought": brought,
        "columns": [Column(n, _label(table, n), matching.get(n, NOT)) for n in range(width)],
        "options": [(NOT, _("不要")), *FIELDS.items()],
        "rows": rows(table, width, {row: why for row, _text, why in skipped}),
        "more": max(0, len(table["rows"]) - SHOWN),
        "skipped": skipped,
        "remarks": [each["sentence"] for each in brought.result.get("remarks", ())],
        "error": error,
    }


def rows(table: Mapping[str, Any], width: int, skipped: Mapping[int, str]) -> list[Row]:
    """Return the first rows of the file, each as wide as the widest."""
    header = table.get("header_row")
    private = hidden_columns(table, width)
    return [
        Row(
            number,
            [
                shown(row, column, private if _below(number, header) else ())
                for column in range(width)
            ],
            not _below(number, header),
            skipped.get(number, ""),
        )
        for number, row in enumerate(table["rows"][:SHOWN], 1)
    ]


def _below(number: int, header: int | None) -> bool:
    return header is None or number - 1 > header


def hidden_columns(table: Mapping[str, Any], width: int) -> set[int]:
    """Return the columns of personal data (telephones, numbers), which no page repeats."""
    matched = {int(column) for column in table["matching"]}
    labels = {column: read_label(_label(table, column)) for column in range(width)}
    return {
        column
        for column, label in labels.items()
        if label and label.field == PRIVATE and column not in matched
    }


def shown(row: Sequence[Any], column: int, private: Container[int]) -> str:
    """Return a cell as it is shown: whole numbers without a point, the text of a merged row once."""
    value = row[column] if column < len(row) else None
    merged = column and len(set(row)) == 1
    if value is None or value == "" or merged:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "……" if column in private else str(value)


def posted(data: Mapping[str, str], width: int) -> dict[int, str]:
    """Return the posted matching, without columns that are left out or hold something unknown."""
    found = {number: data.get(f"column-{number}", NOT) for number in range(width)}
    return {number: field for number, field in found.items() if field in FIELDS}


def _label(table: Mapping[str, Any], number: int) -> str:
    header = table.get("header") or []
    return str(header[number]) if number < len(header) else ""
