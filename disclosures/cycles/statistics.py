"""A cycle's figures as a spreadsheet for its lead."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosures.checks import Severity
from disclosures.cycles.statistics_tables import colleges, indicators, rules
from disclosures.domain.statistics import Figures
from disclosures.domain.windows import chinese
from disclosures.enums import FilingState
from disclosures.exporting import workbook
from disclosures.exporting.sheets import Column, Sheet, Value
from disclosures.wording import NOT_STARTED, REVIEWER
from portal import clock
from portal.domain.downloads import Download


def as_download(figures: Figures) -> Download:
    """Return the figures as an Excel file: totals, colleges, indicators, rules."""
    today = chinese(clock.today())
    title = _("%(cycle)s填报统计（%(day)s）") % {"cycle": figures.cycle, "day": today}
    sheets = [
        totals(figures, title),
        colleges(figures, title),
        indicators(figures, title),
        rules(figures, title),
    ]
    return Download(
        f"{title}.xlsx", workbook.CONTENT_TYPE, workbook.write(sheets, title, clock.now())
    )


def totals(figures: Figures, title: str) -> Sheet:
    """How many there are of everything."""
    cycle, states = figures.cycle, figures.states
    rows: list[tuple[Value, ...]] = [
        (_("提交期限"), chinese(cycle.due)),
        (_("应填报的组织"), len(figures.lines)),
        (str(NOT_STARTED.label), states[""]),
        *((str(REVIEWER[state].label), states[state]) for state in FilingState),
        (_("其中公开材料已撤下"), figures.withdrawn),
        (_("期限前首次提交"), sum(figures.in_time(line) for line in figures.lines)),
        (_("提交过两次以上"), sum(one.ordinal > 1 for one in figures.sent)),
        *(
            (
                _("有%s的填报") % severity.label,
                sum(one.severities[severity] > 0 for one in figures.sent),
            )
            for severity in Severity
        ),
    ]
    columns = (Column("what", _("项目"), 28), Column("count", _("数量"), 20, centred=True))
    notes = (_("核验结果按各校最近一次提交计算；还没有提交和已经撤回的不计。"),)
    return Sheet(_("汇总"), title, columns, tuple(rows), notes, filtered=False)
