import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures import editions, exchange
from disclosures.content import (
    Answer,
    Congress,
    Disclosure,
    Indicators,
    Roster,
    RosterRow,
    RulesText,
)
from tests.disclosures.strategies import disclosures, json_values, texts

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
FORM = editions.load("2024-2025")
EARLY = editions.load("2020")
HEADER = exchange.Header("江南理工学院", "学生会", complaint_emails=("a@example.org",))
some = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)


def through_json(data: object) -> object:
    return exchange.decode(json.dumps(data, ensure_ascii=False).encode())


@some
@given(disclosures(FORM))
def test_what_is_written_reads_back(disclosure: Disclosure) -> None:
    data = through_json(exchange.write(disclosure, FORM, HEADER))
    assert exchange.read(data).disclosure == disclosure


@some
@given(disclosures(EARLY))
def test_the_form_of_2020_reads_back(disclosure: Disclosure) -> None:
    data = through_json(exchange.write(disclosure, EARLY, HEADER))
    assert exchange.read(data).disclosure == disclosure


@some
@given(disclosures(FORM))
def test_writing_again_changes_nothing(disclosure: Disclosure) -> None:
    data = exchange.write(disclosure, FORM, HEADER)
    assert exchange.write(exchange.read(data).disclosure, FORM, HEADER) == data


@some
@given(json_values)
def test_any_json_value_is_taken(data: object) -> None:
    result = exchange.read(data, FORM)
    assert result.problems
    assert all(problem.message for problem in result.problems)


KEYS = sorted(exchange.write(Disclosure(), FORM, HEADER))


@some
@given(st.dictionaries(st.sampled_from(KEYS), json_values, max_size=12))
def test_any_value_under_the_known_keys_is_taken(data: dict[str, object]) -> None:
    exchange.read(data, FORM)
    exchange.read(data, EARLY)


@some
@given(disclosures(FORM), st.data())
def test_one_spoilt_part_leaves_the_others_alone(
    disclosure: Disclosure, draw: st.DataObject
) -> None:
    data = exchange.write(disclosure, FORM, HEADER)
    key = draw.draw(
        st.sampled_from(["charter", "roster", "congress", "responsible", "second_level"])
    )
    data[key] = draw.draw(
        st.booleans() | st.just(["x"]) if key in {"charter", "congress"} else st.booleans()
    )
    result = exchange.read(data, FORM)
    assert any(problem.path == key for problem in result.problems)
    for other in set(Disclosure.model_fields) - {key}:
        assert getattr(result.disclosure, other) == getattr(disclosure, other)


@given(texts)
def test_ranks_survive_as_typed(rank: str) -> None:
    disclosure = Disclosure(roster=Roster(rows=(RosterRow(name="甲", rank=rank),)))
    data = exchange.write(disclosure, FORM, HEADER)
    assert exchange.read(data).disclosure.roster.rows[0].rank == rank


def test_no_delegates_is_a_number_too() -> None:
    disclosure = Disclosure(congress=Congress(delegates="0"))
    data = exchange.write(disclosure, FORM, HEADER)
    assert data["congress"]["delegates"] == 0
    assert exchange.read(data).disclosure.congress == disclosure.congress


def test_keys_of_the_format() -> None:
    data = exchange.write(Disclosure(), FORM, HEADER)
    assert data["school_year"] == "2024-2025"
    assert data["edition_items"] == 19
    assert exchange.write(Disclosure(), EARLY, HEADER)["edition_items"] == 15
    assert data["title"] == "江南理工学院学生会改革情况"
    assert data["complaint_emails"] == ["a@example.org"]
    assert data["second_level"] is data["departments"] is data["roster"] is None
    assert data["sections_order"] == []
    assert data["sections_missing"] == FORM.section_keys()
    assert "facts" not in data


def test_numbers_dates_and_notes_are_written_as_the_format_has_them() -> None:
    answers = {
        "i03": Answer(answer="是", number="23"),
        "i04": Answer(answer="是", number="3", note="含执行主席"),
        "i11": Answer(answer="是", date="2024-12-11"),
    }
    disclosure = Disclosure(
        indicators=Indicators(answers=answers),
        charter=RulesText(
            title="章程", adopted="2024年12月11日", text="第一章 总则\n第一条 a\n第三条 b"
        ),
        roster=Roster(
            rows=(RosterRow(name="甲", rank="4/38"), RosterRow(name="乙", rank="一年级"))
        ),
    )
    data = exchange.write(disclosure, FORM, HEADER)
    notes = [item["note"] for item in data["indicators"] if item["note"]]
    assert notes == ["实有23人", "实有3人；含执行主席", "召开日期为：2024年12月11日"]
    assert data["charter"]["adopted"] == "2024-12-11"
    assert (data["charter"]["chapters"], data["charter"]["articles"]) == (1, 2)
    assert data["charter"]["articles_missing_or_misnumbered"] == ["第三条"]
    first, second = data["roster"]
    assert (first["no"], first["rank"], first["cohort_size"], first["rank_raw"]) == (
        1,
        4,
        38,
        "4/38",
    )
    assert (second["rank"], second["rank_raw"]) == (None, "一年级")
    assert "post" not in first
    assert first["faculty"] is None


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the samples folder")
@pytest.mark.parametrize("name", ["sample-a-2024", "sample-c-2020"])
def test_samples_come_back_as_they_were(name: str) -> None:
    truth = exchange.decode((SAMPLES / f"{name}.json").read_bytes())
    assert isinstance(truth, dict)
    form = exchange.edition_of(truth)
    result = exchange.read(truth)
    data = exchange.write(result.disclosure, form, result.header)
    same = ["school", "organisation", "school_year", "edition_items", "title", "preamble", "second_level",
            "charter", "combined", "delegate_rules", "appraisal_rules", "candidate_rules", "election_rules",
            "party_guidance", "responsible", "complaint_emails", "departments"]  # fmt: skip
    for key in same:
        assert data[key] == truth[key], key
    for key in ("date", "date_end", "place", "delegates", "links", "text"):
        assert data["congress"][key] == truth["congress"][key]
    rows = zip(data["roster"], truth["roster"], strict=True)
    assert all(
        {k: r[k] for k in t if k != "note"} == {k: t[k] for k in t if k != "note"} for r, t in rows
    )
    assert [i["answer"] for i in data["indicators"]] == [i["answer"] for i in truth["indicators"]]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the samples folder")
def test_sample_a_has_nothing_unknown_missing_or_wrong() -> None:
    data = exchange.decode((SAMPLES / "sample-a-2024.json").read_bytes())
    assert exchange.read(data).problems == []
