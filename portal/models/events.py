"""The append-only audit log."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only


class Event(models.Model):
    """One thing that happened (日志). Insert-only; written by ``portal.domain.audit`` alone.

    ``college`` and ``federation`` say whose history it belongs to (either may be null);
    ``target`` is ``"model:id"`` (``"filing:12"``); ``data`` holds plain JSON without
    personal data of students.
    """

    at = models.DateTimeField(_("时间"), auto_now_add=True)
    actor = models.ForeignKey("portal.User", null=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(_("动作"), max_length=40)
    target = models.CharField(_("对象"), max_length=60, db_index=True)
    college = models.ForeignKey(
        "portal.College", null=True, on_delete=models.PROTECT, related_name="+"
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("日志")
        verbose_name_plural = _("日志")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target}"
