"""The append-only audit log, and the chain that shows when somebody went behind its back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal import clock
from portal.models.guards import insert_only


class Event(models.Model):
    """One thing that happened (日志). Insert-only; written by ``portal.domain.audit`` alone.

    ``college`` and ``federation`` say whose history it belongs to (either may be null);
    ``target`` is ``"model:id"`` (``"filing:12"``); ``data`` holds plain JSON without
    personal data of students; ``seal`` can be made by the portal alone (`portal.domain.sealing`;
    empty: older than the seals). Each column is part of what the chain covers: one more must be
    added to ``portal_event_digest`` and to ``portal.domain.chain`` (a test compares them).
    """

    at = models.DateTimeField(_("时间"), default=clock.now, editable=False)
    actor = models.ForeignKey(
        "portal.User", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    action = models.CharField(_("动作"), max_length=40)
    target = models.CharField(_("对象"), max_length=60)
    college = models.ForeignKey(
        "portal.College", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    federation = models.ForeignKey(
        "portal.Federation", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    data = models.JSONField(default=dict)
    seal = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        verbose_name = _("日志")
        verbose_name_plural = _("日志")
        ordering = ("id",)
        triggers = insert_only()
        constraints = [
            models.UniqueConstraint(
                fields=("seal",), condition=~models.Q(seal=""), name="event_sealed_once"
            )
        ]
        # Each condition of the log page, newest first: a page is read from its own index.
        indexes = [
            models.Index(fields=(field, "-id"), name=f"event_by_{field}")
            for field in ("actor", "action", "target", "college", "federation")
        ] + [models.Index(fields=("at",), name="event_by_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target}"


class EventLink(models.Model):
    """An event's place in the chain. Written by the database alone, when a transaction commits.

    ``number`` counts from 1 without a gap; ``hash`` is the SHA-256 over the number, ``previous``
    (the hash of the link before, 32 zero bytes for the first) and the event's own digest. The
    event is no foreign key in the database: what is missing there the check has to find.
    """

    number = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, db_constraint=False, related_name="link"
    )
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("日志链")
        verbose_name_plural = _("日志链")
        ordering = ("number",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.number}: {bytes(self.hash).hex()}"
