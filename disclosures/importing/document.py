"""From the blocks of a document to the exchange format, with the source of every section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from disclosures.importing import year
from disclosures.importing.imported import Imported, Remark, Sureness
from disclosures.importing.leftovers import debris, pictured, template_words, unplaced
from disclosures.importing.places import sources
from disclosures.importing.sections import lines
from disclosures.importing.sections.congress import doubts, read_congress
from disclosures.importing.sections.departments import read_departments
from disclosures.importing.sections.front import (
    Front,
    organisation_of,
    read_front,
    school_of,
)
from disclosures.importing.sections.indicators import IndicatorTable, read_indicators
from disclosures.importing.sections.responsible import read_responsible
from disclosures.importing.sections.roster import read_roster
from disclosures.importing.sections.second_level import read_second_level
from disclosures.importing.sections.texts import read_charter, text_of
from disclosures.importing.segment import Segment, Segments, segment
from disclosures.importing.tidy import Tidied, tidy

if TYPE_CHECKING:
    from disclosures.importing.blocks import Document, Picture, Table

TEXTS = (
    "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance",
)  # fmt: skip
"""Sections that are one plain text."""


_NAMELESS = re.compile(r"(?:我校)?(?:学生会|研究生会)(?:现行)?章程")
"""A title of a charter that leaves out whose it is."""


@dataclass(slots=True)
class Reading:
    """A document on its way: what stands where, and what was read of it so far."""

    tidied: Tidied
    segments: Segments
    front: Front
    table: IndicatorTable
    remarks: list[Remark] = field(default_factory=list)

    def tables(self, key: str, *kinds: str) -> list[Table]:
        """Return the tables of a section, of the kinds where some are named."""
        here = self.segments.get(key)
        return [] if here is None else [
            table for kind, table in here.tables if not kinds or kind in kinds
        ]  # fmt: skip


def read_document(document: Document) -> Imported:
    """Read a whole disclosure.

    Nothing raises: a document that holds no disclosure gives data of nulls and its text unplaced.
    """
    tidied = tidy(document.blocks)
    segments = segment(tidied.blocks)
    reading = Reading(tidied, segments, read_front(segments.front), read_indicators([]))
    _as_tables(reading)
    reading.table = read_indicators(reading.tables("indicators"))
    data = _data(reading)
    when = year.recognise(reading.front, segments, reading.table, data)
    data["school_year"], data["edition_items"] = when.stated, when.items
    data["sections_missing"] = _missing(when.form_keys(), data["sections_order"])
    return Imported(
        data,
        when.edition,
        when.sure if data["indicators"] else Sureness.LOW,
        sources(segments, tidied.blocks),
        [
            *reading.table.remarks,
            *when.remarks,
            *reading.remarks,
            *debris(tidied, segments),
            *template_words(segments),
            *pictured(segments, data),
            *doubts((data["congress"] or {}).get("text") or ""),
            *(Remark("", "", sentence) for sentence in document.remarks),
        ],
        unplaced(segments, reading.front),
        _pictures(segments),
    )


def _as_tables(reading: Reading) -> None:
    """Make a table of indicators that stand in lines."""
    here = reading.segments.get("indicators")
    if here is None or here.tables:
        return
    if (found := lines.indicator_table(here.paragraphs)) is not None:
        table, rest = found
        here.tables.append(("indicators", table))
        here.blocks, here.pieced = [*rest, *here.pictures], True


def _data(reading: Reading) -> dict[str, Any]:
    segments, front = reading.segments, reading.front
    charter = segments.get("charter")
    chartered = read_charter(charter) if charter else None
    title = chartered["title"] if chartered else None
    school = school_of(front.title) or school_of(title) or _school(reading)
    if chartered and title and school and _NAMELESS.fullmatch(title):
        chartered["title"] = f"{school}{re.sub('我校|现行', '', title)}"
    return {
        "school": school,
        "organisation": organisation_of(front.title, title, front.preamble),
        "school_year": None,
        "edition_items": None,
        "title": front.title,
        "preamble": front.preamble,
        "indicators": reading.table.to_json() or None,
        "second_level": _second_level(reading),
        "charter": chartered,
        **_departments(reading),
        "roster": _roster(reading),
        **_texts(segments),
        "congress": read_congress(congress) if (congress := segments.get("congress")) else None,
        "responsible": _responsible(reading),
        "complaint_emails": reading.tidied.emails,
        "sections_order": _order(segments),
        "sections_missing": [],
    }


def _school(reading: Reading) -> str | None:
    """Find the school where the title does not name it: the line 组织名称, the title of a text."""
    for each in reading.segments.sections:
        for paragraph in each.paragraphs[:3]:
            text = paragraph.text.replace("组织名称", "").lstrip("：: ")
            if len(text) < 40 and (school := school_of(text)):  # noqa: PLR2004 - a title
                return school
    return None


def _second_level(reading: Reading) -> dict[str, Any] | None:
    return read_second_level(reading.tables("second_level"), reading.table.form)


def _departments(reading: Reading) -> dict[str, Any]:
    here = reading.segments.get("departments")
    if here is None:
        return {"departments": None, "departments_chart": False}
    rows = read_departments(reading.tables("departments"))
    if not rows and (rows := lines.department_rows(here.paragraphs)):
        here.piece([row["name"] for row in rows], [row["duties"] for row in rows])
        reading.remarks.append(_pieced("departments"))
    chart = bool(here.pictures) or (not rows and "图" in _heading(here))
    data: dict[str, Any] = {"departments": rows or None, "departments_chart": chart}
    text = text_of(here.blocks)
    return data | ({"departments_text": text} if text and not rows else {})


def _heading(here: Segment) -> str:
    return here.heading.text if here.heading else ""


def _roster(reading: Reading) -> list[dict[str, Any]] | None:
    rows, remarks = read_roster(reading.tables("roster"))
    here = reading.segments.get("roster")
    if not rows and here is not None:
        rows, remarks = lines.roster_rows(here.paragraphs)
        if rows:
            here.piece([row["name"] for row in rows])
    reading.remarks.extend(remarks)
    return rows or None


def _texts(segments: Segments) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key in TEXTS:
        here = segments.get(key)
        data[key] = (text_of(here.blocks) or None) if here else None
    candidate = segments.get("candidate_rules")
    combined = bool(candidate and candidate.heading and candidate.heading.title.combined)
    if combined and not data["election_rules"]:
        data["election_rules"] = data["candidate_rules"]
    return {"combined": combined, **data}


def _responsible(reading: Reading) -> list[dict[str, Any]] | None:
    here = reading.segments.get("responsible")
    rows = read_responsible(reading.tables("responsible"), here.paragraphs if here else [])
    if rows and here is not None and not here.tables:
        here.piece([row["name"] for row in rows], [row["category"] for row in rows])
        reading.remarks.append(_pieced("responsible"))
    return rows or None


def _pieced(key: str) -> Remark:
    return Remark("", key, "这一栏在材料里不是表格，是从文字里读出来的，请逐项核对。")


def _order(segments: Segments) -> list[str]:
    order: list[str] = []
    for each in segments.sections:
        order.append(each.key)
        if each.heading and each.heading.title.combined and not segments.get("election_rules"):
            order.append("election_rules")
    return order


def _missing(keys: list[str], order: list[str]) -> list[str]:
    return [key for key in keys if key not in order]


def _pictures(segments: Segments) -> list[tuple[str, Picture]]:
    return [(each.key, picture) for each in segments.sections for picture in each.pictures]
