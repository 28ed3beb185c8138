"""Closed sets of values of the reviews application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How a review ended."""

    APPROVED = "approved", _("通过")
    RETURNED = "returned", _("退回修改")


class VerdictKind(models.TextChoices):
    """A reviewer's conclusion on one section; ``WITHDRAWN`` takes the one before back."""

    APPROVED = "approved", _("认可")
    FLAGGED = "flagged", _("有问题")
    WITHDRAWN = "withdrawn", _("已收回")


class FlagReason(models.TextChoices):
    """Why something is flagged."""

    INCOMPLETE = "incomplete", _("内容不完整")
    INCONSISTENT = "inconsistent", _("前后不一致")
    AGAINST_INDICATOR = "against_indicator", _("与指标要求不符")
    UNCLEAR = "unclear", _("表述不清")
    EVIDENCE = "evidence", _("需要佐证")
    PRIVACY = "privacy", _("含有不应公开的个人信息")
    OTHER = "other", _("其他")


class BulkKind(models.TextChoices):
    """What is done to many filings at once, each through the single function."""

    FLAG = "flag", _("提出同一个问题")
    APPROVE = "approve", _("通过")


class BulkOutcome(models.TextChoices):
    """What was done to one filing of a bulk decision."""

    FLAGGED = "flagged", _("已提出问题")
    RETURNED = "returned", _("已写退回函")
    PROPOSED = "proposed", _("已提请复核")
    APPROVED = "approved", _("已通过")


class ObjectionState(models.TextChoices):
    """How far a member of the public's report has come."""

    RECEIVED = "received", _("已收到")
    ASKED = "asked", _("已请学校说明")
    ANSWERED = "answered", _("学校已说明")
    CORRECTING = "correcting", _("学校正在更正")
    CORRECTED = "corrected", _("已更正")
    CLOSED = "closed", _("已答复")


class StepKind(models.TextChoices):
    """What happened to an objection."""

    RECEIVED = "received", _("收到")
    ASKED = "asked", _("请学校说明")
    ANSWERED = "answered", _("学校说明")
    CORRECTING = "correcting", _("要求更正")
    CORRECTED = "corrected", _("更正")
    CLOSED = "closed", _("答复")
    NOTE = "note", _("内部备注")
