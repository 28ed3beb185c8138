"""A member of the public says that a section is untrue."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only
from reviews.enums import ObjectionState, StepKind


class Objection(models.Model):
    """Somebody says that a section of a publication is untrue (情况反映).

    ``number`` is on the receipt; the page of its state opens with ``secret`` (SHA-256 of the code on the
    receipt). ``sender`` tells senders of one day apart without saying who they are (keyed hash of the
    address). ``to_college``: the college was asked, and may read it. Who may be asked back is kept apart: ``ObjectionContact``.
    """

    number = models.CharField(_("受理编号"), max_length=24, unique=True)
    secret = models.CharField(max_length=64)
    publication = models.ForeignKey(
        "disclosures.Publication", on_delete=models.PROTECT, related_name="objections"
    )
    filing = models.ForeignKey(
        "disclosures.Filing", on_delete=models.PROTECT, related_name="objections"
    )
    college = models.ForeignKey("portal.College", on_delete=models.PROTECT, related_name="+")
    federation = models.ForeignKey("portal.Federation", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(_("栏目"), max_length=30)
    text = models.TextField(_("哪里不属实"), max_length=2000)
    state = models.CharField(
        _("状态"), max_length=10, choices=ObjectionState, default=ObjectionState.RECEIVED
    )
    to_college = models.BooleanField(default=False)
    sender = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(_("收到时间"))
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("情况反映")
        verbose_name_plural = _("情况反映")
        ordering = ("-received_at", "-id")
        indexes = (
            models.Index(fields=("federation", "state")),
            models.Index(fields=("publication", "received_at")),
        )

    def __str__(self) -> str:
        return self.number

    def become(self, state: ObjectionState, closed_at: datetime | None) -> None:
        """Store where it stands now; ``reviews.domain.objections.steps`` says what may follow what."""
        self.state, self.closed_at = state, closed_at
        self.to_college = self.to_college or state in (
            ObjectionState.ASKED,
            ObjectionState.CORRECTING,
        )
        self.save(update_fields=["state", "closed_at", "to_college"])


class ObjectionContact(models.Model):
    """How the reporter may be reached, where it was given: for the federation alone."""

    objection = models.OneToOneField(
        Objection, on_delete=models.PROTECT, primary_key=True, related_name="reachable"
    )
    contact = models.CharField(_("联系方式"), max_length=120)

    class Meta:
        verbose_name = _("联系方式")
        verbose_name_plural = _("联系方式")

    def __str__(self) -> str:
        return str(self.objection_id)


class ObjectionStep(models.Model):
    """What happened to an objection. Insert-only. ``public``: shown to the reporter."""

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    text = models.TextField(_("说明"), max_length=2000, blank=True)
    public = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("办理经过")
        verbose_name_plural = _("办理经过")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.objection_id} {self.kind}"
