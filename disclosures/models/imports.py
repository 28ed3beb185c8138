"""What a college brings along: files, pasted rosters, last year's filing; nothing of it is in the filing yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import ImportSource, ImportState
from disclosures.models.storages import private_storage

STEPS = {
    ImportState.QUEUED: {ImportState.READY, ImportState.FAILED, ImportState.DISCARDED},
    ImportState.READY: {ImportState.DISCARDED},
    ImportState.FAILED: {ImportState.DISCARDED},
    ImportState.DISCARDED: set(),
}
"""What an import can become; how far a queued one is, its job says (``disclosures.domain.imports.progress``)."""


class Import(models.Model):
    """One file (or pasted text, or an earlier filing) brought to one filing (导入).

    ``file`` is the original as uploaded, private, kept as evidence; null for an earlier filing
    (``based_on``). ``kind`` is what the content is (docx, pdf …), ``problem`` the sentence of a
    failed one. ``result``: ``disclosures.importing.imported.Imported.to_json``, written once but for
    the roster's columns corrected by hand; ``table``: the rows of a roster as they stood in the file
    (``disclosures.importing.sheets.as_json``); ``edition`` the key of the recognised year's form;
    ``taken`` the keys of the sections that were accepted, in part or whole, ``taken_at`` when the
    first was.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.CASCADE, related_name="imports"
    )
    source = models.CharField(_("来源"), max_length=10, choices=ImportSource)
    state = models.CharField(
        _("状态"), max_length=10, choices=ImportState, default=ImportState.QUEUED
    )
    name = models.CharField(_("文件名"), max_length=120)
    file = models.FileField(
        storage=private_storage, upload_to="imports/%Y", max_length=200, null=True, blank=True
    )
    kind = models.CharField(max_length=10, blank=True)
    size = models.PositiveIntegerField(help_text=_("字节"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    based_on = models.ForeignKey(
        "disclosures.Filing", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    problem = models.CharField(_("问题"), max_length=500, blank=True)
    result = models.JSONField(default=dict, blank=True)
    table = models.JSONField(default=dict, blank=True)
    edition = models.CharField(_("年度"), max_length=20, blank=True)
    taken = models.JSONField(default=list, blank=True)
    taken_at = models.DateTimeField(_("首次采用时间"), null=True, blank=True)
    created_at = models.DateTimeField(_("上传时间"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("导入")
        verbose_name_plural = _("导入")
        ordering = ("-id",)
        indexes = (models.Index(fields=("filing", "state")),)

    def __str__(self) -> str:
        return self.name

    @property
    def waiting(self) -> bool:
        """Whether it is still to be read."""
        return self.state == ImportState.QUEUED

    @property
    def ready(self) -> bool:
        """Whether there are proposals."""
        return self.state == ImportState.READY

    def become(self, state: ImportState) -> None:
        """Set the state (without saving); ValueError where there is no such step."""
        if state not in STEPS[ImportState(self.state)]:
            raise ValueError(f"{self.state} → {state}")
        self.state = state


class ImportPicture(models.Model):
    """A picture found in an imported file, kept until it is taken into the filing.

    ``section`` is the key of the section that it stood in, ``attachment`` what it became.
    """

    origin = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="pictures")
    section = models.CharField(max_length=30)
    file = models.FileField(storage=private_storage, upload_to="imports/%Y", max_length=200)
    name = models.CharField(_("文件名"), max_length=120)
    alt = models.CharField(_("文字说明"), max_length=500, blank=True)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text=_("字节"))
    sha256 = models.CharField(max_length=64)
    attachment = models.ForeignKey(
        "disclosures.Attachment", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("导入的图片")
        verbose_name_plural = _("导入的图片")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("origin", "section", "sha256"), name="import_picture_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class RosterMatching(models.Model):
    """Which column of a college's roster holds what, as corrected by hand (名单的列).

    ``header``: the digest of ``labels``, the header's texts; ``fields``: column number (as text)
    → field of a roster row.
    """

    college = models.ForeignKey(
        "portal.College", on_delete=models.CASCADE, related_name="roster_matchings"
    )
    header = models.CharField(max_length=64)
    labels = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("名单的列")
        verbose_name_plural = _("名单的列")
        constraints = (
            models.UniqueConstraint(fields=("college", "header"), name="roster_matching_once"),
        )

    def __str__(self) -> str:
        return "、".join(self.labels)
