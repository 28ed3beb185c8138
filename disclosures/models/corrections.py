"""What happens to a publication afterwards: it is corrected, or taken down."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only


class Correction(models.Model):
    """A published filing was opened for correction (更正), or that was given up. Insert-only.

    ``of`` is the version that is corrected; ``by_college`` whether the college itself or the reviewing
    federation asked for it (``reported``: because of what somebody reported); ``reason`` is what the public
    reads on the next version. ``given_up``: this row ends those before it, and its reason stays inside.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="corrections"
    )
    of = models.ForeignKey(
        "disclosures.Publication", on_delete=models.PROTECT, related_name="corrections"
    )
    by_college = models.BooleanField()
    reported = models.BooleanField(default=False)
    given_up = models.BooleanField(default=False)
    reason = models.CharField(_("更正原因"), max_length=500)
    sections = ArrayField(models.CharField(max_length=30))
    due = models.DateField(_("更正期限"))
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("更正")
        verbose_name_plural = _("更正")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.of} {self.opened_at:%Y-%m-%d}"


class Withdrawal(models.Model):
    """A publication was taken down by the federation's lead (撤下). Insert-only.

    ``publication`` is the version that was public then; the files of all versions of its filing go.
    ``reason`` is what the public reads; ``note`` stays inside.
    """

    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="withdrawals"
    )
    publication = models.ForeignKey(
        "disclosures.Publication", on_delete=models.PROTECT, related_name="withdrawals"
    )
    reason = models.CharField(_("撤下原因（公开）"), max_length=500)
    note = models.TextField(_("内部说明"), max_length=2000, blank=True)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("撤下")
        verbose_name_plural = _("撤下")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.publication} {self.withdrawn_at:%Y-%m-%d}"
