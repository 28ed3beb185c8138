"""Saving a section: from a revision, within the caps, while it is open."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import drafts
from disclosures.domain.drafts import Conflict, Saved
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from portal import clock
from portal.enums import Role
from tests.disclosures.desk import acting, college_filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing():
    return college_filing()


def text(words):
    return {"title": "章程", "text": words}


def stored(filing, key="charter"):
    draft = filing.drafts.get(key=key)
    return draft.content.get("text"), draft.revision


def test_a_save_counts_the_revision_and_names_who(filing):
    actor = acting(filing, Role.EDITOR)
    saved = drafts.save(actor, filing, "charter", text("第一条"), 0)
    assert isinstance(saved, Saved)
    assert stored(filing) == ("第一条", 1)
    assert filing.drafts.get(key="charter").updated_by == actor.user
    assert drafts.save(actor, filing, "charter", text("第二条"), saved.revision).revision == 2


def test_a_save_from_an_old_revision_conflicts_and_writes_nothing(filing):
    first, second = acting(filing), acting(filing, Role.EDITOR)
    drafts.save(first, filing, "charter", text("甲的"), 0)
    answer = drafts.save(second, filing, "charter", text("乙的"), 0)
    assert isinstance(answer, Conflict)
    assert (answer.theirs["text"], answer.revision) == ("甲的", 1)
    assert answer.theirs_by == first.user.full_name
    assert stored(filing) == ("甲的", 1)


@pytest.mark.parametrize("revision", [-1, 5])
def test_a_revision_that_never_was_conflicts(filing, revision):
    assert isinstance(
        drafts.save(acting(filing), filing, "charter", text("甲"), revision), Conflict
    )


def test_the_same_text_saved_twice_is_no_conflict(filing):
    drafts.save(acting(filing), filing, "charter", text("甲"), 0)
    assert drafts.save(acting(filing), filing, "charter", text("甲"), 0).revision == 1


def test_an_empty_first_save_counts_as_begun(filing):
    assert drafts.save(acting(filing), filing, "charter", {}, 0).revision == 1


def test_only_those_who_edit_may_save(filing):
    with pytest.raises(PermissionDenied):
        drafts.save(acting(filing, Role.OBSERVER), filing, "charter", text("甲"), 0)


@pytest.mark.parametrize(
    "state", [FilingState.SUBMITTED, FilingState.APPROVED, FilingState.PUBLISHED]
)
def test_a_locked_filing_takes_nothing(state):
    filing = college_filing(state=state)
    with pytest.raises(Refused, match="已经锁定"):
        drafts.save(acting(filing), filing, "charter", text("甲"), 0)


def test_a_returned_filing_opens_only_what_was_flagged():
    filing = college_filing(state=FilingState.RETURNED, open_sections=["charter"])
    assert drafts.save(acting(filing), filing, "charter", text("甲"), 0).revision == 1
    with pytest.raises(Refused, match="没有被指出问题"):
        drafts.save(acting(filing), filing, "roster", {"rows": []}, 0)


def test_a_closed_cycle_takes_nothing_and_keeps_what_is_there(filing, monkeypatch):
    drafts.save(acting(filing), filing, "charter", text("甲"), 0)
    monkeypatch.setattr(clock, "today", lambda: dt.date(2101, 1, 1))
    with pytest.raises(Refused, match="已保存的内容都还在"):
        drafts.save(acting(filing), filing, "charter", text("乙"), 1)
    assert stored(filing) == ("甲", 1)


@pytest.mark.parametrize(
    ("today", "open_"), [(dt.date(2101, 3, 1), True), (dt.date(2101, 3, 2), False)]
)
def test_a_returned_filing_may_be_mended_until_its_letters_date_even_after_closing(
    monkeypatch, today, open_
):
    filing = college_filing(
        state=FilingState.RETURNED, open_sections=["charter"], return_due=dt.date(2101, 3, 1)
    )
    monkeypatch.setattr(clock, "today", lambda: today)
    if open_:
        assert drafts.save(acting(filing), filing, "charter", text("甲"), 0).revision == 1
    else:
        with pytest.raises(Refused, match="2101年3月1日截止"):
            drafts.save(acting(filing), filing, "charter", text("甲"), 0)


def test_a_section_that_the_year_does_not_have_is_refused(filing):
    with pytest.raises(Refused, match="没有这一栏目"):
        drafts.save(acting(filing), filing, "party_guidance", text("甲"), 0)


@pytest.mark.parametrize(
    ("key", "content", "sentence"),
    [
        ("charter", {"text": "条" * 200_001}, "最多200000字，现在有200001字"),
        ("roster", {"rows": [{"name": "甲"}] * 151}, "最多150行，现在有151行"),
        ("roster", {"rows": [{"name": "名" * 3_000}] * 140}, "一共最多400000字"),
        ("charter", {"text": 5}, "“text”这一项读不懂"),
        ("roster", {"rows": [{"身份证号": "1"}]}, "读不懂"),
        ("roster", {"rows": "甲"}, "读不懂"),
    ],
)
def test_what_is_too_large_or_misshapen_is_refused_in_words(filing, key, content, sentence):
    with pytest.raises(Refused, match=sentence):
        drafts.save(acting(filing), filing, key, content, 0)
    assert stored(filing, key)[1] == 0


def test_nul_characters_are_dropped(filing):
    drafts.save(acting(filing), filing, "charter", text("第一\x00条"), 0)
    assert stored(filing) == ("第一条", 1)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "\u202e掉头", "🎓🎉", "a'; DROP TABLE x;--"]
)
def test_every_other_text_is_kept_to_the_letter(filing, words):
    drafts.save(acting(filing), filing, "charter", text(words), 0)
    assert stored(filing) == (words, 1)
