"""Sentences of this application's events."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.domain.told import FORMATS
from portal.domain import telling
from portal.domain.telling import Data

LABELS = {
    "board.exported": gettext_lazy("下载进度表"),
    "bulk.start": gettext_lazy("一并办理"),
    "calibration.chosen": gettext_lazy("抽取独立审阅"),
    "calibration.done": gettext_lazy("完成独立审阅"),
    "calibration.said": gettext_lazy("独立审阅写下意见"),
    "objection.answered": gettext_lazy("学校答复情况反映"),
    "objection.asked": gettext_lazy("请学校核实情况反映"),
    "objection.closed": gettext_lazy("答复情况反映"),
    "objection.corrected": gettext_lazy("情况反映已更正"),
    "objection.correcting": gettext_lazy("因情况反映要求更正"),
    "objection.note": gettext_lazy("情况反映加了内部备注"),
    "objection.received": gettext_lazy("收到情况反映"),
    "queue.exported": gettext_lazy("下载审核列表"),
    "reason.add": gettext_lazy("添加问题用语"),
    "reason.change": gettext_lazy("修改问题用语"),
    "reason.retire": gettext_lazy("停用问题用语"),
    "review.approved": gettext_lazy("认可栏目"),
    "review.assign": gettext_lazy("分配审核"),
    "review.corrected": gettext_lazy("更正退回函"),
    "review.decided": gettext_lazy("作出审核结论"),
    "review.exported": gettext_lazy("下载填报内容"),
    "review.flagged": gettext_lazy("提出问题"),
    "review.note": gettext_lazy("加内部备注"),
    "review.open": gettext_lazy("开始审核轮次"),
    "review.proposed": gettext_lazy("提请复核"),
    "review.reading_copy": gettext_lazy("下载审阅稿"),
    "review.reply": gettext_lazy("学校回复问题"),
    "review.retract": gettext_lazy("收回问题"),
    "review.return": gettext_lazy("写退回函"),
    "review.sent_back": gettext_lazy("复核退回"),
    "review.settle": gettext_lazy("问题已解决"),
    "review.take_back": gettext_lazy("撤销退回"),
    "review.take_over": gettext_lazy("接手审核"),
    "review.unsettle": gettext_lazy("问题未解决"),
    "review.withdrawn": gettext_lazy("撤回栏目结论"),
}
OUTCOMES = {"approved": gettext_lazy("通过"), "returned": gettext_lazy("退回")}


def _section(data: Data) -> str:
    return telling.field(data["section"])


def _due(data: Data) -> str:
    return _("请在%s前改好后再次提交") % str(data["due"])


def _decided(data: Data) -> str:
    return str(OUTCOMES[data["outcome"]])


def _taken_home(data: Data) -> str:
    said = _("第%d次提交") % data["submission"]
    return f"{said}，{FORMATS[data['format']]}" if "format" in data else said


def _rows(data: Data) -> str:
    return _("%d行") % int(data["rows"])


DETAILS = {
    "board.exported": _rows,
    "queue.exported": _rows,
    "review.approved": _section,
    "review.corrected": _due,
    "review.decided": _decided,
    "review.exported": _taken_home,
    "review.flagged": _section,
    "review.reading_copy": _taken_home,
    "review.retract": _section,
    "review.return": _due,
    "review.withdrawn": _section,
}


def register() -> None:
    """Called once at the start."""
    telling.register(LABELS, details=DETAILS)
