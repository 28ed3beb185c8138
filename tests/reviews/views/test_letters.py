"""The letter as both sides see it, and the college's answers."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from portal.enums import Role
from reviews.models import Reply
from tests.factories import EventFactory, member
from tests.reviews.views.conftest import client_of


def letter_of(case):
    return f"/work/reviews/{case.submission.pk}/letter/"


def reply_to(flag):
    return f"/work/reviews/flags/{flag.pk}/reply/"


@pytest.fixture
def flag(returned):
    return returned.flags.get(path="roster[1].rank")


def test_both_sides_read_the_same_letter(desk, office, case, returned):
    for client in (desk, office):
        page = client.get(letter_of(case)).content.decode()
        assert "关于退回修改改革情况公开材料的函" in page
        assert "第 2 行（王听雨）、成绩排名" in page
        assert "第二条请写明校党委。" in page
        assert escape(returned.letters.get().text) in page


def test_only_the_college_is_offered_to_answer(desk, office, case, flag):
    assert reply_to(flag) in office.get(letter_of(case)).content.decode()
    assert reply_to(flag) not in desk.get(letter_of(case)).content.decode()


def test_before_the_decision_there_is_no_letter(office, desk, case):
    case.flag(case.open())
    for client in (office, desk):
        assert client.get(letter_of(case)).status_code == 404


def test_a_stranger_finds_no_letter(case, returned, flag):
    stranger = client_of(member(Role.SECRETARY))
    assert stranger.get(letter_of(case)).status_code == 404
    assert stranger.get(reply_to(flag)).status_code == 404
    assert stranger.post(reply_to(flag), {"text": "好的。"}).status_code == 404


def test_an_answer_settles_the_question(office, case, flag):
    page = office.post(reply_to(flag), {"text": "已核实，无误。"}, follow=True).content.decode()
    assert "回复已保存" in page
    assert "已核实，无误。" in page
    assert "已修改或回复，等待审核" in page


def test_an_answer_can_be_written_anew(office, flag):
    office.post(reply_to(flag), {"text": "甲。"})
    assert "甲。" in office.get(reply_to(flag)).content.decode()
    office.post(reply_to(flag), {"text": "乙。"})
    assert list(flag.replies.values_list("text", flat=True)) == ["甲。", "乙。"]


def test_the_answer_leads_back_to_where_it_was_written(office, case, flag):
    there = f"/work/filings/{case.filing.pk}/"
    assert (
        office.post(reply_to(flag), {"text": "好的。", "next": there}).headers["Location"] == there
    )


@pytest.mark.parametrize(
    "elsewhere", ["https://example.net/", "//example.net/", "javascript:alert(1)", "\\\\x"]
)
def test_it_never_leads_to_another_site(office, case, flag, elsewhere):
    answer = office.post(reply_to(flag), {"text": "好的。", "next": elsewhere})
    assert answer.headers["Location"].startswith(letter_of(case))


@pytest.mark.parametrize(
    ("text", "said"), [("", "回复还没有写"), ("长" * 1001, "1000 个字以内（现在 1001 个字）")]
)
def test_a_wrong_answer_keeps_what_was_typed(office, flag, text, said):
    page = office.post(reply_to(flag), {"text": text}).content.decode()
    assert said in page
    assert text in page
    assert not Reply.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202e反\u202c", "🙂", "长" * 1000])
def test_odd_answers_are_shown_as_text(office, flag, text):
    page = office.post(reply_to(flag), {"text": text}, follow=True).content.decode()
    assert Reply.objects.get().text == text
    assert "<script>alert" not in page


def test_who_of_the_college_may_not_edit_may_not_answer(case, flag):
    observer = client_of(member(Role.OBSERVER, college=case.filing.college))
    assert observer.post(reply_to(flag), {"text": "好的。"}).status_code == 403
    assert observer.get(letter_of(case)).status_code == 200


def test_the_reviewer_does_not_answer_for_the_college(desk, flag):
    assert desk.post(reply_to(flag), {"text": "好的。"}).status_code == 403


def test_after_the_resubmission_it_is_too_late_and_said_so(office, case, flag):
    case.filing.state = "submitted"
    case.filing.save(update_fields=["state"])
    page = office.post(reply_to(flag), {"text": "来晚了的回复。"}).content.decode()
    assert "现在不需要回复" in page
    assert "来晚了的回复。" in page
    assert not Reply.objects.exists()


def test_a_question_that_was_taken_back_is_not_there(office, case):
    review = case.open()
    flag = case.flag(review)
    assert office.get(reply_to(flag)).status_code == 404


def test_the_colleges_history_leads_to_letter_and_comparison(office, case):
    first, filing = case.submission, case.filing
    EventFactory(
        action="filing.submit",
        target=f"filing:{filing.pk}",
        college=filing.college,
        data={"ordinal": 1, "number": first.number},
    )
    case.return_("roster[1].rank")
    page = office.get(f"/work/filings/{case.filing.pk}/history/").content.decode()
    assert "对照：" not in page
    assert f'href="/work/reviews/{first.pk}/letter/">退回修改</a>' in page
    second = case.send_again()
    page = office.get(f"/work/filings/{case.filing.pk}/history/").content.decode()
    assert f'href="/work/reviews/{second.pk}/compare/?with=1">第2次与第1次提交</a>' in page
