"""Rendering many publications again, one by one, on the record."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import BatchState, ItemState, RenderReason


class RenderBatch(models.Model):
    """All public versions of a cycle are rendered again for one reason (批量重新生成).

    ``federation`` is the cycle's. Paused and stopped batches give out no further items.
    """

    cycle = models.ForeignKey(
        "disclosures.Cycle", on_delete=models.PROTECT, related_name="render_batches"
    )
    federation = models.ForeignKey(
        "portal.Federation", on_delete=models.PROTECT, related_name="render_batches"
    )
    reason = models.CharField(_("原因"), max_length=10, choices=RenderReason)
    note = models.CharField(_("说明"), max_length=300)
    state = models.CharField(
        _("状态"), max_length=10, choices=BatchState, default=BatchState.RUNNING
    )
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("批量重新生成")
        verbose_name_plural = _("批量重新生成")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("cycle",),
                condition=models.Q(state__in=(BatchState.RUNNING, BatchState.PAUSED)),
                name="render_batch_one_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.cycle} {self.get_reason_display()}"


class RenderItem(models.Model):
    """One publication of a batch, and what became of it; ``rendition`` is the number it got."""

    batch = models.ForeignKey(RenderBatch, on_delete=models.PROTECT, related_name="items")
    publication = models.ForeignKey(
        "disclosures.Publication", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.WAITING)
    rendition = models.PositiveSmallIntegerField(null=True, blank=True)
    error = models.CharField(_("问题"), max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("批量中的一份")
        verbose_name_plural = _("批量中的各份")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "publication"), name="render_item_once"),
        )
        indexes = (models.Index(fields=("batch", "state")),)

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.publication}"
