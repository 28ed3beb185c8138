"""The blind reader's pages, what they keep back, and the lead's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from portal import clock
from portal.access import actor_of
from portal.enums import Role
from reviews import queries
from reviews.domain import calibration, claims, decide, notes, verdicts
from reviews.models import BlindReading
from tests.reviews.conftest import SECTIONS
from tests.reviews.domain.test_calibration import DRAWN, WHY
from tests.reviews.views.conftest import client_of

ASKED = "第2行的排名没有写清楚，请核对。"
NOTED = "与去年同样的毛病。"


@pytest.fixture
def drawn(make_case):
    """A filing under review that a colleague reads blind; a question and a note stand on the roster."""
    case = make_case(number=DRAWN)
    case.filing.cycle.blind_share = 50
    case.filing.cycle.save()
    case.second = case.colleague()
    case.review = case.open()
    verdicts.flag(case.actor, case.review, "roster", "roster[1].rank", "unclear", ASKED, "R12")
    notes.add(case.actor, case.review, NOTED, "roster")
    return case


@pytest.fixture
def blind(drawn):
    """The blind reader's browser."""
    return client_of(drawn.second)


def url(name, drawn, *more):
    return reverse(f"review:{name}", args=[drawn.submission.pk, *more])


def send(blind, drawn, key, **data):
    return blind.post(url("blind_section", drawn, key), data)


def finish(blind, drawn, **flagged):
    for key in SECTIONS:
        rules = flagged.get(key)
        kind = "approved" if rules is None else "flagged"
        send(blind, drawn, key, kind=kind, sentence=WHY, rules=rules or [])


def test_opening_a_review_in_the_browser_asks_a_second_person(make_case):
    case = make_case(number=DRAWN)
    case.filing.cycle.blind_share = 50
    case.filing.cycle.save()
    second = case.colleague()
    client_of(case.reviewer).post(reverse("review:open", args=[case.submission.pk]))
    assert BlindReading.objects.get().reader == second


def test_the_start_page_asks_the_second_reader_and_nobody_else(drawn, blind):
    page = blind.get("/work/").content.decode()
    assert "有 1 份填报请您独立审阅（校准）" in page
    assert url("blind", drawn) in page
    assert "独立审阅" not in client_of(drawn.reviewer).get("/work/").content.decode()


@pytest.mark.parametrize("key", SECTIONS)
def test_the_blind_reader_sees_the_filing_and_nothing_of_the_review(drawn, blind, key):
    page = blind.get(url("blind_section", drawn, key)).content.decode()
    assert "您对本栏目的看法" in page
    for secret in (ASKED, NOTED, drawn.reviewer.get_full_name(), "已提出问题", "撤回这个问题"):
        assert secret not in page
    if key == "roster":
        assert "王听雨" in page
        assert "第2行王听雨的排名21/35不在前30%以内。" in page
        assert "该生转专业后重新计算排名。" in page


@pytest.mark.parametrize("name", ["read", "decide", "compare", "letter", "preview", "done"])
def test_the_review_is_closed_to_the_blind_reader_with_a_reason(drawn, blind, name):
    answer = blind.get(url(name, drawn))
    assert answer.status_code == 403
    assert "您正在独立审阅这次提交" in answer.content.decode()


def test_nothing_can_be_written_into_the_review(drawn, blind):
    answer = blind.post(url("verdict", drawn, "charter"))
    assert answer.status_code == 403
    assert not drawn.review.verdicts.filter(section="charter").exists()


