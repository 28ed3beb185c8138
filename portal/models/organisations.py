"""Reviewing bodies, tenants, and the unions that disclose."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.enums import FederationLevel
from portal.kinds import choices as kind_choices


class Federation(models.Model):
    """A reviewing body (学联). Federations form a tree: national → province → city.

    ``path`` is the chain of primary keys from the root, each followed by a slash
    (``"1/4/9/"``): a subtree is everything whose path starts with the root's path.
    ``portal.domain.organisations`` writes it; nothing else does.
    """

    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级学联"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    name = models.CharField(_("名称"), max_length=80, unique=True)
    short_name = models.CharField(_("简称"), max_length=30)
    level = models.CharField(_("层级"), max_length=10, choices=FederationLevel)
    slug = models.SlugField(_("网址用名"), max_length=40, unique=True)
    path = models.CharField(max_length=60, editable=False, db_index=True)

    class Meta:
        verbose_name = _("学联")
        verbose_name_plural = _("学联")
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name


class College(models.Model):
    """A college (高校): a tenant with exactly one reviewing federation."""

    federation = models.ForeignKey(
        Federation, verbose_name=_("审核学联"), on_delete=models.PROTECT, related_name="colleges"
    )
    name = models.CharField(_("校名"), max_length=80, unique=True)
    city = models.CharField(_("所在地"), max_length=30, blank=True)
    pinyin = models.CharField(max_length=240, editable=False, blank=True)

    class Meta:
        verbose_name = _("高校")
        verbose_name_plural = _("高校")
        ordering = ("pinyin", "name")

    def __str__(self) -> str:
        return self.name


class Union(models.Model):
    """The body that discloses: a college's 学生会 or 研究生会 (`portal.kinds` lists the kinds)."""

    college = models.ForeignKey(
        College, verbose_name=_("高校"), on_delete=models.PROTECT, related_name="unions"
    )
    kind = models.CharField(_("类别"), max_length=10, choices=kind_choices)
    name = models.CharField(
        _("组织名称"), max_length=40, help_text=_("如“学生会”“研究生会”，不含校名。")
    )

    class Meta:
        verbose_name = _("学生会组织")
        verbose_name_plural = _("学生会组织")
        ordering = ("college", "kind")
        constraints = (
            models.UniqueConstraint(fields=("college", "kind"), name="union_one_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.college}{self.name}"
