"""What is printed: the page that a college seals and uploads, the copy that a reviewer reads on paper."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import PaperKind
from disclosures.models.storages import private_storage
from portal.models.guards import insert_only


class Paper(models.Model):
    """A PDF that a worker sets for whoever asked (打印件). Never public.

    A pledge is the college's (``college``) and made of its drafts; a reading copy (审阅稿) is the
    federation's (``federation``) and made of ``submission`` and its review: only one of the two is set,
    and only that side sees it. ``digest`` says of what: asking again for the same gives the same.
    """

    kind = models.CharField(max_length=10, choices=PaperKind)
    college = models.ForeignKey(
        "portal.College", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="papers"
    )
    submission = models.ForeignKey(
        "disclosures.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    digest = models.CharField(max_length=64)
    file = models.FileField(
        storage=private_storage, upload_to="papers/%Y", max_length=200, blank=True
    )
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("打印件")
        verbose_name_plural = _("打印件")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "filing", "submission", "digest"),
                nulls_distinct=False,
                name="paper_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=PaperKind.PLEDGE, college__isnull=False, federation=None)
                | models.Q(kind=PaperKind.REVIEW, college=None, federation__isnull=False),
                name="paper_of_one_side",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.filing_id}"


class Pledge(models.Model):
    """A scan of the sealed page (承诺书) of a filing; the latest counts. Insert-only, never public.

    ``content_digest``: SHA-256 of the drafts' canonical JSON when it was uploaded, so that a later change
    of the content is seen.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="pledges"
    )
    file = models.FileField(storage=private_storage, upload_to="pledges/%Y", max_length=200)
    name = models.CharField(_("文件名"), max_length=120)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text=_("字节"))
    sha256 = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("承诺书")
        verbose_name_plural = _("承诺书")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return self.name
