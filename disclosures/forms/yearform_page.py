"""What every page on which a year's form is changed has in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms

from disclosures.editions import EditionForm
from disclosures.forms.yearform_rows import Table

NextId = Callable[[str], str]


class Page:
    """One part of the form: a plain form, tables, or both. ``data`` is what was posted."""

    key: ClassVar[str]
    title: ClassVar[Any]
    lead: ClassVar[Any] = ""

    def __init__(self, form: EditionForm, data: Mapping[str, Any] | None = None) -> None:
        self.form, self.data = form, data
        self.main: forms.Form | None = self.fields()
        self.tables: list[Table] = self.rows()

    def fields(self) -> forms.Form | None:
        """Return the plain form, if any."""
        return None

    def rows(self) -> list[Table]:
        """Return the tables."""
        return []

    def is_valid(self) -> bool:
        """Whether all can be read; the form as a whole is judged by the domain."""
        tables = [table.is_valid() for table in self.tables]
        return (self.main is None or self.main.is_valid()) and all(tables)

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        """Return the form's data with this page's part laid over."""
        raise NotImplementedError

    def href(self, place: str) -> str:
        """Return where on the page a place of the data is typed, "" where it is on another page."""
        hit = re.fullmatch(r"([a-z_.]+)\[(\d+)\](?:\.(\w+))?.*", place)
        for table in self.tables:
            if hit and table.prefix == hit[1].replace(".", "-"):
                first = "label" if "label" in table.formset.forms[0].fields else "text"
                return "#" + table.name_of(int(hit[2]), hit[3] or first)
            if place.replace(".", "-") in (table.prefix, table.prefix.split("-")[0]):
                return f"#table-{table.prefix}"
        name = {"congress_window": "window_start", "second_level": "ask"}.get(
            place, place.rpartition(".")[2]
        )
        return f"#id_{name}" if self.main and name in self.main.fields else ""
