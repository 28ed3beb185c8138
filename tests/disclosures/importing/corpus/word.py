"""A script as a Word file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from random import Random

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from . import word_parts as parts
from .pictures import png
from .script import Block, Grid, Line, Script
from .style import Style
from .word_numbers import FORMATS, Numbers
from .word_tables import add_grid

CENTRED = {"title", "doctitle", "caption", "chapter", "contents_title", "page"}
IDS = {
    "Heading1": "1",
    "Heading2": "2",
    "Heading3": "3",
    "Title": "a3",
    "Normal": "a",
    "TableGrid": "a5",
}
AUTO = {
    "typed": (),
    "auto": ("chapter", "article", "item", "head", "point"),
    "auto-levels": ("chapter", "article", "item"),
    "auto-sections": ("item",),
}


def to_word(script: Script, style: Style) -> bytes:
    """Return the bytes of a ``.docx``; the same for the same arguments but for the zip's dates."""
    document = docx.Document()
    writer = _Writer(document, style)
    for block in joined(script.blocks) if "soft_breaks" in style.quirks else script.blocks:
        writer.block(block)
    if style.look == "styles-zh":
        _chinese_ids(document)
    if style.seed % 3 == 0:
        _running_foot(document)
    if style.seed % 4 == 1:
        document.sections[0].header.paragraphs[0].add_run(f"{script.school}信息公开材料")
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


def joined(blocks: list[Block]) -> list[Block]:
    """Put the lines of the rule texts into one paragraph each, parted by line breaks alone."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        plain = isinstance(block, Line) and block.role in {"body", "article"} and not block.links
        if plain and isinstance(last, Line) and last.role == "joined" and len(last.text) < 900:
            made[-1] = Line(f"{last.text}\n{block.text}", "joined")
        else:
            made.append(Line(block.text, "joined") if plain else block)
    return made


class _Writer:
    def __init__(self, document: Document, style: Style) -> None:
        self.document, self.style = document, style
        self.rng = Random(f"word {style.seed}")
        fmt = FORMATS[style.seed % len(FORMATS)]
        self.numbers = Numbers(document, style.auto, fmt)
        self.count = 0

    def block(self, block: Block) -> None:
        if isinstance(block, Line):
            self.line(block)
        elif isinstance(block, Grid):
            if self.document.element.body[-2:-1] and self.document.element.body[-2].tag == qn(
                "w:tbl"
            ):
                self.document.add_paragraph()  # Word joins tables that touch
            add_grid(self.document, block, self.style, self.numbers)
        else:
            paragraph = self.document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run().add_picture(BytesIO(png()), width=Inches(3))

    def line(self, line: Line) -> None:
        self.count += 1
        if "blank_lines" in self.style.quirks and self.count % 4 == 0:
            self.document.add_paragraph()
        if "indented" in self.style.quirks and line.role in {
            "body",
            "article",
            "section",
            "legend",
        }:
            line = replace(line, text=f"　　{line.text}")
        if (
            "hard_wraps" in self.style.quirks
            and line.role in {"body", "article"}
            and not line.links
        ):
            for place in range(0, len(line.text), 34):
                self._paragraph(
                    replace(
                        line,
                        text=line.text[place : place + 34],
                        role="article" if not place else "wrapped",
                    )
                )
            return
        if (
            line.role == "section"
            and "\n" in line.text
            and self.style.look != "unmarked"
            and self.rng.random() < 0.5
        ):
            # a title broken over two paragraphs
            for part in line.text.split("\n"):
                self._paragraph(Line(part, line.role, key=line.key))
            return
        self._paragraph(line)

    def _paragraph(self, line: Line) -> None:
        paragraph = self.document.add_paragraph()
        if line.role == "section":
            self._look(paragraph)
        elif line.role in {"chapter", "doctitle"} and self.style.look.startswith("styles"):
            flat = "flat_styles" in self.style.quirks
            if flat or line.role == "chapter":
                paragraph.style = self.document.styles["Heading 1" if flat else "Heading 2"]
        elif line.role == "title" and self.style.look.startswith("styles"):
            paragraph.style = self.document.styles["Title"]
        text = self._numbered(paragraph, line)
        self._write(paragraph, line, text)
        if "word_oddities" in self.style.quirks and line.role in {"body", "article"}:
            parts.put_oddity(paragraph, self.count)
        if "hidden_text" in self.style.quirks and line.role == "body" and self.count % 7 == 0:
            paragraph.add_run("（内部批注：此处请办公室核对）").font.hidden = True
        self._dress(paragraph, line)

    def _numbered(self, paragraph: Paragraph, line: Line) -> str:
        if line.role == "section" and self.style.auto == "auto-sections":
            if "style_numbers" in self.style.quirks and self.style.look.startswith("styles"):
                return self.numbers.by_style(self.document.styles["Heading 1"], line.text)
            return self.numbers.take(paragraph, line.text, ("head",))
        if line.role in {"chapter", "article", "body"}:
            return self.numbers.take(paragraph, line.text, AUTO[self.style.auto])
        return line.text

    def _write(self, paragraph: Paragraph, line: Line, text: str) -> None:
        if line.boxed:
            parts.put_boxed(paragraph, text)
        elif line.smart:
            parts.put_smart(paragraph, text)
        elif line.links and "links" in self.style.quirks:
            parts.put_link(
                self.document, paragraph, text, line.links[0], field=self.style.seed % 2 == 0
            )
        elif (
            "tracked" in self.style.quirks
            and line.role in {"body", "article"}
            and self.count % 9 == 0
            and len(text) > 12
        ):
            parts.put_tracked(paragraph, text, 5000 + self.count)
        else:
            parts.put_text(paragraph, text)
        if "controls" in self.style.quirks and line.role == "body" and self.count % 11 == 0:
            parts.in_control(paragraph)

    def _look(self, paragraph: Paragraph) -> None:
        look = self.style.look
        if look.startswith("styles"):
            paragraph.style = self.document.styles["Heading 1"]
        elif look == "outline":
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), "0")
            paragraph._p.get_or_add_pPr().append(level)

    def _dress(self, paragraph: Paragraph, line: Line) -> None:
        look = self.style.look
        if line.role in CENTRED and not (
            look == "unmarked" and line.role in {"doctitle", "chapter"}
        ):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if line.role == "sign":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = Pt({"title": 22, "doctitle": 20, "caption": 18}.get(line.role, 16))
            if line.role == "section":
                run.font.bold = True if look == "bold" else None
                run.font.size = Pt(18) if look == "size" else Pt(16)
                if look == "font":
                    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
                    fonts.set(qn("w:eastAsia"), "黑体")
        if line.role == "section" and look == "centred":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _chinese_ids(document: Document) -> None:
    """Give the styles the ids of a Chinese Word, in the styles and in the text."""
    for element in document.styles.element.iter():
        for key in ("styleId", "val"):
            value = element.get(qn(f"w:{key}"))
            if value in IDS and element.tag in {
                qn("w:style"),
                qn("w:basedOn"),
                qn("w:next"),
                qn("w:link"),
            }:
                element.set(qn(f"w:{key}"), IDS[value])
    for element in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle")):
        element.set(qn("w:val"), IDS.get(element.get(qn("w:val")), element.get(qn("w:val"))))


def _running_foot(document: Document) -> None:
    """Put the page's number into the footer, where it does no harm."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        paragraph.add_run()._r.append(mark)
    paragraph.add_run(" —")
