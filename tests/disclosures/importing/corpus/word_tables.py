"""A grid as Word's table."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .script import Box, Grid, Ticks
from .style import Style
from .word_parts import put_text
from .word_ticks import put_ticks


def add_grid(document: Document, grid: Grid, style: Style) -> None:
    """Append the grid; spans become merged cells."""
    table = document.add_table(len(grid.rows), len(grid.widths))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    _fill(table, grid, style)
    total = sum(grid.widths)
    for column, width in zip(table.columns, grid.widths, strict=True):
        for cell in column.cells:
            cell.width = Cm(16 * width / total)
    if style.seed % 2 and grid.name in {"indicators", "roster"}:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(table: Table, grid: Grid, style: Style) -> None:
    taken: set[tuple[int, int]] = set()
    cells = [list(row.cells) for row in table.rows]
    for y, row in enumerate(grid.rows):
        x = 0
        for box in row:
            while (y, x) in taken:
                x += 1
            here = {(y + down, x + right) for down in range(box.rows) for right in range(box.cols)}
            taken |= here
            cell = cells[y][x]
            if len(here) > 1:
                cell = cell.merge(cells[y + box.rows - 1][x + box.cols - 1])
            _write(cell, box, style, grid, y)
            x += box.cols


def _write(cell: _Cell, box: Box, style: Style, grid: Grid, y: int) -> None:
    def paragraph() -> Paragraph:
        first = cell.paragraphs[0]
        new = (
            cell.add_paragraph()
            if first._p.getchildren() and len(first._p.xpath("./w:r|./w:sdt"))
            else first
        )
        if box.centred:
            new.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return new

    if isinstance(box.content, Ticks):
        kind = style.second_ticks if style.second_ticks and y > len(grid.rows) // 2 else style.ticks
        put_ticks(paragraph, kind, box.content, two=style.tick_layout in {"two", "spanned"})
    elif box.nested:
        inner = cell.add_table(len(box.content.split("\n")), 1)
        for row, text in zip(inner.rows, box.content.split("\n"), strict=True):
            row.cells[0].paragraphs[0].add_run(text)
    else:
        texts = box.content.split("\n") if grid.name == "departments" else [box.content]
        for text in texts:
            put_text(paragraph(), text)
    for each in cell.paragraphs:
        for run in each.runs:
            run.font.size = Pt(10.5)
            run.font.bold = box.head or None
