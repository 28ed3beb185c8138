"""Closed sets of values of the reviews application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How a review ended."""

    APPROVED = "approved", _("通过")
    RETURNED = "returned", _("退回修改")


class VerdictKind(models.TextChoices):
    """A reviewer's conclusion on one section."""

    APPROVED = "approved", _("认可")
    FLAGGED = "flagged", _("有问题")


class FlagReason(models.TextChoices):
    """Why something is flagged."""

    INCOMPLETE = "incomplete", _("内容不完整")
    INCONSISTENT = "inconsistent", _("前后不一致")
    AGAINST_INDICATOR = "against_indicator", _("与指标要求不符")
    UNCLEAR = "unclear", _("表述不清")
    EVIDENCE = "evidence", _("需要佐证")
    PRIVACY = "privacy", _("含有不应公开的个人信息")
    OTHER = "other", _("其他")
