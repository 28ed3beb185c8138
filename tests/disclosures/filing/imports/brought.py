"""A document that was brought to a filing and read: the clean invented content, or parts of it."""

from __future__ import annotations

import copy
from typing import Any

from disclosures import editions, exchange
from disclosures.content import Disclosure
from disclosures.enums import ImportSource
from disclosures.exchange import Header
from disclosures.models import Filing, Import
from tests.disclosures.checks.filings import SCHOOL, data, put
from tests.factories import ImportFactory

EDITION = "2024-2025"
TABLE = {
    "rows": [["名单"], ["学生姓名", "所在部", "学号"], ["安然", "学习部", ""], ["合计", "1人", ""]],
    "matching": {"0": "name", "1": "department"},
    "header": ["学生姓名", "所在部", "学号"],
    "header_row": 1,
    "skipped": [[4, "合计 1人", "合计"]],
}
"""A sheet as it stood in the file."""


def brought(
    filing: Filing, *keys: str, changes: dict[str, Any] | None = None, **fields: Any
) -> Import:
    """A Word file with these sections (all where none is named), changed at ``changes`` (path → value)."""
    content = copy.deepcopy(data())
    for path, value in (changes or {}).items():
        put(content, path, value)
    form = editions.load(EDITION)
    wanted = keys or tuple(form.section_keys())
    header = Header(school=SCHOOL, organisation="学生会", school_year=EDITION)
    kept = Disclosure.model_validate({key: content[key] for key in wanted if key in content})
    result = {
        "data": exchange.write(kept, form, header),
        "edition": EDITION,
        "edition_sure": "high",
        "sources": {key: source() for key in wanted},
        "remarks": [],
        "unplaced": [],
        "pictures": [],
    } | fields.pop("result", {})
    return ImportFactory(
        filing=filing,
        source=ImportSource.DOCUMENT,
        name="去年的公开材料.docx",
        kind="docx",
        edition=EDITION,
        result=result,
        **fields,
    )


def source(sure: str = "high") -> dict[str, str]:
    """Where a section was read."""
    return {"place": "第2页第1张表", "snippet": "……", "sure": sure}
