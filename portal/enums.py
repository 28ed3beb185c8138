"""Closed sets of values of the portal application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FederationLevel(models.TextChoices):
    """Place of a reviewing body in the tree."""

    NATIONAL = "national", _("全国")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")


class Role(models.TextChoices):
    """What a member may do for an organisation (see design: Membership)."""

    EDITOR = "editor", _("填报员")
    SECRETARY = "secretary", _("书记")
    REVIEWER = "reviewer", _("审核员")
    LEAD = "lead", _("负责人")
    OBSERVER = "observer", _("观察员")
    OPERATOR = "operator", _("运维")


COLLEGE_ROLES = (Role.EDITOR, Role.SECRETARY, Role.OBSERVER)
FEDERATION_ROLES = (Role.REVIEWER, Role.LEAD, Role.OBSERVER, Role.OPERATOR)


class JobState(models.TextChoices):
    """Life of a background job."""

    QUEUED = "queued", _("等待处理")
    RUNNING = "running", _("正在处理")
    DONE = "done", _("已完成")
    FAILED = "failed", _("未能完成")
