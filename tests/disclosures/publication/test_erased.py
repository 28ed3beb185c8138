"""Who asked is not named any more, a namesake still is, and the number of people stays."""

from __future__ import annotations

import json

import pytest

from disclosures.content import Roster
from disclosures.publication.document import to_json
from disclosures.publication.erased import HIDDEN, Mask, erased, facts_of, matching
from tests.disclosures.publication import invented

ME = "林知夏"
ROSTER = Mask("roster", ME)


def text(document):
    return json.dumps(to_json(document), ensure_ascii=False)


def with_people(*people):
    rows = invented.people(6)
    changed = [row.model_copy(update=values) for row, values in zip(rows, people, strict=False)]
    roster = Roster(rows=(*changed, *rows[len(people) :]))
    return invented.document(content=invented.disclosure().model_copy(update={"roster": roster}))


def test_a_person_goes_from_roster_texts_and_data_and_stays_counted():
    document = invented.document()
    assert text(document).count(ME) > 2
    after = erased(document, [ROSTER])
    assert ME not in text(after)
    assert len(after.data["roster"]) == len(document.data["roster"])
    first = after.data["roster"][0]
    assert (first["name"], first["department"], first["rank"]) == (HIDDEN, "主席团", None)
    assert after.data["roster"][1:] == document.data["roster"][1:]


def test_in_part_the_row_stays_and_the_name_is_a_surname():
    row = erased(invented.document(), [Mask("roster", ME, whole=False)]).data["roster"][0]
    assert (row["name"], row["political_status"]) == ("林*", "共青团员")


def test_of_two_namesakes_the_one_that_was_chosen():
    document = with_people({}, {"name": ME, "department": "学习部"})
    mine = Mask("roster", ME, {"no": "1", "department": "主席团"}, here=True, alone=False)
    assert [row["name"] for row in erased(document, [mine]).data["roster"][:2]] == [HIDDEN, ME]


@pytest.mark.parametrize(
    ("rows", "facts", "here", "alone", "found"),
    [
        ([{"name": ME}], {}, False, True, {0}),
        ([{"name": "林 知夏"}], {}, False, True, {0}),
        ([{"name": "别人"}], {}, False, True, set()),
        # Another spelling of the faculty does not bring the name back …
        ([{"name": ME, "faculty": "海洋"}], {"faculty": "海洋学院"}, False, True, {0}),
        # … but a namesake that was told apart before is somebody else.
        ([{"name": ME, "faculty": "海洋"}], {"faculty": "文学院"}, False, False, set()),
        ([{"name": ME, "department": "A"}, {"name": ME, "department": "B"}], {"department": "B"}, False, False, {1}),
        # Nothing tells them apart: both, rather than the one who asked.
        ([{"name": ME, "no": 1}, {"name": ME, "no": 2}], {"no": "2"}, False, False, {0, 1}),
        ([{"name": ME, "no": 1}, {"name": ME, "no": 2}], {"no": "2"}, True, False, {1}),
    ],
)  # fmt: skip
def test_which_rows_are_a_persons(rows, facts, here, alone, found):
    assert matching(rows, Mask("roster", ME, facts, here=here, alone=alone)) == found


def test_an_official_is_found_among_officials_alone():
    document = invented.document()
    after = erased(document, [Mask("responsible", "江海清")])
    assert "江海清" not in text(after)
    assert after.data["responsible"][0]["category"] == document.data["responsible"][0]["category"]


def test_a_name_in_a_text_leaves_the_rows_alone():
    after = erased(invented.document(), [Mask("candidate_rules", ME)])
    assert after.data["roster"][0]["name"] == ME
    assert ME not in json.dumps(after.data["candidate_rules"], ensure_ascii=False)


def test_a_masked_name_masks_its_row_and_nothing_else():
    document = with_people({"name": "林*"})
    after = erased(document, [Mask("roster", "林*")])
    assert after.data["roster"][0]["name"] == HIDDEN
    assert after.data["charter"] == document.data["charter"]


def test_a_name_that_was_masked_when_asked_does_not_come_back_in_full():
    """A later version may be published under another policy."""
    facts = {"department": "主席团"}
    mine = Mask("roster", "林*", facts)
    document = invented.document()
    others = [row["name"] for row in document.data["roster"][1:]]
    without = erased(document, [mine])
    after = without.data["roster"]
    assert after[0]["name"] == HIDDEN
    assert [row["name"] for row in after[1:]] == others
    assert ME not in text(without)


def test_without_requests_nothing_changes():
    document = invented.document()
    assert erased(document, []) == document
    assert erased(document, [Mask("roster", "没有的人")]) == document
    assert facts_of({"no": 1, "name": ME, "grade": None}) == {"no": "1"}
