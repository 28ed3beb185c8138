"""What the public sees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import FileKind, RenderReason
from portal.models.guards import insert_only


class Publication(models.Model):
    """A public version of a filing (公开版本): assembled and redacted once. Insert-only.

    ``document`` is the assembled, redacted document (``disclosures.publication.document``
    as JSON): the only source of page, PDF and data. ``code`` is the verification code,
    ``version`` counts the filing's publications from 1. ``corrects`` is what the public reads of why
    there is a version after the first (empty: nothing was said).

    When the cycle's period is over, the database's function ``count_publication`` puts counts in the place of
    the roster, once, and nothing else can: ``counted_at``, and ``counted_hash`` of what stands there since
    (empty: nothing was counted). ``content_hash`` goes on naming what was published.
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
    corrects = models.TextField(_("更正说明"), blank=True)
    counted_hash = models.CharField(max_length=64, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
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

    @property
    def compared(self) -> bool:
        """Whether a page beside it shows what changed since the version before; asks the database."""
        return self.files.filter(kind=FileKind.CHANGES).exists()


class Rendition(models.Model):
    """The files of a publication were made (again). Insert-only; the highest ``number`` is what is served.

    The content of a publication never changes; ``reason`` and ``note`` say why its files did. ``layout``
    is the digest of what they were made with (templates, style sheets, faces), ``signed_by`` the subject
    of the certificate that signed the PDF (empty: unsigned).
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="renditions"
    )
    number = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=10, choices=RenderReason, default=RenderReason.FIRST)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    layout = models.CharField(max_length=64, blank=True)
    signed_by = models.CharField(_("签名人"), max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("公开文件的一次生成")
        verbose_name_plural = _("公开文件的各次生成")
        constraints = (
            models.UniqueConstraint(fields=("publication", "number"), name="rendition_once"),
        )
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.publication} r{self.number}"


class PublicationFile(models.Model):
    """One baked file of a publication. Insert-only; the file is under ``path`` of the published storage.

    ``rendition`` is the number of the ``Rendition`` it belongs to; ``unsigned_sha256`` what the hash of
    a signed PDF was before signing (empty: not signed).
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    rendition = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=FileKind)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    unsigned_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField(help_text=_("字节"))
    baked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("公开文件")
        verbose_name_plural = _("公开文件")
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "rendition", "kind"), name="publication_file_once"
            ),
        )
        triggers = insert_only()

    def __str__(self) -> str:
        return self.path


class RegisterEntry(models.Model):
    """One line of the public register: a union's present publication of one edition.

    Made or moved to the next version only when every file is baked. It carries all that the
    register and the search need, so that public pages read nothing but publications. ``withdrawn_at``
    and the reason the public is told: the publication was taken down; the next version clears them.
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
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("公开目录")
        verbose_name_plural = _("公开目录")
        ordering = ("-edition_key", "pinyin", "college_name", "union_kind")

    def __str__(self) -> str:
        return f"{self.college_name}{self.union_name} {self.period}"
