"""The form of one year (年度表式)."""

import hashlib
import json
import re
from typing import Annotated, Any, TypeVar

from pydantic import StringConstraints

from disclosures.editions.parts import (
    Column,
    DepartmentsForm,
    Indicator,
    Limits,
    Part,
    ResponsibleForm,
    RosterForm,
    RuleSetting,
    SecondLevelTable,
    Section,
    Table,
    Window,
    Words,
)

PLACEHOLDERS = frozenset(
    {"school", "organisation", "period", "federation", "federation_email", "national_email"}
)
"""What a fixed text may leave open, as ``{name}``."""


class EditionForm(Part):
    """Everything that the year's form fixes; see the YAML files for its shape.

    ``inferred`` names the parts that were not seen on an official form of that year; ``rules``
    the rules that the year leaves out or takes less strictly, by id (``R29``).
    """

    key: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{4})?$")]
    period: Words
    title: Words
    preamble: Words
    closing: Words
    legend: str = ""
    inferred: tuple[str, ...] = ()
    congress_window: Window
    intake_year: int
    table: Table
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    second_level: SecondLevelTable | None = None
    roster: RosterForm
    departments: DepartmentsForm
    responsible: ResponsibleForm
    limits: Limits
    rules: dict[str, RuleSetting] = {}

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of :meth:`data`, hexadecimal."""
        text = json.dumps(self.data(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def data(self) -> dict[str, Any]:
        """Return the form as JSON data; ``editions.parse`` reads it back."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def section(self, key: str) -> Section:
        """Return the section; ``KeyError`` where the year has none of that key."""
        return _only(key, [section for section in self.sections if section.key == key])

    def has_section(self, key: str) -> bool:
        """Say whether the year's form has the section."""
        return any(section.key == key for section in self.sections)

    def section_keys(self) -> list[str]:
        """Return the keys of the sections in the order of the form."""
        return [section.key for section in self.sections]

    def indicator(self, id_or_no: str) -> Indicator:
        """Return an indicator by id (``i03``) or printed number (``3.1``); ``KeyError`` if none."""
        return _only(id_or_no, [item for item in self.indicators if id_or_no in (item.id, item.no)])

    def has_indicator(self, id_or_no: str) -> bool:
        """Say whether the year asks for the indicator."""
        return any(id_or_no in (item.id, item.no) for item in self.indicators)

    @property
    def second_level_items(self) -> tuple[Indicator, ...]:
        """The items of the second-level table, none where the year has no such table."""
        return self.second_level.items if self.second_level else ()

    @property
    def departments_chart(self) -> bool:
        """Whether the structure is shown as a picture instead of a table."""
        return any(section.kind == "departments" and section.picture for section in self.sections)

    @property
    def roster_columns(self) -> tuple[Column, ...]:
        """The published columns of the roster."""
        return self.roster.columns

    @property
    def department_columns(self) -> tuple[Column, ...]:
        """The columns of the structure table."""
        return self.departments.columns

    def publishes(self, roster_key: str) -> bool:
        """Say whether a field of the roster is a column of the published table."""
        return any(column.key == roster_key for column in self.roster.columns)

    def text(self, template: str, **names: str) -> str:
        """Return a fixed text with its placeholders filled; ``{period}`` fills itself.

        A placeholder that is not named stays empty; braces in a name do nothing.
        """
        known = {"period": self.period, **names}
        return re.sub(r"\{(\w+)\}", lambda hit: str(known.get(hit[1], "")), template)


Found = TypeVar("Found", Section, Indicator)


def _only(name: str, found: list[Found]) -> Found:
    if not found:
        raise KeyError(name)
    return found[0]
