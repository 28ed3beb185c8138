"""Word's automatic numbering: the number leaves the text and becomes a definition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from disclosures.reading import in_chinese

CHINESE = "一二三四五六七八九十百"
KINDS = (
    ("chapter", re.compile(rf"第([{CHINESE}]+)章[ 　]*"), "第%1章"),
    ("article", re.compile(rf"第([{CHINESE}]+)条[ 　]*"), "第%1条"),
    ("item", re.compile(rf"（([{CHINESE}]+)）"), "（%1）"),
    ("head", re.compile(rf"([{CHINESE}]+)、"), "%1、"),
    ("point", re.compile(r"(\d+)\.(?!\d)"), "%1."),
)
CHINESE_KINDS = {"chapter", "article", "item", "head"}
FORMATS = ("chineseCountingThousand", "chineseCounting", "japaneseCounting")


def value_of(number: str) -> int:
    if number.isdecimal():
        return int(number)
    return next((n for n in range(1, 400) if in_chinese(n) == number), 0)


@dataclass
class Numbers:
    """Numbers paragraphs of one document; a list that goes on keeps its instance, another begins."""

    document: Document
    mode: str
    format: str
    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    abstract: dict[str, int] = field(default_factory=dict)
    made: int = 0

    def take(self, paragraph: Paragraph, text: str, kinds: tuple[str, ...]) -> str:
        """Number the paragraph where its text begins with a number; return the rest of the text."""
        for kind, pattern, shape in KINDS:
            hit = pattern.match(text)
            if kind not in kinds or not hit or not text[hit.end() :] or "\n" in hit[0]:
                continue
            value = value_of(hit[1])
            if not value:
                return text
            self._number(paragraph, kind, shape, value)
            return text[hit.end() :]
        return text

    def take_cell(self, paragraph: Paragraph, text: str, table: str) -> str:
        """Number a cell's paragraph: 1. 2. 3. before the text, or a bare number that fills the cell."""
        hit = re.match(r"(\d{1,2})(\.(?!\d)|、|$)", text)
        if not hit:
            return text
        self._number(
            paragraph, f"{table.split('-', maxsplit=1)[0]}{hit[2]}", f"%1{hit[2]}", int(hit[1])
        )
        return text[hit.end() :]

    def by_style(self, style: Any, text: str) -> str:
        """Let the style number its paragraphs; return the text without its number."""
        if "style" not in self.last:
            number = self._instance(self._definition("head", "%1、"), 1)
            self.last["style"] = (number, 0)
            style.element.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>')
            )
        return re.sub(f"^[{CHINESE}]+、", "", text)

    def _number(self, paragraph: Paragraph, kind: str, shape: str, value: int) -> None:
        levels = self.mode == "auto-levels" and kind in {"article", "item"}
        if levels and self._levels(paragraph, kind, value):
            return
        number, before = self.last.get(kind, (0, 0))
        if not number or before + 1 != value:
            number = self._instance(self._definition(kind, shape), value)
        self.last[kind] = (number, value)
        _apply(paragraph, number, 0)

    def _levels(self, paragraph: Paragraph, kind: str, value: int) -> bool:
        """Articles and their items as two levels of one list: the items begin again by themselves."""
        number, before = self.last.get("article", (0, 0))
        if kind == "article":
            if not number or before + 1 != value:
                number = self._instance(self._two_levels(), value)
            self.last["article"], self.last["item-level"] = (number, value), (number, 0)
            _apply(paragraph, number, 0)
            return True
        under, items = self.last.get("item-level", (0, 0))
        if not number or under != number or items + 1 != value:
            self.last.pop("item-level", None)
            return False
        self.last["item-level"] = (number, value)
        _apply(paragraph, number, 1)
        return True

    def _definition(self, kind: str, shape: str) -> int:
        if kind not in self.abstract:
            level = _level(
                0,
                self.format if kind in CHINESE_KINDS else "decimal",
                shape,
                space=kind == "chapter",
            )
            self.abstract[kind] = self._abstract(level)
        return self.abstract[kind]

    def _two_levels(self) -> int:
        if "levels" not in self.abstract:
            self.abstract["levels"] = self._abstract(
                _level(0, self.format, "第%1条", space=True) + _level(1, self.format, "（%2）")
            )
        return self.abstract["levels"]

    def _abstract(self, levels: str) -> int:
        numbering = self.document.part.numbering_part.element
        self.made += 1
        ident = 900 + self.made
        element = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = numbering.find(qn("w:num"))
        first.addprevious(element) if first is not None else numbering.append(element)
        return ident

    def _instance(self, abstract: int, start: int) -> int:
        numbering = self.document.part.numbering_part.element
        self.made += 1
        ident = 900 + self.made
        numbering.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        ))  # fmt: skip
        return ident


def _level(place: int, fmt: str, shape: str, *, space: bool = False) -> str:
    suffix = "space" if space else "nothing"
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{shape}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _apply(paragraph: Paragraph, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    wanted = properties.get_or_add_numPr()
    wanted.get_or_add_ilvl().val = level
    wanted.get_or_add_numId().val = number
