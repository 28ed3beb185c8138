"""The one place for the words of a filing's state: as its college, its reviewers and the public say it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from disclosures.domain.released import held_back, taken_down
from disclosures.domain.windows import asked_by, chinese, due_day, given_day
from disclosures.enums import FilingState
from portal import clock

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
HELD = "held"
"""Approved, and waits for the day on which the whole cycle becomes public; ``%s`` is that moment."""
WITHDRAWN, MENDING = "withdrawn", "mending"
"""Was public and is taken down; the same, while the college corrects it."""

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
    HELD: Standing(_("已通过，待公开"), _("审核已通过，将于%s统一公开。"), "good", _("查看填报")),
    WITHDRAWN: Standing(
        _("已撤下"),
        _("公开材料已撤下，网页和文件不能再打开。更正后再次通过审核，可以重新公开。"),
        "bad",
        _("查看填报"),
    ),
    MENDING: Standing(
        _("已撤下，更正中"),
        _("公开材料已撤下，请在%s前改好后再次提交，审核通过后重新公开。"),
        "bad",
        _("查看问题并更正"),
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
    FilingState.APPROVED: Word(_("已通过，待公开"), "good"),
    FilingState.PUBLISHED: Word(_("已公开"), "good"),
    FilingState.CORRECTING: Word(_("已公开，学校更正中"), "neutral"),
    HELD: Word(_("已通过，%s统一公开"), "good"),
    WITHDRAWN: Word(_("已撤下"), "bad"),
    MENDING: Word(_("已撤下，学校更正中"), "neutral"),
}
DOWN = {FilingState.PUBLISHED: WITHDRAWN, FilingState.CORRECTING: MENDING}
"""What a state is called while the public version is taken down."""
REVIEWER_CHOICES = [(state.value, REVIEWER[state].label) for state in FilingState]
"""What a reviewer's list is narrowed by; what is under review counts as submitted."""

PUBLIC = {
    "current": Word(_("有这份公开文件，而且是现行版本。"), "good"),
    "superseded": Word(_("是公开过的文件，但已有新版本。"), "warn"),
    "withdrawn": Word(_("是公开过的文件，但已经撤下。"), "bad"),
}
"""The public knows published filings only: the version that stands, and earlier ones."""


def for_college(filing: Filing) -> Standing:
    """Return where ``filing`` stands for the people of its college."""
    step = _step(filing)
    told = COLLEGE[step]
    return told._replace(sentence=told.sentence % release_day(filing)) if step == HELD else told


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
    step = _step(filing)
    seen = REVIEWER[step]
    return seen._replace(label=seen.label % release_day(filing)) if step == HELD else seen


def for_public(*, superseded: bool, withdrawn: bool = False) -> Word:
    """Return what the public is told of a version that was published once."""
    if withdrawn:
        return PUBLIC["withdrawn"]
    return PUBLIC["superseded" if superseded else "current"]


def release_day(filing: Filing) -> str:
    """Return the moment at which the filing's cycle becomes public, in words; "" without one."""
    at = filing.cycle.release_at
    return moment_of(at) if at else ""


def moment_of(at: datetime) -> str:
    """Write a moment as one says it: ``3月20日9:00`` in Chinese time, the year where it is another one."""
    local = localtime(at)
    year = "" if local.year == clock.today().year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日{local.hour}:{local.minute:02d}"


def _step(filing: Filing) -> str:
    if filing.state == FilingState.SUBMITTED and filing.opened_at:
        return UNDER_REVIEW
    if (
        filing.state == FilingState.APPROVED
        and held_back(filing.cycle)
        and taken_down(filing) is None
    ):
        return HELD
    if filing.state in DOWN and taken_down(filing):
        return DOWN[FilingState(filing.state)]
    return FilingState(filing.state)
