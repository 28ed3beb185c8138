"""Last year's published value beside this year's, in every kind of section."""

from __future__ import annotations

from collections.abc import Callable

from disclosures.content import Answer
from reviews.domain.comparison import changes
from reviews.domain.last_year import LastYear
from reviews.domain.material import Material
from reviews.pages.last_year import facts, people, texts
from reviews.pages.last_year.parts import Both, Compared

__all__ = ["Compared", "answer_before", "compared"]

_KINDS: dict[str, Callable[[Both], Compared]] = {
    "rules_text": texts.rules,
    "roster": people.roster,
    "departments": people.departments,
    "responsible": people.responsible,
    "congress": facts.congress,
    "second_level": facts.second_level,
    "indicators": facts.indicators,
}


def compared(key: str, held: Material, before: LastYear | None) -> Compared | None:
    """Compare a section with last year's; None where nothing was published, or the section is new."""
    if before is None or not before.form.has_section(key):
        return None
    old, new = before.disclosure, held.disclosure
    made = changes(old, new, [key], held.numbers)
    return _KINDS[held.form.section(key).kind](Both(key, before, held, made))


def answer_before(item: str, held: Material, before: LastYear | None) -> str:
    """Return last year's answer to an indicator with its figure, in few words; empty where there is none."""
    if before is None or not before.form.has_indicator(item):
        return ""
    given = before.disclosure.indicators.answers.get(item, Answer())
    shown = before.form.table.shown(given.answer)
    figure = before.form.indicator(item).remark(given.number or given.date, given.note)
    return "，".join(part for part in (shown, figure) if part)
