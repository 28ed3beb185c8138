"""How often something was tried lately."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """A counter of tries of one kind for one key (限次), counted by ``portal.domain.throttle`` alone.

    ``digest`` is a keyed hash: neither names nor addresses are kept. What is older than ``until``
    counts for nothing.
    """

    kind = models.CharField(_("类别"), max_length=20)
    digest = models.CharField(max_length=64, editable=False)
    count = models.PositiveIntegerField(_("次数"))
    until = models.DateTimeField(_("至"))

    class Meta:
        verbose_name = _("限次")
        verbose_name_plural = _("限次")
        constraints = (models.UniqueConstraint(fields=("kind", "digest"), name="throttle_once"),)
        indexes = (models.Index(fields=("until",), name="throttle_until"),)

    def __str__(self) -> str:
        return f"{self.kind} · {self.count}"
