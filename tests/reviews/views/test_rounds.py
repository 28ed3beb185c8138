"""A letter waits before it leaves; an approval may want a second person; one key leads to the next filing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime

from disclosures.domain.windows import return_day
from disclosures.models import Publication
from portal import clock
from portal.enums import Role
from reviews.domain import leaving, letters, settling
from reviews.models import Flag
from tests.factories.values import THEN
from tests.reviews.views.conftest import client_of

HOLD = timedelta(minutes=10)


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *rest, ""])


@pytest.fixture
def flagged(case):
    review = case.open()
    case.approve(review, but=("roster",))
    case.flag(review)
    return review


@pytest.fixture
def waiting(desk, case, flagged, settings):
    settings.RETURN_HOLD = HOLD
    due = (clock.today() + timedelta(days=5)).isoformat()
    desk.post(url(case, "return"), {"due": due})
    return letters.waiting(flagged)


@pytest.fixture
def approved(case):
    review = case.open()
    case.approve(review)
    cycle = case.filing.cycle
    cycle.second_reader = True
    cycle.save(update_fields=["second_reader"])
    return review


def test_the_confirmation_says_when_it_leaves_and_how_it_is_taken_back(desk, case, waiting):
    page = desk.get(url(case, "done")).content.decode()
    leaves = localtime(waiting.leaves_at)
    assert f"退回函将于 {leaves:%H:%M} 发出" in page
    assert f'action="{url(case, "take-back")}"' in page
    assert desk.get(url(case, "decide")).headers["Location"] == url(case, "done")


def test_while_it_waits_the_reading_says_so_and_takes_nothing(desk, case, waiting):
    for rest in ((), ("sections", "roster")):
        page = desk.get(url(case, *rest)).content.decode()
        assert "在此之前不能改动" in page
        assert "记下问题" not in page


def test_the_college_sees_nothing_of_it_before(office, case, waiting):
    assert office.get(url(case, "letter")).status_code == 404
    assert office.get(url(case, "letter", "pdf")).status_code == 404


def test_the_federation_reads_it_before(desk, case, waiting):
    assert "还没有发出：将于" in desk.get(url(case, "letter")).content.decode()


def test_undo_leads_back_to_the_decision(desk, case, waiting):
    answer = desk.post(url(case, "take-back"), follow=True)
    assert answer.redirect_chain[-1][0] == url(case, "decide")
    page = answer.content.decode()
    assert "已撤销退回，退回函没有发出" in page
    assert "退回修改</button>" in page
    assert desk.get(url(case, "letter")).status_code == 404


def test_what_was_taken_back_and_written_anew_is_no_correction(desk, office, case, waiting):
    desk.post(url(case, "take-back"))
    due = (clock.today() + timedelta(days=5)).isoformat()
    desk.post(url(case, "return"), {"due": due})
    leaving.leave(letters.waiting(waiting.review).pk)
    for client in (desk, office):
        page = client.get(url(case, "letter")).content.decode()
        assert "已更正" not in page
        assert "以前的版本" not in page


def test_after_it_left_undo_says_what_to_do_instead(desk, case, waiting):
    leaving.leave(waiting.pk)
    page = desk.post(url(case, "take-back"), follow=True).content.decode()
    assert "退回函已经发出" in page
    assert "请更正退回函" in page
    done = desk.get(url(case, "done")).content.decode()
    assert "撤销退回" not in done
    assert url(case, "letter", "correct") in done


def test_open_questions_of_the_last_return_are_settled_before_the_decision(desk, case):
    case.return_("roster[1].rank")
    case.send_again()
    review = case.open()
    case.approve(review, but=("roster",))
    case.flag(review, "roster[0]")
    page = desk.get(url(case, "decide")).content.decode()
    assert "上一次退回的问题还有 1 个没有了结" in page
    assert "退回修改</button>" not in page
    asked = Flag.objects.order_by("pk").first()
    assert f"/flags/{asked.pk}/settle/" in page
    settling.settle(case.actor, review, asked)
    page = desk.get(url(case, "decide")).content.decode()
    assert "没有了结" not in page
    assert "退回修改</button>" in page


def test_only_the_last_letter_can_be_corrected(desk, case):
    first = url(case, "done")
    case.return_("roster[1].rank")
    assert "更正退回函" in desk.get(first).content.decode()
    case.send_again()
    review = case.open()
    settling.settle(case.actor, review, Flag.objects.get())
    case.return_("roster[0]")
    assert "更正退回函" not in desk.get(first).content.decode()
    assert "更正退回函" in desk.get(url(case, "done")).content.decode()


def test_an_observer_undoes_nothing(case, waiting):
    observer = client_of(case.colleague(Role.OBSERVER))
    assert "撤销退回" not in observer.get(url(case, "done")).content.decode()
    assert observer.post(url(case, "take-back")).status_code == 403


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 2, 28), date(2026, 3, 9)),
        (date(2026, 3, 1), date(2026, 3, 9)),
    ],
)
def test_the_usual_date_is_a_week_off_and_no_weekend(today, due):
    assert return_day(today) == due


def test_how_many_days_is_a_setting(settings):
    settings.RETURN_DAYS = 14
    assert return_day(date(2026, 3, 2)) == date(2026, 3, 16)


def test_the_first_asks_for_a_second_pair_of_eyes(desk, case, approved):
    assert "提请复核</button>" in desk.get(url(case, "decide")).content.decode()
    page = desk.post(url(case, "approve"), follow=True).content.decode()
    assert "已提请复核" in page
    assert not Publication.objects.exists()
    again = desk.get(url(case, "decide")).content.decode()
    assert "要由另一位审核员复核才会公开" in again
    assert "确认通过并公开" not in again


def test_the_second_sees_who_and_when_and_confirms(desk, case, approved):
    with clock.at(THEN):
        desk.post(url(case, "approve"))
    second = client_of(case.colleague())
    page = second.get(url(case, "decide")).content.decode()
    assert f"{case.reviewer.full_name}认可了全部栏目，于 2026年3月2日 17:30 提请复核。" in page
    assert "确认通过并公开" in page
    done = second.post(url(case, "confirm"), follow=True).content.decode()
    assert "审核通过" in done
    assert Publication.objects.count() == 1


def test_nobody_confirms_what_was_proposed_by_the_same_person(desk, case, approved):
    desk.post(url(case, "approve"))
    page = desk.post(url(case, "confirm"), follow=True).content.decode()
    assert "提请复核的人不能自己复核" in page
    assert not Publication.objects.exists()


def test_the_second_sends_it_back_with_a_note(desk, case, approved):
    desk.post(url(case, "approve"))
    second = client_of(case.colleague())
    empty = second.post(url(case, "send-back"), {"note": " "}).content.decode()
    assert "请写明哪里还要再看" in empty
    second.post(url(case, "send-back"), {"note": "第二条没有写校党委。"})
    first = desk.get(url(case, "decide")).content.decode()
    assert "提请复核</button>" in first
    assert "第二条没有写校党委。" in desk.get(url(case)).content.decode()
    approved.refresh_from_db()
    assert approved.proposed_by is None


def test_the_college_sees_neither_proposal_nor_note(desk, office, case, approved):
    desk.post(url(case, "approve"))
    for rest in (("decide",), ("done",)):
        assert office.get(url(case, *rest)).status_code == 403
    page = office.get(f"/work/filings/{case.filing.pk}/").content.decode()
    assert "复核" not in page


def test_g_leads_to_the_next_and_has_the_focus(make_case, desk, case, waiting):
    page = desk.get(url(case, "done")).content.decode()
    assert 'href="/work/reviews/" data-key="g" autofocus' in page
    other = make_case(case.filing.federation)
    page = desk.get(url(case, "done")).content.decode()
    assert f'href="/work/reviews/{other.submission.pk}/" data-key="g" autofocus' in page
    assert page.count("autofocus") == 1


def test_the_end_of_a_round_takes_few_queries(desk, case, waiting, django_assert_num_queries):
    desk.get(url(case, "done"))
    with django_assert_num_queries(25):
        desk.get(url(case, "done"))
