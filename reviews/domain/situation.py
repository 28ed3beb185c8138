"""Where a reviewer stands with a filing, in words: one of four situations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from reviews.domain.comparison import covers

if TYPE_CHECKING:
    from disclosures.models import Filing, Submission
    from reviews.domain.comparison import Change
    from reviews.domain.settling import Question


class Key(StrEnum):
    """The four situations."""

    WAITING = "waiting"
    AS_ASKED = "as_asked"
    UNASKED = "unasked"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Situation:
    """``key`` is one of four; ``sentence`` tells the reader. The counts are of changes and of questions."""

    key: Key
    sentence: str
    asked: int = 0
    unasked: int = 0
    unanswered: int = 0


AWAY = (FilingState.DRAFT, FilingState.RETURNED, FilingState.CORRECTING)
"""States in which it is the college's turn."""


def of(
    filing: Filing,
    submission: Submission,
    changes: Sequence[Change],
    questions: Sequence[Question],
) -> Situation:
    """Return the situation of a submission, given what changed since the last return and what it asked.

    Nothing asked and nothing changed is a first reading.
    """
    if filing.state in AWAY:
        return Situation(Key.WAITING, _waiting(filing))
    if not changes and not questions:
        return Situation(Key.FIRST, _first(filing, submission))
    paths = [question.flag.path for question in questions]
    asked = sum(any(covers(path, change) for path in paths) for change in changes)
    unasked = len(changes) - asked
    unanswered = sum(not (question.changed or question.replies) for question in questions)
    key = Key.UNASKED if unasked else Key.AS_ASKED
    parts = [_changed(asked, unasked), _answers(len(questions), unanswered)]
    return Situation(key, "".join(parts), asked, unasked, unanswered)


def _waiting(filing: Filing) -> str:
    if filing.state == FilingState.CORRECTING:
        return _("等待学校：学校正在更正已公开的内容，请等新的提交。")
    if filing.state == FilingState.DRAFT:
        return _("等待学校：学校撤回了提交，正在修改，请等新的提交。")
    if filing.return_due is None:
        return _("等待学校：已退回，请等学校修改后再次提交。")
    due = date_format(filing.return_due, "Y年n月j日")
    return _("等待学校：已退回，请学校在%s前修改后再次提交。") % due


def _first(filing: Filing, submission: Submission) -> str:
    if filing.submitted_from == FilingState.CORRECTING:
        return _("更正已公开的内容：只有要求更正的栏目可以改动，请看改得对不对。")
    if submission.ordinal == 1:
        return _("第一次审阅：这份填报还没有退回过，请逐栏看完。")
    return _("第一次审阅：这是第 %d 次提交，之前没有退回过，请逐栏看完。") % submission.ordinal


def _changed(asked: int, unasked: int) -> str:
    if not asked and not unasked:
        return _("内容没有改动。")
    if not unasked:
        return _("按要求修改：%d 处改动都是退回函要求的，没有别的改动。") % asked
    if not asked:
        return _("另有改动：%d 处改动都不在退回函的要求之内，请留意。") % unasked
    return _(
        "另有改动：%(asked)d 处按要求作了修改，还有 %(unasked)d 处不在退回函的要求之内，请留意。"
    ) % {"asked": asked, "unasked": unasked}


def _answers(count: int, unanswered: int) -> str:
    if unanswered:
        return _("%(count)d 个问题中，有 %(unanswered)d 个既没有修改也没有回复。") % {
            "count": count,
            "unanswered": unanswered,
        }
    return _("%d 个问题都已修改或回复。") % count if count else ""
