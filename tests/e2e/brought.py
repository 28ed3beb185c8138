"""What a new secretary brings along: last year's Word file and the roster as a sheet, and what is to mend."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.disclosures.importing.corpus import documents
from tests.e2e.hands import Newcomer

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
CHART = "主席团下设实践、宣传、学习、组织、文体、权益六个部。"
COLUMNS = {
    "序号": "no",
    "姓名": "name",
    "所属部门": "department",
    "政治面貌": "political_status",
    "院系": "faculty",
    "年级": "grade",
    "学习成绩排名": "rank_raw",
    "是否存在课业不及格情况": "failed_courses",
}


@dataclass(frozen=True)
class Brought:
    """Two files, whose they are, the year that is asked, and what its secretary mends by hand."""

    name: str
    school: str
    edition: str
    files: tuple[Path, Path]
    mend: Callable[[Newcomer], None]


def sample(_folder: Path) -> Brought:
    """Sample C, brought to a filing of its own year."""
    document = SAMPLES / "sample-c-2020.docx"
    if not document.exists():
        pytest.skip("the samples are not here")
    return Brought(
        "样例C",
        "珩州现代职业学院",
        "2020",
        (document, SAMPLES / "sample-c-2020.roster.xlsx"),
        mend_sample,
    )


def mend_sample(secretary: Newcomer) -> None:
    """Its own faults: two pictures without words, twenty ranks that lack the number of students."""
    secretary.into("组织架构图")
    secretary.type(secretary.page.locator("[name='chart_text']"), CHART)
    secretary.press("保存并返回列表")
    secretary.into("代表大会召开情况")
    for picture in secretary.page.locator("[name^='pictures-'][name$='-alt']").all():
        secretary.type(picture, "大会会场")
    secretary.press("保存并返回列表")
    secretary.into("工作人员名单")
    for place in secretary.page.locator("[name^='rows-'][name$='-rank']").all():
        if re.fullmatch(r"\d+", place.input_value()):
            secretary.type(place, "/40")
    secretary.press("保存并返回列表")
    expect(secretary.page).to_have_url(re.compile(r"/filings/\d+/$"))


def invented(folder: Path) -> Brought:
    """A document of the year before in one of the corpus's styles, with its roster."""
    made = documents(11, ("docx",))
    document, sheet = folder / "去年的公开材料.docx", folder / "名单.xlsx"
    document.write_bytes(made.files["docx"])
    sheet.write_bytes(as_sheet(made.truth["roster"]))
    return Brought("虚构材料", made.truth["school"], "2024-2025", (document, sheet), mend_invented)


def mend_invented(secretary: Newcomer) -> None:
    """What this year asks anew."""


def as_sheet(people: list[dict[str, Any]]) -> bytes:
    """Write a roster as the secretary keeps it: a title, then the heads of the columns."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["学生会工作人员名单"])
    page.append(list(COLUMNS))
    for person in people:
        page.append([person.get(field) for field in COLUMNS.values()])
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()
