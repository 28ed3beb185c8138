"""The queue as a spreadsheet: the rows of the page, all of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.domain.windows import chinese
from disclosures.exporting import workbook
from disclosures.exporting.sheets import Column, Sheet, Value
from portal import clock
from portal.domain.downloads import Download
from reviews.domain.material import WEIGHTY
from reviews.pages.queue_rows import Row

COLUMNS = (
    ("college", gettext_lazy("高校"), 24),
    ("federation", gettext_lazy("学联"), 12),
    ("city", gettext_lazy("所在地"), 10),
    ("union", gettext_lazy("组织"), 10),
    ("edition", gettext_lazy("年度"), 11),
    ("state", gettext_lazy("状态"), 15),
    ("submitted", gettext_lazy("提交时间"), 17),
    ("days", gettext_lazy("已等待（天）"), 9),
    *((severity.value, severity.label, 7) for severity in WEIGHTY),
    ("holder", gettext_lazy("经办人"), 10),
    ("reader", gettext_lazy("正在审阅"), 10),
    ("rounds", gettext_lazy("第几次"), 8),
    ("due", gettext_lazy("学校期限"), 12),
    ("left", gettext_lazy("还剩（天）"), 9),
    ("number", gettext_lazy("回执编号"), 22),
    ("note", gettext_lazy("备注"), 16),
)


def as_download(rows: Iterable[Row]) -> Download:
    """Return the queue's rows as an Excel file."""
    today = chinese(clock.today())
    title = _("审核列表（%s）") % today
    columns = tuple(
        Column(key, str(label), width, centred=key != "college") for key, label, width in COLUMNS
    )
    sheet = Sheet(_("审核列表"), title, columns, tuple(map(_line, rows)))
    body = workbook.write([sheet], title, clock.now())
    return Download(f"{title}.xlsx", workbook.CONTENT_TYPE, body)


def _line(row: Row) -> tuple[Value, ...]:
    filing, line = row.filing, row.line
    sent = line.submission
    return (
        filing.college.name,
        filing.federation.short_name,
        filing.college.city,
        filing.union.name,
        filing.cycle.edition.key,
        str(row.state.label),
        f"{timezone.localtime(sent.submitted_at):%Y-%m-%d %H:%M}" if sent else "",
        line.days,
        *_counts(row),
        row.holder,
        line.held.name if line.held else "",
        line.rounds or None,
        line.due.isoformat() if line.due else "",
        line.left,
        sent.number if sent else "",
        _note(row),
    )


def _counts(row: Row) -> tuple[int | None, ...]:
    """How many of each severity; nothing where the page shows nothing either."""
    found = dict(row.line.findings)
    return tuple(found[one.value] if row.url else None for one in WEIGHTY)


def _note(row: Row) -> str:
    if row.line.own:
        return _("本校，由他人审核")
    return _("已逾期") if row.overdue else ""
