"""The living filing: state, drafts of sections, findings, explanations, pictures."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import FilingState
from disclosures.models.storages import private_storage

STATE_EDGES = [
    (FilingState.DRAFT, FilingState.SUBMITTED),
    (FilingState.RETURNED, FilingState.SUBMITTED),
    (FilingState.SUBMITTED, FilingState.DRAFT),  # pulled back
    (FilingState.SUBMITTED, FilingState.RETURNED),  # returned, or pulled back to where it was
    (FilingState.SUBMITTED, FilingState.APPROVED),
    (FilingState.APPROVED, FilingState.PUBLISHED),
    (FilingState.PUBLISHED, FilingState.CORRECTING),
    (FilingState.CORRECTING, FilingState.SUBMITTED),
    (FilingState.CORRECTING, FilingState.PUBLISHED),  # the correction was given up
    (FilingState.SUBMITTED, FilingState.CORRECTING),  # pulled back to where it was
    (FilingState.RETURNED, FilingState.PUBLISHED),  # a correction that was returned was given up
]
"""The edges that the database allows; ``disclosures.domain.lifecycle`` says who and when."""


class Filing(models.Model):
    """Union × cycle (填报): the living thing, with a state.

    ``college`` and ``federation`` repeat what union and cycle imply: row-level security and
    every list filter on them. ``open_sections`` holds the section keys that may be edited
    while the filing is returned or being corrected. ``opened_at`` says when a reviewer first opened the present
    submission (empty: it can still be pulled back); ``return_due`` the date of the return letter;
    ``extended_until`` the last day of the union's latest extension (``disclosures.models.Extension``);
    ``submitted_from`` the state before the present submission, which pulling back returns to;
    ``counted_at`` when its roster gave way to counts (``disclosures.domain.retaining``).
    """

    union = models.ForeignKey(
        "portal.Union",
        verbose_name=_("学生会组织"),
        on_delete=models.PROTECT,
        related_name="filings",
    )
    cycle = models.ForeignKey(
        "disclosures.Cycle",
        verbose_name=_("填报周期"),
        on_delete=models.PROTECT,
        related_name="filings",
    )
    college = models.ForeignKey("portal.College", on_delete=models.PROTECT, related_name="filings")
    federation = models.ForeignKey(
        "portal.Federation", on_delete=models.PROTECT, related_name="filings"
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=FilingState, default=FilingState.DRAFT
    )
    state_since = models.DateTimeField(auto_now_add=True)
    open_sections = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    submitted_from = models.CharField(max_length=10, choices=FilingState, blank=True, default="")
    opened_at = models.DateTimeField(null=True, blank=True)
    return_due = models.DateField(_("修改期限"), null=True, blank=True)
    extended_until = models.DateField(_("延期至"), null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("填报")
        verbose_name_plural = _("填报")
        constraints = (models.UniqueConstraint(fields=("union", "cycle"), name="filing_once"),)
        indexes = (models.Index(fields=("federation", "state", "state_since")),)
        triggers = (pgtrigger.FSM(name="state_edges", field="state", transitions=STATE_EDGES),)

    def __str__(self) -> str:
        return f"{self.union} {self.cycle.edition.key}"


class SectionDraft(models.Model):
    """One section's content and revision inside a filing (栏目).

    ``content`` is what was typed, in the shape of ``disclosures.content``. Revision 0 means
    that nothing was saved yet; every save names the revision it started from (law 3).
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=30)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")
        constraints = (models.UniqueConstraint(fields=("filing", "key"), name="section_once"),)

    def __str__(self) -> str:
        return f"{self.key} r{self.revision}"


class Explanation(models.Model):
    """The college's written answer to a finding (说明); for a warning, the tick that it was read.

    It belongs to the finding's rule and anchor (``roster[张三].rank``: the row by its name) and
    follows the row; ``whole`` is the anchor with all that tells namesakes apart, ``path`` where it
    stood last. ``basis`` is the digest of what the rule had compared at the time of writing
    (``evidence`` what it showed of it): when it changes, the explanation has fallen (``fell_at``).
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="explanations")
    rule = models.CharField(max_length=4)
    path = models.CharField(max_length=120)
    anchor = models.CharField(max_length=300)
    whole = models.CharField(max_length=300)
    text = models.TextField(_("说明"), blank=True, max_length=1000)
    basis = models.CharField(max_length=64)
    evidence = models.TextField(blank=True)
    fell_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(auto_now=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("说明")
        verbose_name_plural = _("说明")
        constraints = (
            models.UniqueConstraint(fields=("filing", "rule", "anchor"), name="explanation_once"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.anchor}"


class FilingFindings(models.Model):
    """The findings of a filing's present drafts, so that only changed rules run again.

    ``rules``: rule → digest of what it read, and its findings. Never a source of truth: what does
    not fit the drafts is run again (``disclosures.domain.standing``).
    """

    filing = models.OneToOneField(
        Filing, on_delete=models.CASCADE, primary_key=True, related_name="kept_findings"
    )
    rules = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("核验结果")
        verbose_name_plural = _("核验结果")

    def __str__(self) -> str:
        return f"{self.filing_id}"


class Attachment(models.Model):
    """A picture of a filing: congress photograph or structure chart, private until published."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="attachments")
    section = models.CharField(max_length=30)
    file = models.FileField(storage=private_storage, upload_to="attachments/%Y", max_length=200)
    name = models.CharField(_("文件名"), max_length=120)
    alt = models.CharField(_("文字说明"), max_length=500, blank=True)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text=_("字节"))
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("图片")
        verbose_name_plural = _("图片")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
