"""How far a question has come, in the words of either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reviews.domain.settling import Stage

if TYPE_CHECKING:
    from reviews.domain.settling import Question

TONES = {
    Stage.RAISED: "warn",
    Stage.ANSWERED: "info",
    Stage.SETTLED: "good",
    Stage.AGAIN: "bad",
}


def for_reviewer(question: Question) -> str:
    """Say what the college did about a question, or what the reviewer said of that."""
    if question.stage is Stage.SETTLED:
        return _("已解决")
    if question.stage is Stage.AGAIN:
        return _("仍有问题，已再提")
    if question.changed and question.replies:
        return _("学校已修改并回复")
    if question.changed:
        return _("学校已修改")
    if question.replies:
        return _("学校已回复")
    return _("没有修改，也没有回复")


def for_college(stage: Stage) -> str:
    """Say what is to be done about a question, or what became of it."""
    words = {
        Stage.RAISED: _("等待修改或回复"),
        Stage.ANSWERED: _("已修改或回复，等待审核"),
        Stage.SETTLED: _("已解决"),
        Stage.AGAIN: _("仍有问题，已再次提出"),
    }
    return words[stage]
