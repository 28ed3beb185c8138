"""The inbox, what is wanted by e-mail, and the log of what was sent to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.enums import DeliveryState, Role
from portal.models import Delivery, Event, Notice
from tests import factories
from tests.factories import THEN, member

PAGE_QUERIES = 14


@pytest.fixture
def person(db):
    return member(Role.EDITOR)


@pytest.fixture
def ask(client, person):
    client.force_login(person)
    return lambda name, *args, **query: client.get(reverse(f"messages:{name}", args=args), query)


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def told(person, subject="填报已退回", **values):
    return factories.NoticeFactory(user=person, message__subject=subject, **values)


# --- The inbox -----------------------------------------------------------------------------


def test_an_empty_inbox_says_what_will_come(ask):
    assert "还没有消息" in text(ask("index"))


def test_unread_comes_first_then_the_newest(ask, person):
    told(person, "旧的未读")
    told(person, "读过的", read_at=THEN)
    told(person, "新的未读")
    told(factories.UserFactory(), "别人的消息")
    shown = text(ask("index"))
    places = [shown.index(words) for words in ("新的未读", "旧的未读", "读过的")]
    assert places == sorted(places)
    assert "别人的消息" not in shown


def test_the_navigation_counts_what_is_unread(ask, person):
    for read_at in (None, None, THEN):
        told(person, read_at=read_at)
    shown = text(ask("index"))
    assert '消息 <span class="count">2</span>' in shown


def test_opening_marks_as_read_and_leads_on(ask, person):
    notice = told(person, message__url="/work/filings/7/")
    answer = ask("read", notice.pk)
    assert (answer.status_code, answer["Location"]) == (302, "/work/filings/7/")
    notice.refresh_from_db()
    first = notice.read_at
    assert first
    ask("read", notice.pk)
    notice.refresh_from_db()
    assert notice.read_at == first


def test_a_message_of_somebody_else_does_not_exist(ask, person):
    stranger = told(factories.UserFactory(), message__college=person.memberships.get().college)
    assert ask("read", stranger.pk).status_code == 404
    assert Notice.objects.get().read_at is None


def test_everything_is_marked_as_read_at_once(client, ask, person):
    mine, other = told(person), told(factories.UserFactory())
    answer = client.post(reverse("messages:read_all"), follow=True)
    assert "已把1条标为已读。" in text(answer)
    for notice, read in ((mine, True), (other, False)):
        notice.refresh_from_db()
        assert bool(notice.read_at) == read


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_takes_the_same_queries_however_much_it_holds(
    ask, person, rows, django_assert_num_queries
):
    for _ in range(rows):
        told(person)
    with django_assert_num_queries(PAGE_QUERIES):
        ask("index")


def test_thirty_a_page(ask, person):
    for _ in range(31):
        told(person)
    assert text(ask("index")).count('class="unread"') == 30
    assert text(ask("index", page=2)).count('class="unread"') == 1


# --- By e-mail or not --------------------------------------------------------------------------


def test_the_address_and_what_is_wanted_are_kept(client, ask, person):
    assert "填报被退回" in text(ask("choices"))
    assert "审核摘要" not in text(ask("choices"))
    answer = client.post(
        reverse("messages:choices"),
        {"email": "tuanwei@example.cn", "kinds": ["returned", "approved"]},
        follow=True,
    )
    assert "已保存。" in text(answer)
    person.refresh_from_db()
    assert person.email == "tuanwei@example.cn"
    assert "due" in person.unmailed
    assert not {"returned", "approved", "digest"} & set(person.unmailed)
    event = Event.objects.get(action="account.choices")
    assert "tuanwei" not in str(event.data)


def test_an_address_that_is_none_is_said_so_and_kept_on_the_page(client, ask, person):
    answer = client.post(reverse("messages:choices"), {"email": "tuanwei@"})
    assert "请填写完整的邮箱地址" in text(answer)
    assert 'value="tuanwei@"' in text(answer)
    person.refresh_from_db()
    assert person.email != "tuanwei@"


def test_without_a_mail_server_the_page_says_so(ask, settings):
    settings.EMAIL_HOST = ""
    assert "还没有配置邮件服务器" in text(ask("choices"))


def test_what_was_switched_off_in_another_role_stays_so(client, ask, person):
    person.unmailed = ["digest"]
    person.save()
    client.post(reverse("messages:choices"), {"email": "", "kinds": []})
    person.refresh_from_db()
    assert "digest" in person.unmailed


# --- The log ---------------------------------------------------------------------------------


@pytest.fixture
def college(db):
    return factories.CollegeFactory()


@pytest.fixture
def log(client, college):
    client.force_login(member(Role.LEAD, federation=college.federation))
    return lambda **query: client.get(reverse("messages:log"), query)


def sent(college, **values):
    return factories.DeliveryFactory(notice__message__college=college, **values)


def test_an_empty_log_says_what_will_come(log):
    assert "还没有发出过消息" in text(log())


def test_the_log_names_recipient_channel_state_and_problem(log, college):
    failed = sent(college, state=DeliveryState.FAILED, problem="550 no such user")
    shown = text(log())
    for words in (failed.notice.user.full_name, failed.address, "没有送达", "550 no such user"):
        assert words in shown
    assert reverse("messages:resend", args=[failed.pk]) in shown


def test_the_log_is_that_of_ones_own_federations(log, college):
    sent(factories.CollegeFactory(), address="elsewhere@example.org")
    below = factories.CollegeFactory(
        federation=factories.FederationFactory(parent=college.federation)
    )
    sent(below, address="below@example.org")
    shown = text(log())
    assert "below@example.org" in shown
    assert "elsewhere@example.org" not in shown


def test_who_leads_one_federation_and_reviews_in_another_sees_the_log_of_the_first(client, college):
    lead = member(Role.LEAD, federation=college.federation)
    other = factories.CollegeFactory()
    factories.MembershipFactory(
        user=lead, role=Role.REVIEWER, college=None, federation=other.federation
    )
    client.force_login(lead)
    sent(other, address="elsewhere@example.org")
    assert "elsewhere@example.org" not in text(client.get(reverse("messages:log")))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"a@example.org", "b@example.org"}),
        ({"state": "failed"}, {"a@example.org"}),
        ({"kind": "approved"}, {"b@example.org"}),
        ({"q": "a@exam"}, {"a@example.org"}),
        ({"q": "没有这样的人"}, set()),
        ({"state": "nonsense", "kind": "x"}, {"a@example.org", "b@example.org"}),
    ],
)
def test_the_log_is_narrowed(log, college, query, found):
    sent(college, address="a@example.org", state=DeliveryState.FAILED)
    sent(
        college,
        address="b@example.org",
        state=DeliveryState.SENT,
        notice__message__kind="approved",
    )
    shown = text(log(**query))
    assert {one for one in ("a@example.org", "b@example.org") if one in shown} == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_takes_the_same_queries_however_much_it_holds(
    log, college, rows, django_assert_num_queries
):
    for _ in range(rows):
        sent(college)
    # And the subtree, deliveries, what waits, two counts in the navigation of leads.
    with django_assert_num_queries(PAGE_QUERIES + 5):
        log()


def test_a_delivery_that_was_given_up_is_tried_anew(client, log, college):
    failed = sent(college, state=DeliveryState.FAILED, attempts=8, next_at=None, problem="550")
    again = reverse("messages:resend", args=[failed.pk])
    assert "已重新排队" in text(client.post(again, follow=True))
    assert "不需要重发" in text(client.post(again, follow=True))
    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.problem) == ("waiting", 0, "")
    assert failed.next_at - THEN > timedelta(0)
    assert Event.objects.filter(action="message.resend").count() == 1


def test_what_was_sent_is_not_sent_again(client, log, college):
    done = sent(college, state=DeliveryState.SENT, next_at=None)
    client.post(reverse("messages:resend", args=[done.pk]))
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_what_has_not_left_is_counted(log, college):
    factories.MessageFactory(college=college)
    assert "另有1条还没有到发出的时间" in text(log())
