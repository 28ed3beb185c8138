"""An objection in the words of the public's pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy

from disclosures.domain.windows import chinese
from disclosures.wording import Word
from reviews.domain.objections.looking import Told
from reviews.domain.objections.publics import Public
from reviews.enums import ObjectionState as State
from reviews.enums import StepKind

STATES = {
    State.RECEIVED: Word(gettext_lazy("已收到，等待核实"), "info"),
    State.ASKED: Word(gettext_lazy("已请学校说明"), "info"),
    State.ANSWERED: Word(gettext_lazy("学校已说明，正在核实"), "info"),
    State.CORRECTING: Word(gettext_lazy("学校正在更正"), "warn"),
    State.CORRECTED: Word(gettext_lazy("已更正"), "good"),
    State.CLOSED: Word(gettext_lazy("已答复"), "good"),
}
STEPS = {
    StepKind.RECEIVED: gettext_lazy("收到您反映的情况"),
    StepKind.ASKED: gettext_lazy("请学校说明"),
    StepKind.ANSWERED: gettext_lazy("学校作了说明"),
    StepKind.CORRECTING: gettext_lazy("要求学校更正"),
    StepKind.CORRECTED: gettext_lazy("更正后的内容已公开"),
    StepKind.CLOSED: gettext_lazy("答复"),
}


@dataclass(frozen=True)
class Moment:
    """One line of ``components/timeline.html``."""

    what: str
    when: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True)
class Item:
    """An objection as a public page shows it."""

    number: str
    section: str
    day: str
    state: Word
    answer: str
    events: tuple[Moment, ...]


def told(public: Public, one: Told) -> Item:
    """Put an objection into words; the section's title is that of the present publication."""
    last = len(one.lines) - 1
    events = tuple(
        Moment(str(STEPS[line.kind]), _day(line.at), line.answer, at == last)
        for at, line in enumerate(one.lines)
    )
    section = public.title(one.section)
    return Item(
        one.number, section, _day(one.received_at), STATES[one.state], one.answer, events[::-1]
    )


def _day(moment: object) -> str:
    return chinese(timezone.localtime(moment).date())  # type: ignore[arg-type]
