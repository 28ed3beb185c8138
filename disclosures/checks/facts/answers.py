"""The self-assessment table as rules read it."""

from dataclasses import dataclass

from disclosures.checks.facts.values import Count, Days, read_count, read_days
from disclosures.content import Answer
from disclosures.editions import EditionForm, Indicator

YES, NO = "是", "否"


@dataclass(frozen=True)
class Declared:
    """One indicator with its answer. ``count`` and ``days`` are what the 备注 column asks for."""

    item: Indicator
    answer: Answer
    count: Count
    days: Days
    remedy: Days

    @property
    def label(self) -> str:
        """``改革自评表第3项``, with the number that is printed."""
        return f"改革自评表第{self.item.no}项"

    def path(self, field: str) -> str:
        """Return the path of one of the answer's fields."""
        return f"indicators.{self.item.id}.{field}"

    @property
    def met(self) -> bool:
        """Whether the answer is 是."""
        return self.answer.answer == YES

    @property
    def unmet(self) -> bool:
        """Whether the answer is 否: a breach that is found then contradicts nothing."""
        return self.answer.answer == NO


def read_answers(form: EditionForm, answers: dict[str, Answer]) -> dict[str, Declared]:
    """Return every indicator of the form by id; one that is not answered has a blank answer."""
    return {item.id: _declared(item, answers.get(item.id, Answer())) for item in form.indicators}


def _declared(item: Indicator, answer: Answer) -> Declared:
    return Declared(
        item=item,
        answer=answer,
        count=read_count(answer.number),
        days=read_days(answer.date),
        remedy=read_days(answer.remedy_date),
    )
