"""Laying findings and errors beside the fields that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.forms.boundfield import BoundField

from disclosures.checks import Finding, Severity
from disclosures.forms.paths import field_name
from disclosures.forms.section import SectionForm

BESIDE = (Severity.ERROR, Severity.CONTRADICTION, Severity.WARNING)
"""What is shown beside a field; information and unchecked stand in the panel only."""


def mark(form: SectionForm, findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Attach each finding to its field, row or block of ``form`` and return it with the element it leads to.

    Afterwards ``field.findings`` (fields), ``row.findings`` (rows) and ``form.blocks`` (anything
    else, by name) hold what is shown beside them, and wrong cells describe themselves to
    screen readers.
    """
    form.blocks = {}
    fields = {bound.html_name: bound for bound in bound_fields(form)}
    rows = {row.prefix: row for table in form.tables.values() for row in table.forms}
    placed = [(finding, place(form, finding, fields, rows)) for finding in findings]
    for bound in fields.values():
        describe(bound)
    return placed


def place(
    form: SectionForm, finding: Finding, fields: dict[str, BoundField], rows: dict[str, Any]
) -> str:
    """Attach one finding and return the id of the element that it leads to."""
    name = shown_name(form, field_name(finding.path))
    beside = [finding] if finding.severity in BESIDE else []
    if name in fields:
        fields[name].field.findings = [*fields[name].field.findings, *beside]
        return target(fields[name])
    if name in rows:
        rows[name].findings = [*rows[name].findings, *beside]
        return f"id_{name}"
    block = name.split("-")[0]
    form.blocks.setdefault(block, []).extend(beside)
    return f"id_{block}" if block else "section"


def shown_name(form: SectionForm, name: str) -> str:
    """Return the field's name on the page: empty rows that stand in between are not counted by paths."""
    hit = re.match(r"(\w+)-(\d+)(.*)", name)
    if (
        not hit
        or hit[1] not in form.tables
        or not form.tables[hit[1]].is_bound
        or not form.tables[hit[1]].can_delete
    ):
        return name
    positions = [position for position, _values in form.tables[hit[1]].kept()]
    index = int(hit[2])
    return f"{hit[1]}-{positions[index] if index < len(positions) else index}{hit[3]}"


def bound_fields(form: SectionForm) -> Iterator[BoundField]:
    """Yield every field of the section, the main form's first."""
    yield from form.main
    for table in form.tables.values():
        for row in table.forms:
            yield from (field for field in row if field.name != "DELETE")


def describe(bound: BoundField) -> None:
    """Tie hint, errors and findings to the control, and mark it where it is wrong."""
    parts = {"hint": bound.help_text, "findings": bound.field.findings, "error": bound.errors}
    ids = [f"{bound.auto_id}_{part}" for part, there in parts.items() if there]
    attrs = bound.field.widget.attrs
    bound.field.grave = any(
        finding.severity is not Severity.WARNING for finding in bound.field.findings
    )
    if ids:
        attrs["aria-describedby"] = " ".join(ids)
    if bound.errors:
        attrs["class"] = f"{attrs.get('class', '')} is-invalid".strip()


def target(bound: BoundField) -> str:
    """Return the id to jump to: the control itself, or the first choice."""
    return f"{bound.auto_id}_0" if hasattr(bound.field, "choices") else str(bound.auto_id)
