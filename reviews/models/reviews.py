"""One review per submission, with a verdict on each section."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only
from reviews.enums import Outcome, VerdictKind


class Review(models.Model):
    """One round of review (审核轮次) of one submission.

    Made when a reviewer first opens the submission. Who has the filing says ``Claim``; the letters of a
    return are ``Letter``. ``proposed_by``: who would approve, where the cycle wants a second person.
    """

    submission = models.OneToOneField(
        "disclosures.Submission", on_delete=models.PROTECT, related_name="review"
    )
    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="reviews"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(_("结论"), max_length=10, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("审核轮次")
        verbose_name_plural = _("审核轮次")

    def __str__(self) -> str:
        return f"{self.submission}"


class Verdict(models.Model):
    """A section approved or flagged in a review (栏目结论). Insert-only: the latest counts.

    ``sentence`` says why, where the reviewer sees it otherwise than the machine; ``against`` are the
    rules whose findings were overruled. ``carried_from``: the verdict of an earlier round that holds on.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="verdicts")
    section = models.CharField(max_length=30)
    kind = models.CharField(_("结论"), max_length=10, choices=VerdictKind)
    sentence = models.CharField(_("理由"), max_length=300, blank=True)
    against = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="carried_to"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("栏目结论")
        verbose_name_plural = _("栏目结论")
        ordering = ("id",)
        indexes = (models.Index(fields=("review", "section", "-id")),)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.section} {self.get_kind_display()}"
