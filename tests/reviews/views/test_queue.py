"""The queue: what it shows, how it is narrowed, how many queries it takes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from portal import clock
from portal.access import actor_of
from portal.enums import Role
from reviews import desk as start
from reviews.domain import decide, rounds
from tests.factories import FilingFactory, MembershipFactory, UnionFactory, member
from tests.reviews.conftest import DATE
from tests.reviews.views.conftest import client_of

QUEUE = "/work/reviews/"
QUERIES = 25


@pytest.fixture
def three(make_case):
    """Three filings of one federation: the oldest clean, one with a contradiction, one with a warning."""
    first = make_case(findings=[], submitted_at=clock.now() - timedelta(days=9))
    federation = first.filing.federation
    second = make_case(federation, submitted_at=clock.now() - timedelta(days=2))
    third = make_case(federation, findings=[DATE], submitted_at=clock.now())
    for case in (second, third):
        case.reviewer = first.reviewer
    return first, second, third


def names(answer):
    return [row.filing.pk for row in answer.context["queue"].rows]


def test_it_shows_who_what_and_how_long(desk, case):
    page = desk.get(QUEUE).content.decode()
    for text in (
        case.filing.college.name,
        "学生会",
        "2024-2025",
        "待审核",
        "矛盾 1",
        "提醒 1",
        "开始审核",
    ):
        assert text in page


def test_an_opened_filing_shows_who_has_it(desk, case):
    case.open()
    page = desk.get(QUEUE).content.decode()
    assert "审核中" in page
    assert case.reviewer.full_name in page
    assert "开始审核</" not in page.split("<tbody>")[1]


def test_the_oldest_comes_first(three):
    first, second, third = three
    answer = client_of(first.reviewer).get(QUEUE)
    assert names(answer) == [first.filing.pk, second.filing.pk, third.filing.pk]
    assert [row.age for row in answer.context["queue"].rows] == ["9 天", "2 天", "今天"]


@pytest.mark.parametrize("query", ["", "?sort=-age"])
def test_what_waits_comes_before_what_was_decided_long_ago(three, query):
    oldest, *_others = three
    review = oldest.open()
    oldest.flag(review)
    oldest.approve(review, but=("roster",))
    decide.return_(oldest.actor, review, clock.today() + timedelta(days=7))
    answer = client_of(oldest.reviewer).get(QUEUE + query)
    assert names(answer)[-1] == oldest.filing.pk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("severity=contradiction", [1]),
        ("severity=warning", [1, 2]),
        ("severity=error", []),
        ("sort=findings", [1, 0, 2]),
        ("sort=-age", [2, 1, 0]),
        ("state=submitted", [0, 1, 2]),
        ("state=returned", []),
        ("assignee=nobody", [1, 2]),
        ("assignee=me", [0]),
        ("sort=nonsense&state=zzz&severity=x&assignee=999999&page=x", [0, 1, 2]),
        ("q=没有这个学校", []),
    ],
)
def test_the_address_narrows_and_sorts(three, query, expected):
    three[0].open()
    answer = client_of(three[0].reviewer).get(f"{QUEUE}?{query}")
    assert names(answer) == [three[index].filing.pk for index in expected]


def test_a_college_is_found_by_its_name(three):
    college = three[1].filing.college
    assert names(client_of(three[0].reviewer).get(QUEUE, {"q": college.name})) == [
        three[1].filing.pk
    ]


def test_filters_stay_in_the_addresses_of_further_pages(three, monkeypatch):
    monkeypatch.setattr("reviews.pages.queue.PER_PAGE", 1)
    page = client_of(three[0].reviewer).get(f"{QUEUE}?state=submitted&page=2").content.decode()
    assert "?state=submitted&amp;page=3" in page


def test_an_empty_queue_says_why(db):
    page = client_of(member(Role.REVIEWER)).get(QUEUE).content.decode()
    assert "还没有收到填报" in page


def test_an_empty_selection_offers_everything(desk):
    assert "没有符合这些条件的填报" in desk.get(f"{QUEUE}?state=published").content.decode()


def test_a_draft_is_progress_without_content(desk, case):
    FilingFactory(
        union=UnionFactory(college=case.filing.college, kind="graduate"), cycle=case.filing.cycle
    )
    answer = desk.get(QUEUE, {"state": "draft"})
    (row,) = answer.context["queue"].rows
    assert (row.url, row.openable, row.age) == ("", False, "")
    assert "学校填报中" in answer.content.decode()


def test_a_pulled_back_submission_is_not_to_be_read(desk, case):
    case.filing.state = "draft"
    case.filing.save(update_fields=["state"])
    (row,) = desk.get(QUEUE).context["queue"].rows
    assert row.url == ""


def test_an_overdue_return_says_so(desk, case, returned):
    case.filing.return_due = clock.today() - timedelta(days=1)
    case.filing.save(update_fields=["return_due"])
    assert "已逾期" in desk.get(QUEUE).content.decode()


def test_the_own_college_is_left_to_others(desk, case):
    MembershipFactory(user=case.reviewer, role=Role.OBSERVER, college=case.filing.college)
    answer = desk.get(QUEUE)
    assert "本校，由他人审核" in answer.content.decode()
    assert "开始审核</" not in answer.content.decode().split("<tbody>")[1]
    assert start.queries.waiting(actor_of(case.reviewer)).count() == 0


def test_a_subtree_is_seen_and_nothing_beside_it(make_case):
    here, elsewhere = make_case(), make_case()
    assert names(client_of(here.reviewer).get(QUEUE)) == [here.filing.pk]
    assert elsewhere.filing.college.name not in client_of(here.reviewer).get(QUEUE).content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARY, Role.OPERATOR])
def test_who_does_not_review_is_told_so(db, role):
    answer = client_of(member(role)).get(QUEUE)
    assert answer.status_code == 403


def test_the_number_of_queries_does_not_grow(make_case, django_assert_num_queries):
    first = make_case()
    rounds.open(actor_of(first.reviewer), first.submission)
    client = client_of(first.reviewer)
    client.get(QUEUE)
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)
    for _ in range(2):
        more = make_case(first.filing.federation)
        rounds.open(actor_of(more.reviewer), more.submission)
    with django_assert_num_queries(QUERIES):
        assert len(client.get(QUEUE).context["queue"].rows) == 3


def test_next_leads_to_the_one_that_waits_longest(three):
    client = client_of(three[0].reviewer)
    assert (
        client.get(reverse("review:next")).headers["Location"]
        == f"{QUEUE}{three[0].submission.pk}/"
    )
    rounds.open(actor_of(three[0].colleague()), three[0].submission)
    assert (
        client.get(reverse("review:next")).headers["Location"]
        == f"{QUEUE}{three[1].submission.pk}/"
    )


def test_next_leads_back_when_nothing_waits(db):
    answer = client_of(member(Role.LEAD)).get(reverse("review:next"), follow=True)
    assert "没有等待您审核的填报了" in answer.content.decode()


def test_the_start_page_names_the_filing_that_waits_longest(three):
    cards = start.cards(actor_of(three[0].reviewer))
    assert cards[0].title.startswith(three[0].filing.college.name)
    assert cards[0].text == "3 份填报等待您审核。"
    assert start.entries(actor_of(three[0].reviewer))[0].count == 3


def test_the_start_page_offers_a_college_nothing_to_review(case):
    assert start.cards(case.college) == []
    assert start.entries(case.college) == []