def test_a_section_leads_to_the_next_and_the_last_closes(drawn, blind):
    answer = send(blind, drawn, SECTIONS[0], kind="approved")
    assert answer.headers["Location"] == url("blind_section", drawn, SECTIONS[1])
    finish(blind, drawn, roster=["R12"])
    reading = BlindReading.objects.get()
    assert reading.done_at
    assert calibration.current(reading)["roster"].rules == ["R12"]
    page = blind.get(url("blind", drawn)).content.decode()
    assert "独立审阅完成，谢谢" in page
    assert blind.get(url("read", drawn)).status_code == 200
    assert (
        "您对本栏目的看法" not in blind.get(url("blind_section", drawn, "roster")).content.decode()
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "请选择本栏目没有问题，还是有问题。"),
        ({"kind": "flagged"}, "请写明问题是什么"),
        ({"kind": "approved"}, "系统在本栏目查出了错误或矛盾"),
        ({"kind": "flagged", "sentence": "长" * 301}, "请写在 300 个字以内"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(drawn, blind, data, sentence):
    answer = send(blind, drawn, "roster", **data)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert data.get("sentence", "") in page
    assert not BlindReading.objects.get().verdicts.exists()


def test_what_was_said_can_be_said_otherwise_until_the_end(drawn, blind):
    send(blind, drawn, "roster", kind="flagged", sentence=WHY, rules=["R12"])
    page = blind.get(url("blind_section", drawn, "roster")).content.decode()
    assert WHY in page
    assert page.count(" checked") == 2
    send(blind, drawn, "roster", kind="approved", sentence="学校的说明成立。")
    assert calibration.current(BlindReading.objects.get())["roster"].kind == "approved"


def test_a_section_that_the_form_lacks_is_missing(drawn, blind):
    assert blind.get(url("blind_section", drawn, "nothing")).status_code == 404


@pytest.fixture
def lead(drawn):
    return client_of(drawn.colleague(Role.LEAD))


def shown(lead):
    return lead.get(reverse("review:calibration")).content.decode()


def test_before_both_have_spoken_the_lead_sees_how_far_they_are(drawn, blind, lead):
    send(blind, drawn, "congress", kind="flagged", sentence=WHY)
    page = shown(lead)
    assert f"1/{len(SECTIONS)}" in page
    assert "正在读" in page
    finish(blind, drawn, congress=[])
    page = shown(lead)
    assert "等审核结论" in page
    assert WHY not in page
    assert ASKED not in page


def test_then_where_they_differ_by_rule_and_section_with_both_sentences(drawn, blind, lead):
    finish(blind, drawn)
    drawn.approve(drawn.review, but=("roster",))
    decide.return_(drawn.actor, drawn.review, clock.today() + timedelta(days=7))
    page = shown(lead)
    assert "可以对照" in page
    for words in (ASKED, WHY, "R12", drawn.second.get_full_name(), drawn.reviewer.get_full_name()):
        assert words in page
    assert reverse("review:section", args=[drawn.submission.pk, "roster"]) in page


def test_the_number_of_statements_does_not_grow_with_the_readings(
    drawn, lead, make_case, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as first:
        shown(lead)
    for _ in range(3):
        other = make_case(drawn.filing.federation)
        BlindReading.objects.create(
            submission=other.submission, reader=drawn.second, assigned_at=clock.now()
        )
    with django_assert_max_num_queries(len(first)):
        assert shown(lead).count("正在读") == 4


def test_without_readings_the_page_says_how_to_begin(case):
    page = client_of(case.colleague(Role.LEAD)).get(reverse("review:calibration")).content.decode()
    assert "还没有独立审阅" in page


def test_a_lead_of_elsewhere_and_of_the_own_college_sees_none(drawn, make_case):
    elsewhere = make_case()
    assert "还没有独立审阅" in shown(client_of(elsewhere.colleague(Role.LEAD)))
    own = drawn.colleague(Role.LEAD)
    own.memberships.create(role=Role.OBSERVER, college=drawn.filing.college)
    assert "还没有独立审阅" in shown(client_of(own))


def test_the_queue_leads_leads_there(drawn, lead):
    assert reverse("review:calibration") in lead.get(reverse("review:queue")).content.decode()


def test_nobody_is_led_to_the_review_of_what_is_to_be_read_blind(drawn, blind):
    claims.assign(actor_of(drawn.colleague(Role.LEAD)), drawn.filing, drawn.second)
    assert list(queries.waiting(actor_of(drawn.second))) == []
    finish(blind, drawn)
    assert list(queries.waiting(actor_of(drawn.second))) == [drawn.filing]


def test_the_queue_keeps_from_the_blind_reader_that_a_letter_waits(drawn, blind):
    for key in SECTIONS:
        if key != "roster":
            verdicts.approve(drawn.actor, drawn.review, key, WHY)
    due = clock.today() + timedelta(days=7)
    decide.return_(drawn.actor, drawn.review, due, hold=timedelta(minutes=10))
    assert "退回函待发出" in client_of(drawn.reviewer).get(reverse("review:queue")).content.decode()
    page = blind.get(reverse("review:queue")).content.decode()
    assert drawn.filing.college.name in page
    assert "退回函待发出" not in page


def test_the_queue_keeps_from_the_blind_reader_that_somebody_would_approve(drawn, blind):
    drawn.filing.cycle.second_reader = True
    drawn.filing.cycle.save()
    verdicts.undo(drawn.actor, drawn.review)
    for key in SECTIONS:
        verdicts.approve(drawn.actor, drawn.review, key, WHY)
    decide.approve(drawn.actor, drawn.review)
    assert "待第二人复核" in client_of(drawn.reviewer).get(reverse("review:queue")).content.decode()
    assert "待第二人复核" not in blind.get(reverse("review:queue")).content.decode()
