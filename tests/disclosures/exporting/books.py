"""A filing's workbook of invented content, written and opened again."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl

from disclosures import editions
from disclosures.checks import Context, build_facts, run, verdicts
from disclosures.content import Disclosure
from disclosures.exporting import filing, workbook
from tests.disclosures.publication import invented

MOMENT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


def filed(edition: str = invented.EDITION, content: Disclosure | None = None, **changes):
    form = editions.load(edition)
    content = content or invented.disclosure(edition)
    facts = build_facts(content, form, Context(school="云岭海洋大学", organisation="学生会"))
    found = tuple(run(facts))
    values = {
        "form": form,
        "disclosure": content,
        "findings": found,
        "verdicts": verdicts(facts, found),
        "places": {one.key: f"在{one.path}" for one in found},
        "explanations": {one.key: "已报备。" for one in found[:1]},
        "titles": {section.key: form.text(section.title) for section in form.sections},
        "caption": f"云岭海洋大学学生会{form.period}",
        "standing": "草稿",
        "facts": (("状态", "草稿"),),
    }
    return filing.Filed(**values | changes)


def written(one) -> bytes:
    return workbook.write(filing.sheets(one), one.heading, MOMENT)


def opened(raw: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


def table(page) -> list[dict[str, object]]:
    """The rows of a sheet under its header, as far as the first empty line."""
    rows = page.iter_rows(min_row=2, values_only=True)
    header = next(rows)
    found = []
    for row in rows:
        if not any(value is not None for value in row):
            break
        found.append(dict(zip(header, row, strict=True)))
    return found
