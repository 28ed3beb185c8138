"""Background work: outbox, claim and progress in one row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.enums import JobState


class Job(models.Model):
    """One piece of background work, written in the transaction of its cause.

    ``task`` is the Celery task's name, ``object_id`` the single id that it takes. A row
    is claimed by ``UPDATE … WHERE state = 'queued' RETURNING``; a sweep sends again what
    stays queued and requeues what a dead worker left running (``heartbeat`` too old).
    """

    task = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    state = models.CharField(_("状态"), max_length=10, choices=JobState, default=JobState.QUEUED)
    college = models.ForeignKey(
        "portal.College", null=True, on_delete=models.PROTECT, related_name="+"
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(_("进度"), default=0, help_text=_("百分比"))
    note = models.CharField(_("说明"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    heartbeat = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("任务")
        verbose_name_plural = _("任务")
        constraints = (
            models.UniqueConstraint(
                fields=("task", "object_id"),
                condition=~models.Q(state__in=(JobState.DONE, JobState.FAILED)),
                name="job_once_at_a_time",
            ),
        )
        indexes = (models.Index(fields=("state", "created_at")),)

    def __str__(self) -> str:
        return f"{self.task}({self.object_id}) {self.get_state_display()}"
