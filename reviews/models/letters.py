"""What a return says, and in which words it is usually said."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models.storages import private_storage
from reviews.enums import FlagReason


class Letter(models.Model):
    """A return letter (退回函) of a review; a correction is the next version.

    It takes effect when it leaves: until ``leaves_at`` it can be taken back (``taken_back_at``), and
    ``left_at`` says that it left. ``text`` is the whole letter as plain text, ``pdf`` the same to print (rendered by a worker), ``reason`` why it corrects
    the one before.
    """

    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, related_name="letters")
    version = models.PositiveSmallIntegerField(_("第几版"))
    text = models.TextField(_("退回函"))
    pdf = models.FileField(
        storage=private_storage, upload_to="letters/%Y", max_length=200, blank=True
    )
    due = models.DateField(_("修改期限"))
    reason = models.CharField(_("更正原因"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("退回函")
        verbose_name_plural = _("退回函")
        ordering = ("review", "version")
        constraints = (
            models.UniqueConstraint(fields=("review", "version"), name="letter_version_once"),
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(taken_back_at=None),
                name="letter_left_or_taken_back",
            ),
        )
        indexes = (
            models.Index(
                fields=("leaves_at",),
                condition=models.Q(left_at=None, taken_back_at=None),
                name="letter_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.review} v{self.version}"


class Reason(models.Model):
    """A usual sentence for a question (问题用语), tied to the rules that notice such a thing.

    ``text`` may hold ``{place}``, ``{message}``, ``{evidence}`` and ``{source}`` of the finding that a
    question is made from. Those that the project carries are no rows (``reviews/reasons.yaml``); a row
    with the ``key`` of a carried one puts its own words in that one's place, for its federation and
    those below. Never deleted: ``retired_at``.
    """

    federation = models.ForeignKey(
        "portal.Federation", on_delete=models.PROTECT, related_name="reasons"
    )
    key = models.CharField(max_length=20)
    title = models.CharField(_("简称"), max_length=40)
    kind = models.CharField(_("类型"), max_length=20, choices=FlagReason)
    text = models.TextField(_("问题和修改要求"), max_length=500)
    rules = ArrayField(
        models.CharField(max_length=4), verbose_name=_("规则"), default=list, blank=True
    )
    sections = ArrayField(
        models.CharField(max_length=30), verbose_name=_("栏目"), default=list, blank=True
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("问题用语")
        verbose_name_plural = _("问题用语")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("federation", "key"), name="reason_key_once"),
        )

    def __str__(self) -> str:
        return self.title
