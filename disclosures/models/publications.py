"""What the public sees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import FileKind
from portal.models.guards import insert_only


class Publication(models.Model):
    """A public version of a filing (公开版本): assembled and redacted once. Insert-only.

    ``document`` is the assembled, redacted document (``disclosures.publication.document``
    as JSON): the only source of page, PDF and data. ``code`` is the verification code,
    ``version`` counts the filing's publications from 1.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="publications"
    )
    submission = models.ForeignKey(
        "disclosures.Submission", on_delete=models.PROTECT, related_name="publications"
    )
    version = models.PositiveSmallIntegerField(_("版本"))
    code = models.CharField(_("验证码"), max_length=16, unique=True)
    document = models.JSONField()
    content_hash = models.CharField(_("内容校验码"), max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("公开版本")
        verbose_name_plural = _("公开版本")
        constraints = (
            models.UniqueConstraint(fields=("filing", "version"), name="publication_version_once"),
        )
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class PublicationFile(models.Model):
    """One baked file of a publication. Insert-only; the file is under ``path`` of the published storage."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=FileKind)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text=_("字节"))
    baked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("公开文件")
        verbose_name_plural = _("公开文件")
        constraints = (
            models.UniqueConstraint(fields=("publication", "kind"), name="publication_file_once"),
        )
        triggers = insert_only()

    def __str__(self) -> str:
        return self.path


class RegisterEntry(models.Model):
    """One line of the public register: a union's present publication of one edition.

    Made or moved to the next version only when every file is baked. It carries all that the
    register and the search need, so that public pages read nothing but publications.
    """

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, related_name="register_entry"
    )
    filing_ref = models.BigIntegerField(unique=True)
    college_ref = models.BigIntegerField(db_index=True)
    province = models.CharField(max_length=40, db_index=True)
    province_slug = models.SlugField(max_length=40, db_index=True)
    college_name = models.CharField(max_length=80)
    union_name = models.CharField(max_length=40)
    union_kind = models.CharField(max_length=10)
    edition_key = models.CharField(max_length=20, db_index=True)
    period = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=240, blank=True)
    noindex = models.BooleanField(default=True)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("公开目录")
        verbose_name_plural = _("公开目录")
        ordering = ("-edition_key", "pinyin", "college_name", "union_kind")

    def __str__(self) -> str:
        return f"{self.college_name}{self.union_name} {self.period}"
