"""Who is reading: shown, kept alive, put down, taken over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from portal.enums import Role
from reviews.domain import claims, decide
from reviews.models import Claim, Verdict
from tests.reviews.views.conftest import client_of


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *rest, ""])


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def ago(case, minutes):
    seen = clock.now() - timedelta(minutes=minutes)
    Claim.objects.filter(filing=case.filing).update(seen_at=seen)


@pytest.fixture
def other(case):
    """A colleague's browser, while the reviewer has the filing open."""
    case.open()
    return client_of(case.colleague())


def test_a_colleague_reads_and_is_told_what_to_do(case, other):
    ago(case, 3)
    page = text(other.get(url(case, "sections", "roster")))
    assert f"{case.reviewer.full_name}正在审阅，3 分钟前有操作。" in page
    assert "您现在只能查看" in page
    assert "请对方放下或转交，或请负责人改派" in page
    assert "认可本栏目" not in page
    assert "提出问题" not in page


def test_a_colleague_cannot_write_even_by_hand(case, other):
    answer = other.post(url(case, "sections", "charter", "verdict"), follow=True)
    assert "正在审阅这份填报" in answer.content.decode()
    assert not Verdict.objects.exists()


def test_after_a_quarter_of_an_hour_anybody_goes_on(case, other):
    ago(case, 16)
    page = text(other.get(url(case, "sections", "charter")))
    assert "认可本栏目" in page
    assert "现在没有人在审阅这份填报" in page
    other.post(url(case, "sections", "charter", "verdict"))
    assert Verdict.objects.get().by != case.reviewer


def test_reading_on_is_a_sign_of_life(desk, case):
    case.open()
    ago(case, 10)
    text(desk.get(url(case, "sections", "charter")))
    assert claims.held(case.filing).minutes == 0


def test_looking_takes_nothing_from_anybody(case, other):
    ago(case, 10)
    other.get(url(case, "sections", "charter"))
    assert claims.held(case.filing).minutes == 10


def test_a_lead_takes_over(case):
    case.open()
    lead = case.colleague(Role.LEAD)
    client = client_of(lead)
    assert "由我接手" in text(client.get(url(case)))
    client.post(url(case, "take-over"))
    assert claims.held(case.filing).user == lead


def test_a_reviewer_takes_nothing_over_that_is_anothers(case, other):
    page = text(other.post(url(case, "take-over"), follow=True))
    assert "正在审阅" in page
    assert claims.held(case.filing).user == case.reviewer


def test_putting_down_leads_to_the_queue_and_frees_it(desk, case):
    case.open()
    answer = desk.post(url(case, "release"))
    assert answer.headers["Location"] == "/work/reviews/"
    assert claims.held(case.filing) is None
    assert claims.of(case.filing).assignee == case.reviewer


def test_what_nobody_reads_can_be_claimed(desk, case):
    case.open()
    desk.post(url(case, "release"))
    desk.post(url(case, "claim"))
    assert claims.held(case.filing).user == case.reviewer


def test_a_sign_of_life_says_who_is_there(desk, case, other):
    assert desk.post(url(case, "presence")).json() == {"mine": True, "line": ""}
    ago(case, 2)
    told = other.post(url(case, "presence")).json()
    assert told == {"mine": False, "line": f"{case.reviewer.full_name}正在审阅，2 分钟前有操作。"}


def test_a_sign_of_life_takes_back_what_ran_out_meanwhile(desk, case):
    case.open()
    ago(case, 40)
    assert desk.post(url(case, "presence")).json()["mine"]
    assert claims.held(case.filing).minutes == 0


def test_a_page_that_is_not_opened_yet_holds_nothing(desk, case):
    assert desk.post(url(case, "presence")).json() == {"mine": False, "line": ""}
    assert claims.held(case.filing) is None


def test_an_observer_holds_nothing(case):
    case.open()
    desk = client_of(case.colleague(Role.OBSERVER))
    ago(case, 40)
    assert desk.post(url(case, "presence")).json() == {"mine": False, "line": ""}
    assert claims.held(case.filing) is None


def test_the_page_says_to_the_reader_that_it_is_his_or_hers(desk, case):
    case.open()
    page = text(desk.get(url(case)))
    assert "您正在审阅" in page
    assert "先放下" in page


def test_an_open_page_of_the_first_does_not_keep_the_second_from_confirming(desk, case, other):
    case.filing.cycle.second_reader = True
    case.filing.cycle.save(update_fields=["second_reader"])
    review = case.open()
    case.approve(review)
    assert decide.approve(case.actor, review) is None
    assert desk.post(url(case, "presence")).json() == {"mine": False, "line": ""}
    assert claims.held(case.filing) is None
    assert other.post(url(case, "presence")).json()["mine"]
