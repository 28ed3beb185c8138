"""The self-assessment table as rules read it."""

import re
from dataclasses import dataclass

from disclosures.checks.facts.values import LONGEST, Count, Days, read_count, read_days
from disclosures.checks.facts.wording import squeeze
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
    kind, unit = (item.prompt.kind, item.prompt.after) if item.prompt else ("", "")
    return Declared(
        item=item,
        answer=answer,
        count=read_count(answer.number or (_noted(answer.note, unit) if kind == "count" else "")),
        days=read_days(answer.date or (_dated(answer.note) if kind == "date" else "")),
        remedy=read_days(answer.remedy_date),
    )


_N = r"([0-9]{1,4}|[一二三四五六七八九十]{1,3})"


def _noted(note: str, unit: str) -> str:
    """Return the number that a remark states (``实有23人，其中主席团3人``), else nothing."""
    plain = squeeze(note[:LONGEST])
    hit = re.search(rf"(?:实有|现有):?{_N}{unit}", plain) or re.match(rf"共?{_N}{unit}", plain)
    return hit[1] if hit else ""


def _dated(note: str) -> str:
    """Return a remark that has a year in it: it may be the date that is asked for."""
    return note if re.search(r"[0-9一二三四五六七八九〇○零]年", squeeze(note[:LONGEST])) else ""
