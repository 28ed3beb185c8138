"""The second-level table and its matrix."""

from disclosures.content import SecondLevel, SecondLevelUnit
from disclosures.editions import EditionForm
from disclosures.exchange.parts import Part


def read_second_level(data: Part, edition: EditionForm) -> SecondLevel:
    """Read ``second_level``: counts by item, one row of answers a union."""
    table = data.part("second_level")
    by_no = {item.no: item.id for item in edition.second_level_items}
    counts: dict[str, str] = {}
    notes: dict[str, str] = {}
    for item in table.parts("items"):
        item.skip("text", "core", "observed")
        no = item.text("no")
        if no not in by_no:
            item.say("no", f"{edition.key}年度表式的二级表没有第“{no}”项，没有载入。")
            continue
        counts[by_no[no]], notes[by_no[no]] = item.text("count"), item.text("note")
        item.close()
    units = tuple(_unit(unit, list(by_no.values())) for unit in table.parts("units"))
    total = table.text("total")
    table.close()
    return SecondLevel(counts=_filled(counts), notes=_filled(notes), total=total, units=units)


def _unit(unit: Part, ids: list[str]) -> SecondLevelUnit:
    answers = [unit.as_text(place, value) for place, value in unit.list("answers")]
    if len(answers) > len(ids):
        unit.say("answers", f"表式只有{len(ids)}项，这里有{len(answers)}个答案，多出的没有载入。")
    content = SecondLevelUnit(
        name=unit.text("name"),
        answers=_filled(dict(zip(ids, answers, strict=False))),
        staff=unit.text("staff"),
        presidium=unit.text("presidium"),
    )
    unit.close()
    return content


def _filled(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
