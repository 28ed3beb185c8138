"""What the public never sees, and how names and ranks appear."""

from __future__ import annotations

import json

import pytest

from disclosures import editions
from disclosures.content import (
    Answer,
    Congress,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Responsible,
    ResponsiblePerson,
    Roster,
    RosterRow,
    RulesText,
)
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.publication.document import to_json
from disclosures.publication.redact import Policy, redact
from tests.disclosures.publication import invented

YEARS = editions.keys()


def everything(**policy: object) -> str:
    return json.dumps(to_json(invented.document(**policy)), ensure_ascii=False)


@pytest.mark.parametrize("year", YEARS)
def test_what_is_asked_for_the_checks_alone_is_nowhere_in_the_document(year: str) -> None:
    text = everything(edition=year)
    assert invented.SECRET not in text


def test_a_column_of_another_year_is_not_published() -> None:
    text = everything(edition="2024-2025")
    assert "海洋学院" not in text
    assert "海洋学院" in everything(edition="2021-2022")


def test_full_names_stay_as_filed() -> None:
    text = everything()
    for name in invented.NAMES:
        assert name in text


def test_masked_names_are_nowhere_whole() -> None:
    text = everything(names=NamePolicy.MASKED)
    for name in ("林知夏", "林 知夏", "欧阳若水", "顾㛃", "沈䶮", "阿依古丽"):
        assert name not in text
    for shown in ("林*", "欧阳*", "顾*", "沈*", "文*", "阿*"):
        assert shown in text


def test_a_masked_name_that_is_a_word_stays_in_the_charter_and_goes_where_it_names_somebody() -> (
    None
):
    document = invented.document(names=NamePolicy.MASKED)
    by_key = {section.key: section.model_dump_json() for section in document.sections}
    assert "弘扬精神文明" in by_key["charter"]
    assert "林*、文*等同志" in by_key["candidate_rules"]


def test_the_responsible_people_stay_named() -> None:
    assert "江海清" in everything(names=NamePolicy.MASKED)


def test_an_official_who_is_also_in_the_roster_list_stays_named_in_texts_only() -> None:
    official = Responsible(rows=(ResponsiblePerson(category="分管", name="欧阳若水"),))
    content = invented.disclosure(responsible=official)
    document = invented.document(names=NamePolicy.MASKED, content=content)
    congress = next(one for one in document.sections if one.key == "congress")
    roster = next(one for one in document.sections if one.key == "roster")
    assert "欧阳若水" in congress.model_dump_json()
    assert "欧阳若水" not in roster.model_dump_json()


def test_exact_ranks_stay_as_filed() -> None:
    assert [row["rank_raw"] for row in invented.document().data["roster"]][:3] == [
        "4/38",
        "9/30",
        "10/32",
    ]


def test_bands_say_only_whether_within_thirty_per_cent() -> None:
    roster = invented.document(ranks=RankPolicy.BAND).data["roster"]
    assert [row["rank_raw"] for row in roster] == [
        "前30%",
        "前30%",
        "未在前30%",
        "",
        "一年级",
        "已填报",
    ]
    assert {(row["rank"], row["cohort_size"]) for row in roster} == {(None, None)}


def test_the_reader_is_told_what_is_not_shown() -> None:
    assert invented.document().notes == ()
    notes = invented.document(names=NamePolicy.MASKED, ranks=RankPolicy.BAND).notes
    assert "姓氏" in notes[0]
    assert "前30%" in notes[1]


def test_a_masked_name_hides_in_no_field_that_is_text_as_typed() -> None:
    name = "秦晓楠川"
    disclosure = Disclosure(
        roster=Roster(rows=(RosterRow(name=name),)),
        indicators=Indicators(answers={"i01": Answer(answer="是", number=f"1（{name}）")}),
        departments=Departments(rows=(Department(name="办公室", headcount=f"{name}等3人"),)),
        congress=Congress(place=f"{name}报告厅", links=(f"https://a.example/{name}",)),
        charter=RulesText(text="第一条", adopted_by=f"大会（{name}主持）"),
        responsible=Responsible(rows=(ResponsiblePerson(name="李明华", category=f"接替{name}"),)),
    )
    form = editions.load("2024-2025")
    assert name in redact(disclosure, form, Policy()).model_dump_json()
    shown = redact(disclosure, form, Policy(NamePolicy.MASKED)).model_dump_json()
    assert name not in shown
    assert "秦*报告厅" in shown
    assert "李明华" in shown
