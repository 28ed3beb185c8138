"""What stands before the sections: title, preamble, and whose disclosure of which year it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosures.importing.blocks import Paragraph
from disclosures.reading import numeral_value

if TYPE_CHECKING:
    from disclosures.importing.blocks import Block

_TITLE = re.compile(r"改革.{0,8}情况|情况.{0,4}公开|自评.{0,6}公开|信息公开")
_PREAMBLE = re.compile(r"公开如下|接受(?:广大)?师生监督|^为(?:深入)?(?:贯彻)?落实")
_SCHOOL = re.compile(
    r"^(?:关于)?(?:20\d{2}\D{0,3}(?:20)?\d{0,4}(?:学年|年度|年)?)?(?:关于)?(.{2,30}?(?:大学|学院|学校|专科学校|职业技术学院|分校|校区))(?=学生会|研究生会|学生|研究生|20|关于|校级|深化|团委|组织|$)"
)
_YEARS = re.compile(r"(20\d{2})\s*(?:年)?\s*[-—–~～至/]+\s*(20\d{2}|\d{2})\s*(?:学年|年度|年)?")
_YEAR = re.compile(r"(20\d{2}|[二][〇○零Ｏ0][一二三四五六七八九〇○零]{2})\s*年")

LONGEST = 60
"""No title is longer."""


@dataclass(slots=True)
class Front:
    """Title and preamble as written; ``rest`` is what is neither."""

    title: str | None = None
    preamble: str | None = None
    rest: list[Paragraph] = field(default_factory=list)


def read_front(blocks: list[Block]) -> Front:
    """Part title and preamble from the other lines."""
    front = Front()
    heads: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        text = block.text.strip()
        if front.preamble is None and _PREAMBLE.search(text) and len(text) > 30:  # noqa: PLR2004
            front.preamble = text
        elif (
            front.title is None
            and front.preamble is None
            and len(text) <= LONGEST
            and not text.endswith("。")
        ):
            heads.append(text)
            if _TITLE.search(re.sub(r"\s+", "", "".join(heads))):
                front.title = re.sub(
                    r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", _joined(heads)
                )
                heads = []
        else:
            front.rest.append(block)
    if front.title is None and heads:
        front.title = heads[0]
    return front


def _joined(heads: list[str]) -> str:
    """Join the lines of a title from the one that names the school, else take the last."""
    for at, line in enumerate(heads):
        if school_of(line):
            return "".join(heads[at:])
    return heads[-1]


def school_of(text: str | None) -> str | None:
    """Return the school that a title names, None where it names none."""
    flat = re.sub(r"\s+", "", text or "").strip("《》")
    hit = _SCHOOL.match(flat)
    return hit[1] if hit else None


def organisation_of(*texts: str | None) -> str | None:
    """Return 学生会 or 研究生会 by the first text that names one of them alone."""
    for text in texts:
        flat = re.sub(r"\s+", "", text or "")
        flat = re.sub(r"学生会[（(/、]研究生会[)）]?|学生[（(]研究生[)）]会", "", flat)
        if ("研究生会" in flat) != ("学生会" in flat):
            return "研究生会" if "研究生会" in flat else "学生会"
    return None


def year_of(text: str | None) -> str | None:
    """Return the year of disclosure that a text states: 2024-2025, or 2021 for the early forms."""
    flat = re.sub(r"\s+", "", text or "")
    if hit := _YEARS.search(flat):
        first = int(hit[1])
        return f"{first}-{first + 1}"
    hit = _YEAR.search(flat)
    if hit is None:
        return None
    value = numeral_value(hit[1]) if not hit[1].isdigit() else int(hit[1])
    if value is None:
        value = int("".join(str("〇一二三四五六七八九".find(_zero(char))) for char in hit[1]))
    return str(value)


def _zero(char: str) -> str:
    return "〇" if char in "○零Ｏ0" else char
