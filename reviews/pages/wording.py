"""States in the reviewer's words."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from disclosures.enums import FilingState
from disclosures.models import Filing
from reviews.enums import VerdictKind


class Word(NamedTuple):
    """A state in words and its tone (as in the tag component)."""

    label: object
    tone: str


WAITING = Word(_("待审核"), "warn")
UNDER_REVIEW = Word(_("审核中"), "info")
STATES = {
    FilingState.DRAFT: Word(_("学校填报中"), "neutral"),
    FilingState.RETURNED: Word(_("已退回，待修改"), "neutral"),
    FilingState.APPROVED: Word(_("已通过，正在公开"), "good"),
    FilingState.PUBLISHED: Word(_("已公开"), "good"),
}
VERDICTS = {
    VerdictKind.APPROVED: Word(_("认可"), "good"),
    VerdictKind.FLAGGED: Word(_("有问题"), "bad"),
    None: Word(_("未审"), ""),
}


def state_of(filing: Filing) -> Word:
    """Return where a filing stands for a reviewer."""
    if filing.state == FilingState.SUBMITTED:
        return UNDER_REVIEW if filing.opened_at else WAITING
    return STATES[FilingState(filing.state)]
