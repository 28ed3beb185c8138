"""Invented data for the JSON columns that the factories leave empty."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from random import Random
from typing import Any

from django.db import models

from disclosures.checks import Context, build_facts, run
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.editions import load
from tests.factories.objections import SECTIONS

EXPLANATION = {
    "rule": "R01",
    "path": "indicators.i03.number",
    "anchor": "indicators.i03.number",
    "text": "两个校区分设办公点。",
    "basis": "",
    "written_at": "2026-03-02T09:30:00+00:00",
}
BROUGHT = {
    "rows": [["姓名", "部门"], ["安然", "学习部"]],
    "matching": {"0": "name", "1": "department"},
    "header": ["姓名", "部门"],
    "header_row": 0,
    "skipped": [],
}
ROWS, CHARACTERS = 2, 240
"""Kept of a long list and of a long text: the walk opens hundreds of pages."""


def instead(row: models.Model, column: str, value: Any) -> Any:
    """Return what `row` is to hold in place of an empty `value`; else the value itself."""
    if value and not (isinstance(value, dict) and not any(value.values())):
        return value
    made = {
        "disclosures.SectionDraft.content": lambda: sections()[row.key],  # type: ignore[attr-defined]
        "disclosures.Submission.content": sections,
        "disclosures.Submission.findings": findings,
        "disclosures.Submission.explanations": lambda: [EXPLANATION],
        "disclosures.Publication.document": lambda: {"sections": SECTIONS},
        "disclosures.FilingFindings.rules": lambda: {"R00": {"digest": "", "findings": findings()}},
        "disclosures.RuleTrial.result": lambda: {"note": "试算"},
        "disclosures.Import.table": lambda: BROUGHT,
        "portal.Event.data": lambda: {"note": "记录"},
    }
    name = f"{row._meta.label}.{column}"
    return made[name]() if name in made else value


@lru_cache
def sections() -> dict[str, Any]:
    """Return a whole disclosure by section, short."""
    form = load("2024-2025")
    made = clean_disclosure(Random(7), "云岭海洋大学", "student", form, second_level=True)
    short: dict[str, Any] = _short(made.model_dump(mode="json"))
    return short


@lru_cache
def findings() -> list[dict[str, Any]]:
    """Return what the rules find in it."""
    facts = build_facts(
        Disclosure.model_validate(sections()), load("2024-2025"), Context(school="云岭海洋大学")
    )
    return [asdict(found) for found in run(facts)][:ROWS]


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_short(one) for one in value[:ROWS]]
    return value[:CHARACTERS] if isinstance(value, str) else value
