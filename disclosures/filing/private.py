"""What is asked and not published: shown once more before it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.domain import contents
from disclosures.editions import Section
from disclosures.filing.loading import Desk
from disclosures.forms.kinds import section_form
from disclosures.forms.paths import flatten
from disclosures.forms.rows import Column
from disclosures.forms.section import SectionForm


@dataclass(frozen=True)
class Private:
    """One section's unpublished facts: single ones, and tables as heading and rows of cells."""

    title: str
    facts: list[dict[str, str]]
    tables: list[tuple[list[str], list[list[str]]]]


def private_facts(desk: Desk) -> list[Private]:
    """Return the unpublished facts of every section that has any."""
    found = (of_section(desk, section) for section in desk.form.sections)
    return [item for item in found if item.facts or item.tables]


def of_section(desk: Desk, section: Section) -> Private:
    """Return one section's unpublished facts."""
    raw = desk.assessment.content.get(section.key, {})
    content = contents.content_class(section.key).model_validate(raw)
    form = section_form(desk.form, section.key, content, spare=0)
    return Private(desk.title(section), list(single(form)), list(tables(form)))


def single(form: SectionForm) -> Iterator[dict[str, str]]:
    """Yield label and value of each filled private field."""
    for bound in form.main:
        if getattr(bound.field, "private", False) and bound.value():
            yield {"key": str(bound.label), "value": bound.value()}


def tables(form: SectionForm) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield each table's private columns, led by the name where there is one."""
    for prefix, columns in form.columns().items():
        shown = [column for column in columns if column.key == "name" or column.make().private]
        rows = [flatten(row.model_dump()) for row in getattr(form.initial, prefix)]
        if any(row.get(column.key) for row in rows for column in shown if column.key != "name"):
            yield (
                [heading(column) for column in shown],
                [[row.get(c.key, "") for c in shown] for row in rows],
            )


def heading(column: Column) -> str:
    """Return a column's label."""
    return str(column.make().label)
