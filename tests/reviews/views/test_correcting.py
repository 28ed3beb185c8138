"""A letter that left is corrected: previewed, told with its reason, the first one kept to be seen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.enums import Role
from portal.models import Job
from reviews.domain import letter_pdf, letters
from reviews.models import Flag, Letter
from tests.reviews.views.conftest import client_of

HTMX = {"HTTP_HX_REQUEST": "true"}


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", "letter", *rest, ""])


def sent(returned, **changed):
    return {
        "reason": "第 1 个问题已由学校来电说明",
        "due": letters.current(returned).due.isoformat(),
        "add-TOTAL_FORMS": "1",
        "add-INITIAL_FORMS": "0",
    } | changed


@pytest.fixture
def rank(returned):
    return returned.flags.get(path="roster[1].rank")


def test_the_page_offers_every_question_and_the_date(desk, case, returned):
    page = desk.get(url(case, "correct")).content.decode()
    assert "1. 正文：第二条请写明校党委。" in page
    assert "2. 第 2 行（王听雨）、成绩排名：请核对排名。" in page
    assert f'value="{letters.current(returned).due.isoformat()}"' in page


def test_the_preview_shows_the_new_letter_and_writes_nothing(desk, case, returned, rank):
    page = desk.post(
        url(case, "correct"), sent(returned, retract=[rank.pk], preview="1")
    ).content.decode()
    assert "更正后的样子（还没有发出）" in page
    assert "不再要求：<del>第 2 行（王听雨）、成绩排名（前后不一致）：请核对排名。</del>" in page
    assert "此前的退回函有更正（第 1 个问题已由学校来电说明），请以本函为准。" in page
    assert Letter.objects.count() == 1
    rank.refresh_from_db()
    assert rank.retracted_at is None


def test_a_correction_is_seen_by_both_sides_with_reason_and_the_first_kept(
    desk, office, case, returned, rank
):
    first = letters.current(returned)
    answer = desk.post(
        url(case, "correct"),
        sent(
            returned,
            retract=[rank.pk],
            due=(first.due + timedelta(days=2)).isoformat(),
            send="1",
            **{
                "add-0-path": "congress.date",
                "add-0-reason": "evidence",
                "add-0-sentence": "请核对大会日期。",
            },
        ),
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == url(case)
    for client in (desk, office):
        page = client.get(url(case)).content.decode()
        assert "已更正" in page
        assert "原因：第 1 个问题已由学校来电说明" in page
        assert "修改期限由" in page
        assert "新的要求：<ins>日期（需要佐证）：请核对大会日期。</ins>" in page
        assert "已被更正，不再有效" in page
        assert page.index("请以本函为准") < page.index("已被更正，不再有效")
    tasks = office.get(f"/work/filings/{case.filing.pk}/").content.decode()
    assert "退回函已更正" in tasks
    assert "更正原因：第 1 个问题已由学校来电说明" in tasks
    case.filing.refresh_from_db()
    assert set(case.filing.open_sections) == {"charter", "roster", "congress"}


def test_a_letter_that_was_not_corrected_is_not_said_to_be(office, case, returned):
    assert "退回函已更正" not in office.get(f"/work/filings/{case.filing.pk}/").content.decode()


def test_another_question_can_be_asked_for_without_losing_what_was_typed(desk, case, returned):
    data = sent(returned, more="1", **{"add-0-sentence": "请写明校党委。", "add-0-path": "charter"})
    page = desk.post(url(case, "correct"), data).content.decode()
    assert "补充的问题 2" in page
    assert "请写明校党委。</textarea>" in page
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": " "}, "请写明为什么更正"),
        ({"due": "2020-01-01"}, "不能早于今天"),
        ({"due": "9999-12-31"}, "太远了"),
        ({"due": "明天"}, "2026-03-31"),
        ({"retract": ["999999"]}, "已经不在退回函里"),
        ({"retract": ["x"]}, "已经不在退回函里"),
        ({}, "没有改动"),
        ({"add-0-sentence": "请写明。"}, "请选择这个问题在哪里"),
        ({"add-0-path": "roster[99]", "add-0-sentence": "请写明。"}, "找不到这个位置"),
        ({"add-0-path": "charter"}, "请写明问题是什么"),
        ({"add-0-path": "charter", "add-0-sentence": "长" * 501}, "500 个字以内"),
        ({"reason": "长" * 301}, "300 个字以内"),
    ],
)
def test_what_cannot_be_taken_says_why_and_stays(desk, case, returned, changed, said):
    data = sent(returned, send="1", **{"add-0-reason": "other"}) | changed
    page = desk.post(url(case, "correct"), data).content.decode()
    assert said in page
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("count", ["", "x", "-1", "9999999999", "11"])
def test_odd_counts_of_questions_break_nothing(desk, case, returned, count):
    data = sent(returned, more="1") | {"add-TOTAL_FORMS": count}
    assert desk.post(url(case, "correct"), data).status_code == 200


def test_all_questions_cannot_be_taken_back(desk, case, returned):
    ids = list(Flag.objects.values_list("pk", flat=True))
    page = desk.post(url(case, "correct"), sent(returned, retract=ids, send="1")).content.decode()
    assert "至少要留下一个问题" in page


def test_once_the_college_submitted_again_it_is_too_late(desk, case, returned):
    case.send_again()
    page = desk.get(f"/work/reviews/{returned.submission_id}/letter/correct/", follow=True)
    assert "现在不能更正" in page.content.decode()


def test_who_may_not_decide_corrects_nothing(office, case, returned):
    assert office.get(url(case, "correct")).status_code == 403
    observer = client_of(case.colleague(Role.OBSERVER))
    assert observer.get(url(case, "correct")).status_code == 403
    assert "更正退回函" not in observer.get(url(case)).content.decode()


def test_the_pdf_shows_progress_until_a_worker_has_set_it(office, case, returned):
    row = letters.current(returned)
    page = office.get(url(case, "pdf")).content.decode()
    assert "正在制作 PDF" in page
    assert 'hx-trigger="every 2s"' in page
    assert "正在制作 PDF" in office.get(url(case, "pdf"), **HTMX).content.decode()
    letter_pdf.work(row.pk)
    assert "下载退回函（PDF）" in office.get(url(case, "pdf"), **HTMX).content.decode()
    answer = office.get(url(case, "pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer).startswith(b"%PDF-")
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_pdf_that_failed_can_be_asked_for_again(office, case, returned):
    Job.objects.filter(task=letter_pdf.TASK).update(state="failed")
    assert "制作 PDF</button>" in office.get(url(case, "pdf")).content.decode()
    office.post(url(case, "pdf"))
    assert "正在制作 PDF" in office.get(url(case, "pdf")).content.decode()


@pytest.mark.parametrize("version", ["1", "2", "9", "x", "9" * 30])
def test_an_odd_version_is_the_present_one(desk, case, returned, version):
    letter_pdf.work(letters.current(returned).pk)
    answer = desk.get(url(case, "pdf"), {"version": version})
    assert answer.headers["Content-Type"] == "application/pdf"


def test_the_text_can_be_copied_without_scripts(office, case, returned):
    page = office.get(url(case)).content.decode()
    assert "<textarea" in page
    assert "readonly>" in page
    assert 'data-copy="letter-text"' in page


def test_the_letter_takes_few_queries(
    desk, office, case, returned, rank, django_assert_num_queries
):
    for client, count in ((desk, 29), (office, 25)):
        client.get(url(case))
        with django_assert_num_queries(count):
            client.get(url(case))
