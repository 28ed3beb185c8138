"""What a change of a rule would do, tried out before it is made."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.enums import RuleEffect


class RuleTrial(models.Model):
    """One dry run: ``effect`` on ``rule`` in ``cycle``, over all filings of the cycle.

    ``result`` is written once by the worker: see ``disclosures.domain.trials.Result``. It names
    filings that were submitted; of drafts, which are the college's alone, it only has the number.
    """

    cycle = models.ForeignKey(
        "disclosures.Cycle", on_delete=models.PROTECT, related_name="rule_trials"
    )
    federation = models.ForeignKey(
        "portal.Federation", on_delete=models.PROTECT, related_name="rule_trials"
    )
    rule = models.CharField(_("规则"), max_length=4)
    effect = models.CharField(_("调整"), max_length=20, choices=RuleEffect)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("规则试算")
        verbose_name_plural = _("规则试算")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.cycle} {self.rule} {self.get_effect_display()}"
