"""A disclosure as a plain Word file: headings by number alone, tables, one paragraph a line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx

from disclosures.content import Disclosure
from disclosures.exchange import write

if TYPE_CHECKING:
    from docx.document import Document

    from disclosures.editions import EditionForm


class Who:
    """Whose disclosure it is."""

    school, organisation = "青川大学", "学生会"
    federation_email, national_email = "sheng@example.org", "quanguo@example.org"


def write_plain(content: Disclosure, form: EditionForm) -> bytes:
    """Return the content as .docx in the order of the year's form."""
    data = write(content, form, Who())
    target = docx.Document()
    target.add_paragraph(data["title"])
    target.add_paragraph(data["preamble"])
    for section in form.sections:
        target.add_paragraph(
            form.text(section.title, school=Who.school, organisation=Who.organisation)
        )
        _section(target, section.key, data)
    raw = io.BytesIO()
    target.save(raw)
    return raw.getvalue()


def _section(target: Document, key: str, data: dict[str, Any]) -> None:
    if key == "indicators":
        rows = [
            (f"{item['no']}. {'★' if item['core'] else ''}{item['text']}",
             "☑是 □否" if item["answer"] == "是" else "□是 ☑否", item["note"])
            for item in data[key]
        ]  # fmt: skip
        _table(target, ("指标", "结论", "备注"), rows)
    elif key == "departments":
        rows = [(d["name"], d["headcount"], d["duties"]) for d in data[key] or ()]
        _table(target, ("机构名称", "人数", "主要职责"), rows)
    elif key == "roster":
        rows = [
            (n, row["name"], row["department"], row["political_status"], row["rank_raw"])
            for n, row in enumerate(data[key] or (), 1)
        ]  # fmt: skip
        _table(target, ("序号", "姓名", "所属部门", "政治面貌", "学习成绩排名"), rows)
    elif key == "responsible":
        rows = [(r["category"], r["name"], r["full_time"], r["note"]) for r in data[key] or ()]
        _table(target, ("类别", "姓名", "是否为专职团干部", "备注"), rows)
    elif key != "second_level":
        text = data[key] if isinstance(data[key], str) else (data[key] or {}).get("text")
        for line in (text or "").split("\n"):
            target.add_paragraph(line)


def _table(target: Document, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    table = target.add_table(rows=0, cols=len(header))
    for row in [header, *rows]:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = "" if value is None else str(value)
