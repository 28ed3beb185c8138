"""The table of indicators, and the facts behind it."""

import re

from disclosures.content import Answer, Indicators, Meeting, Survey
from disclosures.editions import EditionForm, Indicator, Prompt
from disclosures.exchange.parts import Part
from disclosures.reading import number, spotted_days
from disclosures.reading.numerals import plain

ANSWERS = {
    "是": "是",
    "否": "否",
    "达标": "是",
    "未达标": "否",
    "both": "both",
    "blank": "",
    "": "",
}


def read_indicators(data: Part, edition: EditionForm) -> Indicators:
    """Read ``indicators`` and our own key ``facts``."""
    answers: dict[str, Answer] = {}
    for item in data.parts("indicators"):
        no = item.text("no")
        if not edition.has_indicator(no):
            item.say("no", f"{edition.key}年度表式没有第“{no}”项，没有载入。")
        elif edition.indicator(no).id in answers:
            item.say("no", f"第“{no}”项出现了两次，后一次没有载入。")
        else:
            indicator = edition.indicator(no)
            answers[indicator.id] = _answer(item, indicator)
    for indicator in edition.indicators:
        if data.has("indicators") and indicator.id not in answers:
            data.say("indicators", f"缺少第“{indicator.no}”项。")
    return _with_facts(data.part("facts"), answers)


def _answer(item: Part, indicator: Indicator) -> Answer:
    item.skip("core", "observed", "group", "answer_raw")
    _compare(item, indicator)
    answer = item.text("answer")
    if answer not in ANSWERS:
        item.say("answer", f"结论应当是“是”或“否”，现在是“{answer[:20]}”，没有载入。")
    given = {key: item.text(key) for key in ("number", "date", "remark", "reason", "remedy_date")}
    note, remark = item.text("note"), given.pop("remark")
    if any(item.has(key) for key in ("number", "date", "remark")):
        given["note"] = remark
    else:
        given |= split_note(note, indicator.prompt)
    item.close()
    return Answer(answer=ANSWERS.get(answer, ""), **given)


def _compare(item: Part, indicator: Indicator) -> None:
    """Name a wording that is not the form's: the rows may have been mixed up."""
    text = item.text("text")
    if text and _bare(text) != _bare(indicator.text):
        item.say("text", f"第“{indicator.no}”项的文字与年度表式不同，以表式为准。")


def _bare(text: str) -> str:
    return re.sub(r"\s|[★▲☆△]", "", plain(text))


def split_note(note: str, prompt: Prompt | None) -> dict[str, str]:
    """Take number or date out of a 备注 (``实有23人``); what is not fully understood stays in the note."""
    if prompt is None or not note:
        return {"note": note}
    key, value, rest = _count(note) if prompt.kind == "count" else _day(note)
    frame = _bare(f"{prompt.before}{prompt.after}")
    understood = bool(value) and _bare(rest).strip("。.;；") in {
        frame,
        "",
        prompt.after,
        prompt.before,
    }
    return {key: value, "note": "" if understood else note}


def _count(note: str) -> tuple[str, str, str]:
    value = number(note)
    digits = re.search(r"\d+", plain(note))
    if value is None or (digits and int(digits[0]) != value):
        return "number", "" if value is None else str(value), note
    return "number", str(value), re.sub(r"\d+", "", plain(note), count=1)


def _day(note: str) -> tuple[str, str, str]:
    found = spotted_days(note)
    if len(found) != 1:
        return "date", "", note
    text, on = plain(note), found[0]
    typed = re.sub(r"\s", "", text[on.start : on.end])
    value = on.first.isoformat() if on.first == on.last else typed
    return "date", value, text[: on.start] + text[on.end :]


def _with_facts(facts: Part, answers: dict[str, Answer]) -> Indicators:
    survey = facts.part("survey")
    content = Indicators(
        answers=answers,
        students=facts.text("students"),
        campuses=facts.text("campuses"),
        staff_grounds=facts.text("staff_grounds"),
        trainings=_meetings(facts, "trainings"),
        appraisals=_meetings(facts, "appraisals"),
        survey=Survey(**{key: survey.text(key) for key in Survey.model_fields}),
        branch_secretary=facts.text("branch_secretary"),
    )
    survey.close()
    facts.close()
    return content


def _meetings(facts: Part, key: str) -> tuple[Meeting, ...]:
    found = []
    for row in facts.parts(key):
        found.append(Meeting(**{name: row.text(name) for name in Meeting.model_fields}))
        row.close()
    return tuple(found)
