"""States in the words of the college, the reviewer and the public: each state has them, in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosures import wording
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing
from tests.factories.values import THEN

ROOT = Path(__file__).resolve().parents[2]
TONES = {"neutral", "info", "good", "warn", "bad"}


@pytest.mark.parametrize("state", FilingState)
def test_each_state_has_words_for_college_and_reviewer(state):
    filing = Filing(state=state, cycle=Cycle())
    told, seen = wording.for_college(filing), wording.for_reviewer(filing)
    assert told.label == state.label, "the enum and the college say the same"
    assert all(map(str, told))
    assert {told.tone, seen.tone} <= TONES
    assert (str(state), seen.label) in wording.REVIEWER_CHOICES


def test_once_opened_a_submission_is_under_review_for_both():
    waiting = Filing(state=FilingState.SUBMITTED)
    opened = Filing(state=FilingState.SUBMITTED, opened_at=THEN)
    assert wording.for_reviewer(waiting).label == "待审核"
    assert wording.for_college(waiting).sentence == "已提交，等待审核。"
    assert wording.for_reviewer(opened).label == wording.for_college(opened).label == "审核中"
    returned = Filing(state=FilingState.RETURNED, opened_at=THEN)
    assert wording.for_reviewer(returned).label == "已退回，待修改"


def test_the_public_is_told_of_versions_only():
    assert wording.for_public(superseded=False).tone == "good"
    assert "新版本" in str(wording.for_public(superseded=True).label)


def test_nobody_keeps_a_copy_of_the_words():
    words = [str(one.sentence) for one in wording.COLLEGE.values()]
    words += [
        str(one.label)
        for one in (*wording.REVIEWER.values(), *wording.PUBLIC.values())
        if len(str(one.label)) > 3
    ]
    files = [
        path
        for folder in ("disclosures", "reviews", "portal", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html"} and path.name not in {"wording.py", "enums.py"}
    ]
    assert len(files) > 100
    copies = [
        (path.relative_to(ROOT), word)
        for path in files
        for word in words
        if f'"{word}"' in path.read_text(encoding="utf-8")
    ]
    assert copies == []
