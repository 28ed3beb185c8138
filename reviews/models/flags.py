"""What is wrong, at which place, what to do; and what the college answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.guards import insert_only
from reviews.enums import FlagReason


class Flag(models.Model):
    """A problem found by a reviewer (问题). Never deleted: taken back by ``retracted_at``.

    ``path`` names the place as findings do (``roster[13].rank``, ``charter.text#第十二条``; the section
    key alone for the whole section). ``again_of``: the flag of an earlier round that it raises again;
    ``template``: the key of the reason (``reviews.domain.reasons``) that its sentence was made of.
    """

    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, related_name="flags")
    section = models.CharField(max_length=30)
    path = models.CharField(_("位置"), max_length=120)
    reason = models.CharField(_("类型"), max_length=20, choices=FlagReason)
    sentence = models.TextField(_("问题和修改要求"), max_length=500)
    rule = models.CharField(_("依据的规则"), max_length=4, blank=True)
    template = models.CharField(max_length=20, blank=True)
    again_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="raised_again"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    retracted_at = models.DateTimeField(null=True, blank=True)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("问题")
        verbose_name_plural = _("问题")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence[:20]}"


class Settlement(models.Model):
    """A reviewer's mark that a question of an earlier round is settled, or not after all. Insert-only: the latest counts.

    ``review`` is the later round in which it was looked at.
    """

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="settlements")
    review = models.ForeignKey(
        "reviews.Review", on_delete=models.PROTECT, related_name="settlements"
    )
    settled = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("问题的了结")
        verbose_name_plural = _("问题的了结")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.flag_id} {self.settled}"


class Reply(models.Model):
    """The college's answer to a flag (回复). Insert-only: the latest counts."""

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(_("回复"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("回复")
        verbose_name_plural = _("回复")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return self.text[:20]


class Note(models.Model):
    """A reviewer's internal note; never shown to the college. Insert-only."""

    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, related_name="notes")
    section = models.CharField(max_length=30, blank=True)
    text = models.TextField(_("内部备注"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("内部备注")
        verbose_name_plural = _("内部备注")
        ordering = ("id",)
        triggers = insert_only()

    def __str__(self) -> str:
        return self.text[:20]
