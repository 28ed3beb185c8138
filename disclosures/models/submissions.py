"""The filing, frozen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only


class Submission(models.Model):
    """A filing's k-th submission (第 k 次提交). Insert-only.

    ``content``: section key → content, as in the drafts at that moment; ``findings`` and
    ``explanations``: lists of plain objects; ``content_hash``: SHA-256 of the canonical JSON
    of content, findings, explanations and edition digest; ``number``: what the receipt says;
    ``pledge``: the sealed page that came with it, where the cycle asks for one. ``counted_hash`` and
    ``counted_at`` as of a publication; the function is ``count_submission``.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="submissions"
    )
    ordinal = models.PositiveSmallIntegerField(_("第几次"))
    number = models.CharField(_("回执编号"), max_length=24, unique=True)
    content = models.JSONField()
    findings = models.JSONField()
    explanations = models.JSONField()
    edition_digest = models.CharField(max_length=64)
    pledge = models.ForeignKey(
        "disclosures.Pledge", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    content_hash = models.CharField(_("内容校验码"), max_length=64)
    counted_hash = models.CharField(max_length=64, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(_("提交时间"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("提交")
        verbose_name_plural = _("提交")
        ordering = ("filing", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("filing", "ordinal"), name="submission_ordinal_once"),
        )
        triggers = insert_only()

    def __str__(self) -> str:
        return self.number
