"""The decision: once, with the letter before it and the confirmation after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from disclosures.domain.windows import return_day
from disclosures.models import Publication
from portal import clock
from portal.enums import Role
from tests.factories import member
from tests.reviews.views.conftest import client_of


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *rest, ""])


def day(days):
    return (clock.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def review(case):
    return case.open()


@pytest.fixture
def approved(case, review):
    case.approve(review)
    return review


@pytest.fixture
def flagged(case, review):
    case.approve(review, but=("roster",))
    case.flag(review, sentence="<b>请核对</b>排名。")
    return review


def test_while_sections_are_unread_neither_can_be_chosen(desk, case, review):
    case.flag(review)
    page = desk.get(url(case, "decide")).content.decode()
    assert "还有 10 个栏目没有结论" in page
    assert "通过并公开" not in page
    assert "退回修改</button>" not in page


def test_with_everything_approved_there_is_nothing_to_return(desk, case, approved):
    page = desk.get(url(case, "decide")).content.decode()
    assert "通过并公开" in page
    assert "退回修改</button>" not in page


def test_with_a_flag_the_letter_is_shown_before_it_is_sent(desk, case, flagged):
    page = desk.get(url(case, "decide")).content.decode()
    assert "退回修改</button>" in page
    assert "通过并公开" not in page
    assert "&lt;b&gt;请核对&lt;/b&gt;排名。" in page
    assert f'value="{return_day(clock.today()).isoformat()}"' in page


def test_approving_publishes_once_however_often_it_is_clicked(desk, case, approved):
    for _ in range(3):
        answer = desk.post(url(case, "approve"))
        assert answer.headers["Location"] == url(case, "done")
    publication = Publication.objects.get()
    page = desk.get(url(case, "done")).content.decode()
    assert "审核通过" in page
    assert publication.code in page


def test_approving_too_early_says_what_is_missing(desk, case, review):
    page = desk.post(url(case, "approve"), follow=True).content.decode()
    assert "还有 11 个栏目没有认可" in page
    assert not Publication.objects.exists()


def test_returning_leads_to_the_confirmation(desk, case, flagged):
    answer = desk.post(url(case, "return"), {"due": day(5)}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == url(case, "done")
    assert "已退回修改" in page
    assert "只有有问题的 1 个栏目重新打开" in page
    assert flagged.letters.get().due.isoformat() == day(5)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("", "请选择修改期限"),
        ("2020-01-01", "晚于今天"),
        (0, "晚于今天"),
        ("明天", "2026-03-31"),
        ("9999-12-31", "太远了"),
        ("2026-02-30", "2026-03-31"),
        ("<script>", "2026-03-31"),
    ],
)
def test_a_wrong_date_keeps_letter_and_page(desk, case, flagged, due, said):
    page = desk.post(url(case, "return"), {"due": day(0) if due == 0 else due}).content.decode()
    assert said in page
    assert "error-summary" in page
    assert "请核对" in page
    flagged.refresh_from_db()
    assert flagged.outcome == ""


def test_returning_without_a_flag_is_refused(desk, case, approved):
    page = desk.post(url(case, "return"), {"due": day(5)}, follow=True).content.decode()
    assert "退回至少要有一个问题" in page


def test_back_after_the_decision_leads_to_the_confirmation(desk, case, returned):
    assert desk.get(url(case, "decide")).headers["Location"] == url(case, "done")
    assert desk.post(url(case, "return"), {"due": day(5)}).headers["Location"] == url(case, "done")
    assert desk.post(url(case, "approve")).headers["Location"] == url(case, "done")
    assert not Publication.objects.exists()


def test_done_before_the_decision_leads_to_the_reading(desk, case, review):
    assert desk.get(url(case, "done")).headers["Location"] == url(case)


def test_the_confirmation_offers_the_next_filing(make_case, desk, case, returned):
    page = desk.get(url(case, "done")).content.decode()
    assert "没有等待您审核的填报了" in page
    other = make_case(case.filing.federation)
    page = desk.get(url(case, "done")).content.decode()
    assert f"下一件：{other.filing.college.name}学生会" in page
    assert "还有 1 件等待您审核" in page


def test_a_decided_review_is_read_without_forms(desk, case, returned):
    for rest in ((), ("sections", "roster")):
        page = desk.get(url(case, *rest)).content.decode()
        assert f"{case.reviewer.full_name} 于" in page
        assert "记下问题" not in page


def test_an_observer_decides_nothing(case, approved):
    observer = client_of(case.colleague(Role.OBSERVER))
    assert observer.get(url(case, "decide")).status_code == 403
    assert observer.post(url(case, "approve")).status_code == 403
    assert client_of(member(Role.LEAD)).post(url(case, "approve")).status_code == 404
    assert not Publication.objects.exists()
