"""Who has a filing, who is reading it, what they looked at, and the lists they keep."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Claim(models.Model):
    """Who has a filing (经办人), and who is reading it now (领取). One row a filing.

    ``assignee`` stays from round to round until it is handed over. ``reader`` holds the filing while
    ``seen_at`` is fresh (``reviews.domain.claims.LASTS``): only the reader writes verdicts and decides.
    """

    filing = models.OneToOneField(
        "disclosures.Filing", on_delete=models.PROTECT, primary_key=True, related_name="claim"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("经办人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("正在审阅"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    since = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("经办")
        verbose_name_plural = _("经办")
        indexes = (models.Index(fields=("assignee",)),)

    def __str__(self) -> str:
        return f"{self.filing_id} {self.assignee_id or self.reader_id}"


class Look(models.Model):
    """A person of a federation has read a submission (阅览), first and last time."""

    submission = models.ForeignKey(
        "disclosures.Submission", on_delete=models.PROTECT, related_name="looks"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        verbose_name = _("阅览")
        verbose_name_plural = _("阅览")
        constraints = (models.UniqueConstraint(fields=("submission", "user"), name="look_once"),)

    def __str__(self) -> str:
        return f"{self.submission_id} {self.user_id}"


class SavedView(models.Model):
    """A reader's own name for a set of the queue's filters (常用筛选)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(_("名称"), max_length=20)
    query = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("常用筛选")
        verbose_name_plural = _("常用筛选")
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("user", "name"), name="saved_view_once"),)

    def __str__(self) -> str:
        return self.name
