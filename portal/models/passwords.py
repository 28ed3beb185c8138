"""Passwords of before, so that none comes back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerPassword(models.Model):
    """A password that was set (历史密码), as its hash; the newest is the present one."""

    user = models.ForeignKey(
        "portal.User", on_delete=models.CASCADE, related_name="former_passwords"
    )
    encoded = models.CharField(max_length=200, editable=False)
    set_at = models.DateTimeField(_("设置时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("历史密码")
        verbose_name_plural = _("历史密码")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.user} · {self.set_at:%Y-%m-%d}"
