"""Internal notes: taken by reviewers, also after the decision, seen by nobody else."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import visible_to
from reviews.domain import decide, notes
from reviews.domain.refusals import Refused
from reviews.models import Note


def test_a_note_keeps_section_text_and_who(case):
    note = notes.add(case.actor, case.open(), " 去年也有同样的问题。 ", "roster")
    assert (note.section, note.text, note.by) == ("roster", "去年也有同样的问题。", case.reviewer)
    assert Event.objects.get(action="review.note").data == {"note": note.pk, "section": "roster"}


def test_a_note_can_be_taken_after_the_decision(case):
    review = case.open()
    case.approve(review)
    decide.approve(case.actor, review)
    assert notes.add(case.actor, review, "材料已归档。").pk


@pytest.mark.parametrize(
    ("text", "said"), [("", "还没有写"), ("\x00 ", "还没有写"), ("长" * 2001, "2000 个字")]
)
def test_a_note_must_be_usable(case, text, said):
    with pytest.raises(Refused, match=said):
        notes.add(case.actor, case.open(), text)
    assert not Note.objects.exists()


def test_the_college_neither_writes_nor_sees_notes(case):
    review = case.open()
    notes.add(case.actor, review, "内部。")
    with pytest.raises(PermissionDenied):
        notes.add(case.college, review, "我们也记一条。")
    with pytest.raises(PermissionDenied):
        notes.add(actor_of(case.colleague(Role.OBSERVER)), review, "旁观。")
    assert not visible_to(case.college, Note).exists()
