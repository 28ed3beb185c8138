"""The tables of a cycle's figures: colleges, indicators, rules."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.checks import Severity
from disclosures.domain.statistics import WEIGHTY, Figures, Line, OfIndicator, OfRule
from disclosures.exporting.sheets import Column, Sheet, Value
from disclosures.wording import NOT_STARTED, for_reviewer

GIVEN = ("是", "否", "", "both")


def colleges(figures: Figures, title: str) -> Sheet:
    """One row a union: state, dates, findings by severity."""
    columns = (
        Column("college", _("高校"), 28),
        Column("federation", _("学联"), 14, centred=True),
        Column("union", _("组织"), 12, centred=True),
        Column("state", _("状态"), 16, centred=True),
        Column("begun", _("开始填报"), 12, centred=True),
        Column("first", _("首次提交"), 12, centred=True),
        Column("latest", _("最近提交"), 12, centred=True),
        Column("rounds", _("提交次数"), 10, centred=True),
        Column("approved", _("通过"), 12, centred=True),
        Column("late", _("首次提交逾期"), 10, centred=True),
        *(Column(one.value, one.label, 10, centred=True) for one in Severity),
    )
    rows = tuple(_college(line, figures) for line in figures.lines)
    return Sheet(_("各校"), title, columns, rows)


def _college(line: Line, figures: Figures) -> tuple[Value, ...]:
    filing, sent = line.filing, line.sent
    state = for_reviewer(filing).label if filing else NOT_STARTED.label
    first = getattr(filing, "first_at", None)
    late = bool(first) and not figures.in_time(line)
    return (
        line.union.college.name,
        line.union.college.federation.short_name,
        line.union.name,
        str(state),
        _day(filing.created_at if filing else None),
        _day(first),
        _day(sent.at if sent else None),
        sent.ordinal if sent else None,
        _day(getattr(filing, "approved_at", None)),
        _("是") if late else "",
        *(sent.severities[one] if sent else None for one in Severity),
    )


def indicators(figures: Figures, title: str) -> Sheet:
    """One row an indicator: the answers, and how many filings have a finding on it."""
    values = figures.form.table.values
    columns = (
        Column("no", _("编号"), 8, centred=True),
        Column("text", _("指标"), 60),
        Column("yes", values[0], 10, centred=True),
        Column("no_", values[1], 10, centred=True),
        Column("blank", _("未填"), 10, centred=True),
        Column("both", _("两个都勾"), 10, centred=True),
        Column("doubted", _("核验有问题的填报"), 12, centred=True),
        Column("explained", _("其中都有说明的"), 12, centred=True),
    )
    rows = tuple(_indicator(one) for one in figures.indicators())
    words = "、".join(severity.label for severity in WEIGHTY)
    return Sheet(_("各项指标"), title, columns, rows, (_("核验有问题：有%s。") % words,))


def _indicator(one: OfIndicator) -> tuple[Value, ...]:
    answers = (one.answers[given] for given in GIVEN)
    return (f"{one.item.no}{one.item.mark}", one.item.text, *answers, one.doubted, one.explained)


def rules(figures: Figures, title: str) -> Sheet:
    """One row a rule: in how many filings it found something, by severity."""
    columns = (
        Column("id", _("规则"), 8, centred=True),
        Column("title", _("内容"), 60),
        Column("filings", _("填报份数"), 10, centred=True),
        *(Column(one.value, one.label, 10, centred=True) for one in Severity),
        Column("findings", _("总次数"), 10, centred=True),
    )
    rows = tuple(_rule(one) for one in figures.rules())
    notes = (_("一份填报在一条规则上有几处的，按最重的一处计入份数。"),)
    return Sheet(_("各条规则"), title, columns, rows, notes)


def _rule(one: OfRule) -> tuple[Value, ...]:
    by = (one.filings[severity] for severity in Severity)
    return (one.rule.id, one.rule.title, one.filings.total(), *by, one.findings)


def _day(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""
