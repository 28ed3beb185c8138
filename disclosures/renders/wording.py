"""What the pages of a batch say."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from disclosures.enums import BatchState

TONES = {
    BatchState.RUNNING: "info",
    BatchState.PAUSED: "warn",
    BatchState.DONE: "good",
    BatchState.STOPPED: "neutral",
}
NOTICED = (
    gettext_lazy("内容一个字也不会改变：内容校验码、验证码、版本和公开日期都不变。"),
    gettext_lazy("网页和下载地址不变。PDF 等文件换成新生成的，文件校验码随之改变。"),
    gettext_lazy("以前下载的 PDF 仍然能够核对，核对时会提示有重新生成的文件。"),
    gettext_lazy("每一份都留下生成记录：第几次、什么原因、什么时候。生成以后没有变化的，保持原来的文件。"),
    gettext_lazy("已经撤下的不会重新生成。更正以前的版本和等待统一公开的，一并重新生成。"),
)  # fmt: skip


def about(time: timedelta | None) -> str:
    """Return a duration in words as people give them: 不到1分钟, 约7分钟, 约2小时; "" where it is unknown."""
    if time is None:
        return ""
    minutes = round(time / timedelta(minutes=1))
    if minutes < 1:
        return _("不到1分钟")
    if minutes < 100:  # noqa: PLR2004 - beyond that, hours say more
        return ngettext("约%d分钟", "约%d分钟", minutes) % minutes
    hours = round(minutes / 60)
    return ngettext("约%d小时", "约%d小时", hours) % hours


def rate(per_minute: float | None) -> str:
    """Return a rate in words; "" where it is unknown."""
    if per_minute is None:
        return ""
    if per_minute >= 1:
        return _("每分钟约%d份") % round(per_minute)
    return _("每小时约%d份") % max(round(per_minute * 60), 1)
