"""The year's form, and a federation's use of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import NamePolicy, RankPolicy
from portal.models.guards import insert_only


class Edition(models.Model):
    """The year's form (年度表式) as data: see ``disclosures.editions``. Insert-only.

    ``data`` is the whole edition file as JSON, ``digest`` the SHA-256 of its canonical form.
    ``federation``: whose it is; null for one that the project carries as a file.
    """

    key = models.CharField(_("年度"), max_length=20)
    federation = models.ForeignKey(
        "portal.Federation",
        verbose_name=_("学联"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editions",
    )
    data = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("年度表式")
        verbose_name_plural = _("年度表式")
        ordering = ("-key",)
        triggers = insert_only()
        constraints = (
            models.UniqueConstraint(
                fields=("key", "federation"), nulls_distinct=False, name="edition_once"
            ),
        )

    def __str__(self) -> str:
        return self.key


class EditionDraft(models.Model):
    """A year's form in the making: changed and deleted until it is opened as an ``Edition``.

    ``data`` can always be read by ``disclosures.editions.parse``; ``revision`` counts the saves;
    ``based_on`` says which form it was cloned from (``disclosures.domain.editions.find``).
    """

    federation = models.ForeignKey(
        "portal.Federation",
        verbose_name=_("学联"),
        on_delete=models.PROTECT,
        related_name="edition_drafts",
    )
    key = models.CharField(_("年度"), max_length=20)
    based_on = models.CharField(_("以哪一年为底稿"), max_length=40)
    data = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("年度表式草稿")
        verbose_name_plural = _("年度表式草稿")
        ordering = ("-key",)
        constraints = (
            models.UniqueConstraint(fields=("key", "federation"), name="edition_draft_once"),
        )

    def __str__(self) -> str:
        return self.key


KEEP = 0
"""``Cycle.retention_years`` of rosters that stay public: a choice, never what is left empty."""
LONGEST_RETENTION = 20


def retention_default() -> int:
    """Return for how many years the rosters of a new cycle stay public."""
    return settings.RETENTION_YEARS


class Cycle(models.Model):
    """Federation × edition (填报周期): dates, mailboxes, privacy policy, milder rules.

    A cycle holds for every college of the federation's subtree that has no nearer cycle of
    the same edition. ``opens`` and ``due`` are dates in Chinese time, ``closes`` likewise:
    nothing can be submitted after the end of that day. ``rule_settings``: rule id → what
    ``disclosures.editions.RuleSetting`` holds; ``disclosures.domain.adjustments`` writes it.
    ``second_reader``: an approval wants a second person; ``blind_share``: per cent of the filings
    that two people read blind (0 to 50). ``release_at``: what was approved before becomes public at that
    moment, all at once (empty: each at once); ``pledge``: a submission wants a sealed page (承诺书).
    ``retention_years``: for how long rosters stay public after the first publication (``KEEP``: for good);
    the database's function ``retention_due`` makes the day of it.
    """

    federation = models.ForeignKey(
        "portal.Federation", verbose_name=_("学联"), on_delete=models.PROTECT, related_name="cycles"
    )
    edition = models.ForeignKey(
        Edition, verbose_name=_("年度表式"), on_delete=models.PROTECT, related_name="cycles"
    )
    opens = models.DateField(_("开始填报"))
    due = models.DateField(_("提交期限"))
    closes = models.DateField(_("关闭"))
    federation_email = models.EmailField(_("省级学联秘书处邮箱"))
    national_email = models.EmailField(_("全国学联秘书处邮箱"))
    name_policy = models.CharField(
        _("姓名公开方式"), max_length=10, choices=NamePolicy, default=NamePolicy.FULL
    )
    rank_policy = models.CharField(
        _("排名公开方式"), max_length=10, choices=RankPolicy, default=RankPolicy.EXACT
    )
    rule_settings = models.JSONField(_("规则调整"), default=dict, blank=True)
    noindex = models.BooleanField(_("不让搜索引擎收录"), default=True)
    second_reader = models.BooleanField(_("通过前要第二人复核"), default=False)
    blind_share = models.PositiveSmallIntegerField(
        _("校准比例"), default=0, help_text=_("百分之几的填报由两人各自独立审阅；0 表示不做。")
    )
    objections_shown = models.BooleanField(_("公开页面显示收到的情况反映"), default=False)
    reminders = models.BooleanField(_("自动提醒高校"), default=True)
    release_at = models.DateTimeField(_("统一公开时间"), null=True, blank=True)
    pledge = models.BooleanField(_("提交时要上传盖章的承诺书"), default=False)
    retention_years = models.PositiveSmallIntegerField(_("名单公开几年"), default=retention_default)

    class Meta:
        verbose_name = _("填报周期")
        verbose_name_plural = _("填报周期")
        ordering = ("-opens", "federation")
        constraints = (
            models.UniqueConstraint(fields=("federation", "edition"), name="cycle_once"),
            models.CheckConstraint(
                condition=models.Q(opens__lte=models.F("due"), due__lte=models.F("closes")),
                name="cycle_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(blind_share__lte=50), name="cycle_blind_share_to_a_half"
            ),
            models.CheckConstraint(
                condition=models.Q(retention_years__lte=LONGEST_RETENTION),
                name="cycle_retention_in_years",
            ),
        )

    def __str__(self) -> str:
        return f"{self.federation.short_name} {self.edition.key}"


class Extension(models.Model):
    """One union may file later than its cycle says (延期). Insert-only: the latest counts.

    ``until`` is the last day for submitting, in Chinese time; ``disclosures.domain.extensions`` writes
    it and repeats it in ``Filing.extended_until``.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("填报周期"), on_delete=models.PROTECT, related_name="extensions"
    )
    union = models.ForeignKey(
        "portal.Union",
        verbose_name=_("学生会组织"),
        on_delete=models.PROTECT,
        related_name="extensions",
    )
    college = models.ForeignKey("portal.College", on_delete=models.PROTECT, related_name="+")
    federation = models.ForeignKey("portal.Federation", on_delete=models.PROTECT, related_name="+")
    until = models.DateField(_("延期至"))
    reason = models.CharField(_("延期原因"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("延期")
        verbose_name_plural = _("延期")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.union} {self.until}"


class ResultsRelease(models.Model):
    """What a lead chose to publish of a cycle's results (结果公开). Insert-only: the latest counts.

    ``parts`` are keys of ``disclosures.domain.results``; none: nothing is public any more. ``data``
    are the figures as frozen at that moment, without anything that names a person.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("填报周期"), on_delete=models.PROTECT, related_name="releases"
    )
    parts = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    note = models.TextField(_("说明"), max_length=1000, blank=True)
    data = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("结果公开")
        verbose_name_plural = _("结果公开")
        ordering = ("-id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.cycle} {self.at:%Y-%m-%d}"
