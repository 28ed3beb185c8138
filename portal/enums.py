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


class Audience(models.TextChoices):
    """To whom a message goes."""

    COLLEGE = "college", _("高校的填报员和书记")
    FEDERATION = "federation", _("学联的审核员和负责人")
    PERSON = "person", _("一个人")


class DeliveryState(models.TextChoices):
    """Life of one delivery: what a channel made of one notice."""

    WAITING = "waiting", _("等待发送")
    SENDING = "sending", _("正在发送")
    SENT = "sent", _("已发送")
    FAILED = "failed", _("没有送达")
    NONE = "none", _("不发送")
