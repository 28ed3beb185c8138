"""Closed sets of values of the disclosures application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FilingState(models.TextChoices):
    """States of a filing; ``disclosures.domain.lifecycle`` alone moves between them."""

    DRAFT = "draft", _("填报中")
    SUBMITTED = "submitted", _("已提交")
    RETURNED = "returned", _("已退回")
    APPROVED = "approved", _("已通过")
    PUBLISHED = "published", _("已公开")
    CORRECTING = "correcting", _("更正中")


class NamePolicy(models.TextChoices):
    """How names of students appear in a publication."""

    FULL = "full", _("公开全名")
    MASKED = "masked", _("只公开姓（张*）")


class RankPolicy(models.TextChoices):
    """How ranks appear in a publication."""

    EXACT = "exact", _("公开名次/人数")
    BAND = "band", _("只公开是否在前30%")


class RuleEffect(models.TextChoices):
    """What a cycle does to a rule; it can only make it milder."""

    AS_IT_IS = "as_it_is", _("照规则目录执行")
    CONTRADICTION = "contradiction", _("最重算“矛盾”（可以说明）")
    WARNING = "warning", _("最重算“提醒”（不影响提交）")
    INFORMATION = "information", _("只作“提示”")
    OFF = "off", _("本周期停用")


class FileKind(models.TextChoices):
    """What a baked file of a publication is."""

    PAGE = "page", _("网页")
    PDF = "pdf", _("PDF 文件")
    DATA = "data", _("数据文件")
    WORD = "word", _("Word 文件")
    SHEET = "sheet", _("Excel 表格")
    CHANGES = "changes", _("与上一版的不同")


class PaperKind(models.TextChoices):
    """What a paper is that somebody prints."""

    PLEDGE = "pledge", _("承诺书")
    REVIEW = "review", _("审阅稿")


class RenderReason(models.TextChoices):
    """Why the files of a publication were made."""

    FIRST = "first", _("首次公开")
    LAYOUT = "layout", _("版式更新")
    SIGNATURE = "signature", _("重新签名")
    RETENTION = "retention", _("保存期满，名单改为人数")
    ERASURE = "erasure", _("应本人请求，不再公开其信息")


class ErasureState(models.TextChoices):
    """States of a request to be erased; ``disclosures.domain.erasing`` moves between them."""

    RECEIVED = "received", _("已收到，正在核实")
    GRANTED = "granted", _("已同意")
    PARTLY = "partly", _("已部分同意")
    REFUSED = "refused", _("未同意")


class CollegeSays(models.TextChoices):
    """What a college says of who asks to be erased: it knows its people, no paper is asked for."""

    SAME = "same", _("已联系本人，是本人的请求")
    OTHER = "other", _("不是本人的请求")
    UNSURE = "unsure", _("联系不上，无法确认")


class BatchState(models.TextChoices):
    """States of a batch of renders; ``disclosures.domain.rendering`` moves between them."""

    RUNNING = "running", _("进行中")
    PAUSED = "paused", _("已暂停")
    DONE = "done", _("已完成")
    STOPPED = "stopped", _("已停止")


class ItemState(models.TextChoices):
    """What became of one publication of a batch."""

    WAITING = "waiting", _("等待")
    DONE = "done", _("已重新生成")
    SAME = "same", _("内容没有变化")
    FAILED = "failed", _("没有成功")
    DROPPED = "dropped", _("未做")


class ImportSource(models.TextChoices):
    """Where an import comes from."""

    DOCUMENT = "document", _("公开材料")
    ROSTER = "roster", _("名单表格")
    PASTE = "paste", _("粘贴的名单")
    LAST_YEAR = "last_year", _("往年填报")


class ImportState(models.TextChoices):
    """States of an import; ``disclosures.models.Import.become`` moves between them."""

    QUEUED = "queued", _("等待读取")
    READY = "ready", _("已读取，请核对")
    FAILED = "failed", _("没有读出来")
    DISCARDED = "discarded", _("已放弃")
