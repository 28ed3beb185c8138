"""The self-assessment table in itself: every item answered, every prompt filled."""

from collections.abc import Iterator

from disclosures.checks.facts import Declared, Facts
from disclosures.checks.facts.answers import NO, YES
from disclosures.checks.facts.wording import clip
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.reading import month, spotted_days

LONGEST = 400


@rule("R01", "每一项都要作答，“是”“否”只选一个", Severity.ERROR, reads=("indicators.answer",))
def answered_once(facts: Facts) -> Iterator[Hit]:
    """Every row of the year's table carries exactly one of the two answers.

    The rows are the edition's: the 2020 form has 17 of them for its 15 items.
    """
    yes, no = facts.form.table.values
    for declared in facts.answers.values():
        given = declared.answer.answer
        if given == "both":
            said = f"{declared.label}同时选了“{yes}”和“{no}”。请只保留一个。"
        elif given not in {YES, NO}:
            said = f"{declared.label}还没有作答。请选“{yes}”或“{no}”。"
        else:
            continue
        yield Hit(declared.path("answer"), said, clip(given), indicator=declared.item.id)


@rule("R02", "要求填写的人数、个数和召开日期都已写明", Severity.ERROR, reads=("indicators",))
def prompts_filled(facts: Facts) -> Iterator[Hit]:
    """实有__ is a whole number, 召开日期 a full date with its year (items 3, 4, 5, 11).

    No date is asked where item 11 is answered 否: there was no congress.
    """
    for declared in facts.answers.values():
        prompt = declared.item.prompt
        if prompt is None:
            continue
        if prompt.kind == "count" and declared.count.value is None:
            yield _count(declared)
        if prompt.kind == "date" and declared.days.first is None and not declared.unmet:
            yield _date(declared)


def _count(declared: Declared) -> Hit:
    raw, prompt = declared.count.raw, declared.item.prompt
    blank = f"“{prompt.fill('__')}”" if prompt else ""
    said = f"写的是“{clip(raw)}”，看不出是多少" if raw else "还没有填"
    message = f"{declared.label}{blank}{said}。请填一个整数，例如 36。"
    return Hit(declared.path("number"), message, clip(raw), indicator=declared.item.id)


def _date(declared: Declared) -> Hit:
    raw = declared.days.raw
    if declared.days.lacks_year:
        said = f"召开日期写的是“{clip(raw)}”，没有写全年月日"
    else:
        said = f"召开日期写的是“{clip(raw)}”，看不出是哪一天" if raw else "还没有填召开日期"
    message = f"{declared.label}{said}。请写成年、月、日，例如 2024年12月11日。"
    return Hit(declared.path("date"), message, clip(raw), indicator=declared.item.id)


@rule("R37", "答“否”的项目写明原因和整改期限", Severity.ERROR, reads=("indicators",))
def unmet_explained(facts: Facts) -> Iterator[Hit]:
    """An answer 否 has a reason and a date by which it will be put right.

    Both may stand in the remark column, as they do in imported documents.
    """
    no = facts.form.table.values[1]
    for declared in facts.answers.values():
        if not declared.unmet:
            continue
        answer, where = declared.answer, f"{declared.label}选了“{no}”"
        if not (answer.reason or answer.note):
            said = f"{where}，还没有写原因。请写明为什么没有达到。"
            yield Hit(declared.path("reason"), said, indicator=declared.item.id)
        if not answer.remedy_date and not _names_date(f"{answer.reason}\n{answer.note}"):
            said = f"{where}，还没有写整改期限。请写明打算什么时候改好，例如 2025年6月30日。"
            yield Hit(declared.path("remedy_date"), said, indicator=declared.item.id)


def _names_date(text: str) -> bool:
    return bool(spotted_days(text[:LONGEST])) or month(text[:LONGEST]) is not None
