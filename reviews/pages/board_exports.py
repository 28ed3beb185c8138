"""The board as a spreadsheet, and who has not started."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain.windows import chinese
from disclosures.exporting import workbook
from disclosures.exporting.sheets import Column, Sheet, Value
from portal import clock
from portal.domain.downloads import Download
from reviews.pages.absent import contact_of

if TYPE_CHECKING:
    from portal.models import Union
    from reviews.pages.board import BoardPage, BoardRow


def as_download(page: BoardPage, unions: Iterable[Union]) -> Download:
    """Return the board and the list of those who have not started, as an Excel file of two sheets."""
    title = _("%(year)s填报进度（%(day)s）") % {"year": page.year, "day": chinese(clock.today())}
    sheets = [progress(page, title), absent(unions, title)]
    body = workbook.write(sheets, title, clock.now())
    return Download(f"{title}.xlsx", workbook.CONTENT_TYPE, body)


def progress(page: BoardPage, title: str) -> Sheet:
    """The board."""
    columns = (
        Column("place", _("地区"), 20),
        Column("kind", _("组织"), 12, centred=True),
        *(Column(f"of{place}", label, 12, centred=True) for place, label in enumerate(page.labels)),
        Column("late", _("逾期"), 8, centred=True),
        Column("total", _("应填报"), 10, centred=True),
        Column("time", _("期限"), 30),
        Column("left", _("剩余"), 12, centred=True),
    )
    rows = [*page.rows, *([page.total] if page.total else [])]
    return Sheet(_("进度"), title, columns, tuple(map(_row, rows)))


def absent(unions: Iterable[Union], title: str) -> Sheet:
    """Who has not started, and whether anybody can be reached through the portal."""
    columns = (
        Column("college", _("高校"), 28),
        Column("union", _("组织"), 12, centred=True),
        Column("federation", _("学联"), 14, centred=True),
        Column("city", _("所在地"), 12, centred=True),
        Column("contact", _("账号"), 26),
        Column("extended", _("延期至"), 12, centred=True),
    )
    return Sheet(_("未开始"), title, columns, tuple(map(_union, unions)))


def _row(row: BoardRow) -> tuple[Value, ...]:
    numbers = (figure.number for figure in row.figures)
    return (row.place, row.kind, *numbers, row.late.number, row.total, row.time, row.left)


def _union(union: Union) -> tuple[Value, ...]:
    college = union.college
    extended = getattr(union, "extended", None)
    return (
        college.name,
        union.name,
        college.federation.short_name,
        college.city,
        str(contact_of(union).label),
        extended.isoformat() if extended else "",
    )
