"""A grid as Word's table."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .script import Box, Grid, Ticks
from .style import Style
from .word_numbers import Numbers
from .word_parts import put_text
from .word_ticks import put_ticks

NUMBERED = {"indicators", "indicators-2", "roster", "roster-2"}
WHO = 'w:id="7100" w:author="校对" w:date="2024-11-02T08:00:00Z"'


def add_grid(document: Document, grid: Grid, style: Style, numbers: Numbers) -> None:
    """Append the grid; spans become merged cells."""
    table = document.add_table(len(grid.rows), len(grid.widths))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    _fill(table, grid, style, numbers)
    total = sum(grid.widths)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(16 * width / total)
        for cell in column.cells:
            cell.width = Cm(16 * width / total)
    if style.seed % 2 and grid.name in {"indicators", "roster"}:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if "worked_rows" in style.quirks and grid.name in {"indicators", "roster"}:
        _deleted_row(table, len(grid.rows) // 2)
        _controlled_rows(table)


def _deleted_row(table: Table, place: int) -> None:
    """Put a row into the table that was struck out under tracked changes."""
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p><w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p></w:tc>"
        for text in ("99", *["已删去"] * (len(table.columns) - 1))
    )
    row = f"<w:tr {nsdecls('w')}><w:trPr><w:del {WHO}/></w:trPr>{cells}</w:tr>"
    here = table.rows[place]._tr
    if not here.xpath(".//w:vMerge"):
        here.addprevious(parse_xml(row))


def _controlled_rows(table: Table) -> None:
    """Put the last two rows into content controls."""
    for row in list(table._tbl.tr_lst)[-2:]:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent/></w:sdt>"
        )
        row.addprevious(control)
        control[1].append(row)


def _fill(table: Table, grid: Grid, style: Style, numbers: Numbers) -> None:
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
            _write(cell, box, style, grid, y, numbers)
            x += box.cols


def _write(cell: _Cell, box: Box, style: Style, grid: Grid, y: int, numbers: Numbers) -> None:
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
        counted = "numbered_cells" in style.quirks and y and grid.name in NUMBERED
        for text in texts:
            new = paragraph()
            put_text(new, numbers.take_cell(new, text, grid.name) if counted else text)
    for each in cell.paragraphs:
        for run in each.runs:
            run.font.size = Pt(10.5)
            run.font.bold = box.head or None
