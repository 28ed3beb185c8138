"""What is new since last year: over the real forms, and over one change at a time."""

from __future__ import annotations

import itertools

import pytest

from disclosures import editions
from disclosures.editions import labels
from disclosures.editions.compare import GROUPS, before, compare
from disclosures.editions.wording import pieces

YEARS = editions.keys()
PAIRS = list(itertools.pairwise(YEARS))
BASE = editions.load("2025-2026")


def changed(**parts):
    return editions.parse({**BASE.data(), **parts}, "试验")


def item(position, **values):
    items = BASE.data()["indicators"]
    items[position] = {**items[position], **values}
    return changed(indicators=items)


def only(new, kind, place):
    (found,) = compare(BASE, new)
    assert (found.kind, found.place) == (kind, place)
    return found


@pytest.mark.parametrize("year", YEARS)
def test_a_form_is_not_different_from_itself(year):
    assert compare(editions.load(year), editions.load(year)) == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_neighbouring_years_differ_in_the_year_and_each_difference_is_a_sentence(old, new):
    found = compare(editions.load(old), editions.load(new))
    places = {each.place for each in found}
    assert {"texts.period", "texts.congress_window"} <= places
    assert all(len(each.sentence) > len("有改动。") for each in found)
    assert not [each for each in found if each.kind == "reworded" and not each.pieces]
    assert [each.group for each in found] == sorted(
        (each.group for each in found), key=list(GROUPS.values()).index
    )


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_what_is_new_one_way_is_gone_the_other_way(old, new):
    forth = compare(editions.load(old), editions.load(new))
    back = compare(editions.load(new), editions.load(old))
    assert {d.place for d in forth if d.kind == "new"} == {
        d.place for d in back if d.kind == "gone"
    }
    assert {(d.place, d.old, d.new) for d in forth if d.kind in {"reworded", "marked"}} == {
        (d.place, d.new, d.old) for d in back if d.kind in {"reworded", "marked"}
    }


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_indicators_are_told_new_and_gone_by_their_ids(old, new):
    one, other = ({item.id for item in editions.load(year).indicators} for year in (old, new))
    found = [d for d in compare(editions.load(old), editions.load(new)) if d.group == "自评指标"]
    told = {
        kind: {d.place.split(".")[1] for d in found if d.kind == kind} for kind in ("new", "gone")
    }
    assert told == {"new": other - one, "gone": one - other}


def test_what_the_form_of_2024_changed():
    found = compare(editions.load("2023-2024"), editions.load("2024-2025"))
    sentences = "\n".join(each.sentence for each in found)
    assert "由必填改为选填" in sentences
    assert any(each.kind == "marked" and each.old == "▲" and not each.new for each in found)


def test_2026_only_moves_the_year():
    found = compare(editions.load("2024-2025"), BASE)
    assert [each.place for each in found] == [
        "texts.period",
        "texts.congress_window",
        "texts.intake_year",
    ]
    assert found[0].sentence == "学年写法由“2024—2025学年”改为“2025—2026学年”。"


def test_a_reworded_indicator_shows_its_words():
    new = item(3, text="主席团成员不超过7人。")
    found = only(new, "reworded", "indicators.i04")
    assert [tuple(piece) for piece in found.pieces] == [
        ("same", "主席团成员不超过"),
        ("gone", "5"),
        ("new", "7"),
        ("same", "人。"),
    ]


def test_number_mark_and_prompt_are_told_apart():
    assert only(item(3, no="4.1"), "renumbered", "indicators.i04").sentence.startswith(
        "指标编号由4改为4.1"
    )
    assert only(item(3, core=True), "marked", "indicators.i04").sentence == (
        "指标4新标注★（核心指标）。"
    )
    assert "不再标注★" in only(item(0, core=False), "marked", "indicators.i01").sentence
    prompt = {"kind": "count", "label": "共__人"}
    assert only(item(3, prompt=prompt), "changed", "indicators.i04.prompt").new == "共__人"


def test_the_order_of_indicators_sections_and_columns():
    data = BASE.data()
    for part, place in (("indicators", "indicators"), ("sections", "sections")):
        turned = [data[part][1], data[part][0], *data[part][2:]]
        only(changed(**{part: turned}), "moved", place)
    columns = data["roster"]["columns"]
    roster = {**data["roster"], "columns": [*columns[:-2], columns[-1], columns[-2]]}
    only(changed(roster=roster), "moved", "roster.columns")


def test_a_section_retitled_renumbered_or_optional():
    sections = BASE.data()["sections"]
    place = next(n for n, one in enumerate(sections) if one["key"] == "charter")

    def with_(**values):
        rows = list(sections)
        rows[place] = {**rows[place], **values}
        return changed(sections=rows)

    only(with_(title="二、《章程》全文"), "reworded", "sections.charter")
    only(
        with_(number="三", title="三、《{school}{organisation}章程》"),
        "renumbered",
        "sections.charter",
    )
    assert (
        "由必填改为选填"
        in only(with_(required=False), "changed", "sections.charter.required").sentence
    )


def test_limits_rules_and_texts():
    limits = {**BASE.data()["limits"], "presidium": 7}
    assert only(changed(limits=limits), "changed", "limits.presidium").sentence == (
        "主席团成员人数上限由“5人”改为“7人”。"
    )
    rules = {"R09": {"off": True, "reason": "今年不查。"}}
    assert "停用" in only(changed(rules=rules), "changed", "rules.R09").sentence
    assert only(changed(legend=""), "gone", "texts.legend").old == BASE.legend


def test_every_limit_has_a_label():
    assert set(labels.LIMITS) == set(editions.Limits.model_fields)


def test_pieces_give_both_texts_back():
    for one, other in itertools.pairwise(editions.load(year) for year in YEARS):
        for id_ in {i.id for i in one.indicators} & {i.id for i in other.indicators}:
            old, new = one.indicator(id_).text, other.indicator(id_).text
            row = pieces(old, new)
            assert "".join(p.text for p in row if p.kind != "new") == old
            assert "".join(p.text for p in row if p.kind != "gone") == new


def test_the_year_before():
    assert before("2026-2027", YEARS) == "2025-2026"
    assert before("2021-2022", YEARS) == "2021"
    assert before("2020", YEARS) is None
