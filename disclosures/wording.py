"""The one place for the words of a filing's state: as its college, its reviewers and the public say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

from disclosures.domain.windows import asked_by, chinese, due_day, given_day
from disclosures.enums import FilingState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from disclosures.models import Cycle, Filing


class Word(NamedTuple):
    """A state in words and its tone (as in the tag component)."""

    label: StrOrPromise
    tone: str


class Standing(NamedTuple):
    """What a college is told: the state, a sentence (``%s`` is a date), its tone, the next step."""

    label: StrOrPromise
    sentence: StrOrPromise
    tone: str
    action: StrOrPromise


UNDER_REVIEW = "under_review"
"""Submitted, and opened by a reviewer: a state in words only."""

COLLEGE = {
    FilingState.DRAFT: Standing(_("填报中"), _("请在%s前提交。"), "info", _("继续填报")),
    FilingState.SUBMITTED: Standing(_("已提交"), _("已提交，等待审核。"), "good", _("查看回执")),
    UNDER_REVIEW: Standing(_("审核中"), _("已提交，正在审核。"), "good", _("查看回执")),
    FilingState.RETURNED: Standing(
        _("已退回"), _("审核退回，请在%s前改好后再次提交。"), "bad", _("查看问题并修改")
    ),
    FilingState.APPROVED: Standing(
        _("已通过"), _("审核已通过，正在生成公开页面。"), "good", _("查看填报")
    ),
    FilingState.PUBLISHED: Standing(
        _("已公开"), _("审核已通过，已向社会公开。"), "good", _("查看填报")
    ),
    FilingState.CORRECTING: Standing(
        _("更正中"), _("已公开的内容需要更正，请在%s前改好后再次提交。"), "bad", _("查看问题并更正")
    ),
}
NOT_STARTED = Standing(_("未开始"), _("还没有开始填报，请在%s前提交。"), "info", _("开始填报"))
LATE = _("已过提交期限，%s后不能再提交。")
EXTENDED = _("%(new)s（已延期，原期限%(old)s）")

REVIEWER = {
    FilingState.DRAFT: Word(_("学校填报中"), "neutral"),
    FilingState.SUBMITTED: Word(_("待审核"), "warn"),
    UNDER_REVIEW: Word(_("审核中"), "info"),
    FilingState.RETURNED: Word(_("已退回，待修改"), "neutral"),
    FilingState.APPROVED: Word(_("已通过，正在公开"), "good"),
    FilingState.PUBLISHED: Word(_("已公开"), "good"),
    FilingState.CORRECTING: Word(_("已公开，学校更正中"), "neutral"),
}
REVIEWER_CHOICES = [(state.value, REVIEWER[state].label) for state in FilingState]
"""What a reviewer's list is narrowed by; what is under review counts as submitted."""

PUBLIC = {
    "current": Word(_("有这份公开文件，而且是现行版本。"), "good"),
    "superseded": Word(_("是公开过的文件，但已有新版本。"), "warn"),
}
"""The public knows published filings only: the version that stands, and earlier ones."""


def for_college(filing: Filing) -> Standing:
    """Return where ``filing`` stands for the people of its college."""
    return COLLEGE[_step(filing)]


def day_of(cycle: Cycle, extended: date | None) -> str:
    """Return the day by which a union is asked to submit; where it is an extension's, that it is one."""
    return _named(due_day(cycle, extended), cycle.due)


def asked_day(filing: Filing) -> str:
    """Return the day by which ``filing`` is asked for, likewise: after a return, its letter's."""
    return _named(asked_by(filing), given_day(filing))


def _named(day: date, given: date) -> str:
    if day <= given:
        return chinese(day)
    return str(EXTENDED) % {"new": chinese(day), "old": chinese(given)}


def for_reviewer(filing: Filing) -> Word:
    """Return where ``filing`` stands for a reviewer."""
    return REVIEWER[_step(filing)]


def for_public(*, superseded: bool) -> Word:
    """Return what the public is told of a version that was published once."""
    return PUBLIC["superseded" if superseded else "current"]


def _step(filing: Filing) -> str:
    if filing.state == FilingState.SUBMITTED and filing.opened_at:
        return UNDER_REVIEW
    return FilingState(filing.state)
