"""One decision for many filings, and two readings of one."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only
from reviews.enums import BulkKind, BulkOutcome, FlagReason, VerdictKind


class Bulk(models.Model):
    """One decision for many filings (批量办理): each goes through the single function, in the background.

    ``template`` is the key of the reason that the questions were made of. ``finish``: approve what has no
    finding, and return where every section then has a verdict (with ``due``).
    """

    federation = models.ForeignKey(
        "portal.Federation", on_delete=models.PROTECT, related_name="bulks"
    )
    kind = models.CharField(_("办理方式"), max_length=10, choices=BulkKind)
    rule = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=20, choices=FlagReason, blank=True)
    template = models.CharField(max_length=20, blank=True)
    finish = models.BooleanField(default=False)
    due = models.DateField(_("修改期限"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("批量办理")
        verbose_name_plural = _("批量办理")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class BulkItem(models.Model):
    """One filing of a bulk decision, with a job and a transaction of its own.

    ``questions`` is a list of ``{"path", "sentence"}``: the sentences as they were previewed for that college.
    ``done_at`` is set once it was worked on; ``said`` what was done, ``problem`` why something could not be.
    """

    bulk = models.ForeignKey(Bulk, on_delete=models.PROTECT, related_name="items")
    submission = models.ForeignKey(
        "disclosures.Submission", on_delete=models.PROTECT, related_name="+"
    )
    questions = models.JSONField(default=list)
    asked = models.PositiveSmallIntegerField(default=0)
    said = models.CharField(max_length=10, choices=BulkOutcome, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("批量办理中的一份")
        verbose_name_plural = _("批量办理中的各份")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("bulk", "submission"), name="bulk_item_once"),
        )

    def __str__(self) -> str:
        return f"{self.bulk_id} {self.submission_id}"


class BlindReading(models.Model):
    """A second, blind reading of a submission (校准): its reader sees nothing of the review's verdicts."""

    submission = models.ForeignKey(
        "disclosures.Submission", on_delete=models.PROTECT, related_name="blind_readings"
    )
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("校准审阅")
        verbose_name_plural = _("校准审阅")
        ordering = ("assigned_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("submission", "reader"), name="blind_reading_once"),
        )

    def __str__(self) -> str:
        return f"{self.submission_id} {self.reader_id}"


class BlindVerdict(models.Model):
    """What a blind reader thinks of one section. Insert-only: the latest counts.

    ``rules``: whose findings the reader holds to be right (of a flagged section).
    """

    reading = models.ForeignKey(BlindReading, on_delete=models.PROTECT, related_name="verdicts")
    section = models.CharField(max_length=30)
    kind = models.CharField(_("结论"), max_length=10, choices=VerdictKind)
    rules = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    sentence = models.CharField(_("理由"), max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("校准结论")
        verbose_name_plural = _("校准结论")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.section} {self.get_kind_display()}"
