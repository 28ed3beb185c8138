"""Messages of the portal: one occurrence, its recipients, and what each channel made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from portal.enums import Audience, DeliveryState


class Message(models.Model):
    """One thing that people are told (消息): the outbox, written in the transaction of its cause.

    ``kind`` is a code of ``portal.notify.catalogue``; ``key`` names the occurrence, so that it is
    told once. ``college`` and ``federation`` say whose log it stands in. It leaves, that is, becomes
    a notice for everybody whom it concerns at that moment, once ``not_before`` has passed, unless
    it was cancelled. ``posted_by``: in whose request it was written, empty for background work.
    """

    kind = models.CharField(_("种类"), max_length=30)
    key = models.CharField(max_length=120, unique=True)
    audience = models.CharField(_("发给"), max_length=10, choices=Audience)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(_("标题"), max_length=200)
    text = models.TextField(_("内容"))
    url = models.CharField(_("链接"), max_length=300)
    college = models.ForeignKey(
        "portal.College", null=True, on_delete=models.PROTECT, related_name="+"
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        db_default=Func(function="app_user", output_field=models.BigIntegerField()),
    )
    not_before = models.DateTimeField(_("不早于"))
    created_at = models.DateTimeField(_("写成时间"))
    left_at = models.DateTimeField(_("发出时间"), null=True)
    cancelled_at = models.DateTimeField(_("取消时间"), null=True)

    class Meta:
        verbose_name = _("消息")
        verbose_name_plural = _("消息")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="message_to_somebody",
                condition=Q(audience=Audience.COLLEGE, college__isnull=False, person=None)
                | Q(audience=Audience.FEDERATION, federation__isnull=False, person=None)
                | Q(audience=Audience.PERSON, person__isnull=False),
            ),
            models.CheckConstraint(
                name="message_left_or_cancelled",
                condition=Q(left_at=None) | Q(cancelled_at=None),
            ),
        )
        indexes = (
            models.Index(
                fields=("not_before",),
                condition=Q(left_at=None, cancelled_at=None),
                name="message_due",
            ),
            models.Index(fields=("federation", "-id"), name="message_log"),
        )

    def __str__(self) -> str:
        return self.subject


class Notice(models.Model):
    """A message in one recipient's inbox (通知). ``federation`` repeats the message's, for its log."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="notices")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("收到时间"))
    read_at = models.DateTimeField(_("已读时间"), null=True)

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("message", "user"), name="notice_once"),)
        indexes = (
            models.Index(fields=("user",), condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=("user", "-id"), name="notice_inbox"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.message}"


class Delivery(models.Model):
    """What one channel makes of one notice (投递): the log of what was sent to whom.

    A row of state ``waiting`` is taken by a worker once ``next_at`` has passed; while it is
    ``sending``, ``next_at`` is the moment from which that worker counts as dead. ``attempts``
    counts the tries, ``problem`` says in words why the last one failed or why none is made.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("途径"), max_length=20)
    address = models.CharField(_("地址"), max_length=254, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    next_at = models.DateTimeField(_("下次"), null=True)
    sent_at = models.DateTimeField(_("发送时间"), null=True)
    problem = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("投递")
        verbose_name_plural = _("投递")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("notice", "channel"), name="delivery_once"),)
        indexes = (
            models.Index(
                fields=("next_at",),
                condition=Q(state__in=(DeliveryState.WAITING, DeliveryState.SENDING)),
                name="delivery_due",
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.get_state_display()}"
