"""How a sheet looks on the screen and on A4 paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from disclosures.exporting.cells import clean
from disclosures.exporting.sheets import lines

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from disclosures.exporting.sheets import Sheet

FACE = "宋体"
LINE, AIR, HIGHEST = 15, 4, 409
"""Points of a line, of what stays free around it, and of the highest row that Excel takes."""
INK, RULE, SHADE, GREY = "FF1F1F1F", "FFB8B2A7", "FFF1EDE6", "FF666666"


@dataclass(frozen=True)
class Style:
    """Size in points, weight, alignment, colours; ``ruled`` has a line around the cell."""

    size: int = 11
    bold: bool = False
    across: str = "left"
    ink: str = INK
    shade: str = ""
    ruled: bool = True


HEADING = Style(size=14, bold=True, ruled=False)
HEADER = Style(bold=True, across="center", shade=SHADE)
BODY = Style()
CENTRED = Style(across="center")
NOTE = Style(size=10, ink=GREY, ruled=False)


def dress(cell: Any, style: Style) -> None:
    """Give one cell its look."""
    cell.font, cell.alignment, cell.border, cell.fill = _parts(style)


@cache
def _parts(style: Style) -> tuple[Any, Any, Any, Any]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side(style="thin", color=RULE)
    return (
        Font(name=FACE, size=style.size, bold=style.bold, color=style.ink),
        Alignment(horizontal=style.across, vertical="center", wrap_text=True),
        Border(left=side, right=side, top=side, bottom=side) if style.ruled else Border(),
        PatternFill("solid", fgColor=style.shade) if style.shade else PatternFill(),
    )


def lay_out(page: Worksheet, sheet: Sheet, header: int, last: int) -> None:
    """Widths, frozen header, filter, and paper: A4 across, the header on every page."""
    from openpyxl.utils import get_column_letter

    for place in range(len(sheet.columns)):
        page.column_dimensions[get_column_letter(place + 1)].width = sheet.width(place)
    across = sum(map(sheet.width, range(len(sheet.columns))))
    page.row_dimensions[1].height = 28 * lines(sheet.heading, across * BODY.size // HEADING.size)
    labels = tuple(column.label for column in sheet.columns)
    for number, row in enumerate((labels, *sheet.rows), header):
        page.row_dimensions[number].height = min(LINE * sheet.height(row) + AIR, HIGHEST)
    page.freeze_panes = f"A{header + 1}"
    right = get_column_letter(len(sheet.columns))
    if sheet.filtered and sheet.rows:
        page.auto_filter.ref = f"A{header}:{right}{last}"
    page.print_title_rows = f"{header}:{header}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.5
    footer: Any = page.oddFooter
    footer.left.text = clean(sheet.heading).replace("\n", " ").replace("&", "&&")[:90]
    footer.right.text = "第 &P 页，共 &N 页"
