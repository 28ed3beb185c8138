"""What somebody named in a publication may ask for, and what a lead orders before the time."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import CollegeSays, ErasureState
from portal.models.guards import insert_only


class RetentionOrder(models.Model):
    """A lead lets a cycle's rosters give way to counts before the time (提前办理). Insert-only.

    The database's function ``retention_due`` counts it as the end of the period.
    """

    cycle = models.ForeignKey(
        "disclosures.Cycle",
        verbose_name=_("填报周期"),
        on_delete=models.PROTECT,
        related_name="retention_orders",
    )
    federation = models.ForeignKey("portal.Federation", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("提前办理的原因"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("提前办理")
        verbose_name_plural = _("提前办理")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.cycle} {self.at:%Y-%m-%d}"


class Erasure(models.Model):
    """Somebody named in a publication asks not to be named any more (删除请求).

    ``number`` and ``secret`` (SHA-256 of the code on the receipt) as of an objection; ``sender`` likewise.
    ``section``, ``name`` and ``facts`` are the place: the name as it is printed there, and of a roster the
    cells of the row, which tell namesakes apart in this and in later versions. ``everywhere``: in the college's
    other publications too. ``text`` and ``contact`` are deleted some time after the decision
    (``cleared_at``), of a refused one ``name`` and ``facts`` too; a granted one needs them as long as
    something could name the person again. ``done_at``: every file was made again.
    """

    number = models.CharField(_("受理编号"), max_length=24, unique=True)
    secret = models.CharField(max_length=64)
    publication = models.ForeignKey(
        "disclosures.Publication", on_delete=models.PROTECT, related_name="erasures"
    )
    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="erasures"
    )
    college = models.ForeignKey("portal.College", on_delete=models.PROTECT, related_name="+")
    federation = models.ForeignKey("portal.Federation", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(_("栏目"), max_length=30)
    name = models.CharField(_("姓名"), max_length=60, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    everywhere = models.BooleanField(default=False)
    text = models.TextField(_("请求和理由"), max_length=1000, blank=True)
    contact = models.CharField(_("联系方式"), max_length=120, blank=True)
    sender = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=ErasureState, default=ErasureState.RECEIVED
    )
    received_at = models.DateTimeField(_("收到时间"))
    due = models.DateField(_("办理期限"))
    college_says = models.CharField(
        _("学校核实"), max_length=10, choices=CollegeSays, blank=True, default=""
    )
    answer = models.TextField(_("答复"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("删除请求")
        verbose_name_plural = _("删除请求")
        ordering = ("-received_at", "-id")
        indexes = (
            models.Index(fields=("college", "state")),
            models.Index(fields=("federation", "state")),
        )

    def __str__(self) -> str:
        return self.number
