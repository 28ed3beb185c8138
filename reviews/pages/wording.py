"""Verdicts in the reviewer's words; the words of a filing's state are in `disclosures.wording`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from disclosures.wording import Word
from reviews.enums import VerdictKind

VERDICTS = {
    VerdictKind.APPROVED: Word(_("认可"), "good"),
    VerdictKind.FLAGGED: Word(_("有问题"), "bad"),
    None: Word(_("未审"), ""),
}
