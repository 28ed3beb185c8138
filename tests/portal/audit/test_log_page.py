"""The operators' page of the log, the files made of it, and everybody's own part."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal import clock
from portal.domain import audit, log, log_in
from portal.enums import Role
from portal.models import Event
from tests.factories import CollegeFactory, FederationFactory, UserFactory, member

INDEX = reverse("log:index")


@pytest.fixture
def college(db):
    return CollegeFactory(name="云岭大学")


@pytest.fixture
def operator(college):
    person = member(Role.OPERATOR, federation=college.federation)
    client = Client()
    client.force_login(person)
    client.person = person
    return client


def record(college, action="filing.start", person=None, **data):
    return audit.record(
        person, action, college, college=college, federation=college.federation, **data
    )


def ids(client, **asked):
    return [event.pk for event in client.get(INDEX, asked).context["page"].events]


def text(answer):
    return answer.content.decode()


def test_the_newest_stands_on_top_in_words_with_old_and_new(operator, college):
    person = UserFactory(full_name="陈一鸣", username="chenyiming")
    record(college)
    record(college, "college.correct", person, changes={"city": ["旧州", "云溪"]})
    page = text(operator.get(INDEX))
    assert [line.what for line in operator.get(INDEX).context["lines"]] == [
        "修改高校信息",
        "开始填报",
    ]
    assert "所在地 旧州 → 云溪" in page
    assert "陈一鸣" in page
    assert "chenyiming" in page


def test_only_the_federations_one_operates_are_seen(operator, college):
    below = FederationFactory(parent=college.federation, level="city")
    mine = record(college)
    under = record(CollegeFactory(federation=below))
    record(CollegeFactory())
    operator.force_login(operator.person)
    assert ids(operator) == [under.pk, mine.pk]


def test_each_condition_narrows(operator, college):
    person = UserFactory(full_name="陈一鸣", username="chenyiming")
    other = CollegeFactory(name="望江学院", federation=college.federation)
    one = record(college, "filing.submit", person, ordinal=1, number="N-17")
    two = record(other, "roster.view", what="review:read")
    with clock.at(clock.now() - dt.timedelta(days=40)):
        old = record(college, "review.exported")
    everything = [old.pk, two.pk, one.pk]
    assert ids(operator) == everything
    assert ids(operator, person="一鸣") == ids(operator, person="chenyiming") == [one.pk]
    assert ids(operator, person="没有这个人") == []
    assert ids(operator, action="filing.submit") == [one.pk]
    assert ids(operator, action="looks") == [old.pk, two.pk]
    assert ids(operator, organisation="望江") == [two.pk]
    assert ids(operator, organisation=college.federation.name) == everything
    assert ids(operator, target=f"college:{other.pk}") == [two.pk]
    assert ids(operator, words="N-17") == [one.pk]
    today = clock.today()
    assert ids(operator, since=today.isoformat()) == [two.pk, one.pk]
    assert ids(operator, until=(today - dt.timedelta(days=30)).isoformat()) == [old.pk]
    assert ids(operator, since="昨天", action="nonsense") == everything


def test_pages_go_back_by_id_and_nothing_is_skipped_or_twice(operator, college, monkeypatch):
    monkeypatch.setattr(log, "PER_PAGE", 3)
    made = [record(college).pk for _ in range(8)]
    seen, before = [], ""
    while True:
        page = operator.get(INDEX, {"before": before}).context["page"]
        seen += [event.pk for event in page.events]
        record(college)  # what comes meanwhile does not move the pages
        if page.older is None:
            break
        before = page.older
    assert seen == made[::-1]


def test_words_are_looked_for_in_a_window_and_the_page_says_how_far(operator, college, monkeypatch):
    monkeypatch.setattr(log, "WINDOW", 2)
    wanted = record(college, note="关键词")
    for _ in range(3):
        record(college)
    first = operator.get(INDEX, {"words": "关键词"})
    assert first.context["page"].events == []
    assert "可以接着往前找" in text(first)
    second = operator.get(INDEX, {"words": "关键词", "before": first.context["page"].older})
    assert [event.pk for event in second.context["page"].events] == [wanted.pk]


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "１"])
def test_a_strange_place_in_the_address_is_the_beginning(operator, college, before):
    record(college)
    assert operator.get(INDEX, {"before": before}).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_takes_the_same_queries_however_many_events(operator, college, count):
    for _ in range(count):
        record(college, person=UserFactory())
    operator.get(INDEX)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        operator.get(INDEX, {"action": "filing.start"})
    told = [one["sql"] for one in queries if "portal_event" in one["sql"]]
    assert len(told) == 1


def test_the_file_holds_what_the_page_shows_is_safe_for_spreadsheets_and_on_record(
    operator, college
):
    person = UserFactory(full_name="=1+1", username="x")
    record(college, "filing.start", person, note="@SUM(1)")
    record(college, "filing.submit")
    answer = operator.post(reverse("log:export", args=("csv",)), {"action": "filing.start"})
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(body))
    assert len(header) == len(row) == 10
    assert row[2] == "'=1+1"
    assert row[4] == "开始填报"
    assert "no-store" in answer["Cache-Control"]
    event = Event.objects.get(action="log.export")
    assert (event.actor, event.data) == (
        operator.person,
        {"format": "csv", "rows": 1, "filters": {"action": "filing.start"}},
    )


def test_for_programs_each_event_is_a_line_of_json(operator, college):
    record(college, "college.correct", changes={"city": ["a", "b"]})
    record(CollegeFactory(), "filing.start")
    answer = operator.post(reverse("log:export", args=("json",)))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    (event,) = [json.loads(line) for line in lines]
    assert event["data"] == {"changes": {"city": ["a", "b"]}}
    assert event["note"] == "所在地 a → b"


def test_taking_the_log_home_asks_again(operator, college, settings):
    settings.ASK_AGAIN_AFTER = 60
    with clock.at(clock.now() + dt.timedelta(hours=2)):
        answer = operator.post(reverse("log:export", args=("csv",)))
    assert not answer.streaming
    assert not Event.objects.filter(action="log.export").exists()


def test_the_head_stands_on_a_page_to_be_signed(operator):
    page = text(operator.get(reverse("log:head")))
    assert "第几号" in page
    assert "check_events --head" in page


def test_everybody_sees_what_he_or_she_did_and_nothing_of_others(college):
    person, client = member(Role.EDITOR, college=college), Client()
    record(college, "filing.start", person)
    record(college, "filing.submit", UserFactory())
    client.force_login(person)
    page = client.get(reverse("log:mine"))
    assert {event.actor_id for event in page.context["page"].events} == {person.pk}
    assert "开始填报" in text(page)
    assert "提交" not in [line.what for line in page.context["lines"]]


@pytest.mark.parametrize(
    ("target", "name"),
    [("filing:12", "填报 12"), ("user:3", "账号 3"), ("user:None", "账号"), ("gone:1", "gone 1")],
)
def test_an_object_is_named_in_words(target, name):
    assert log.target_name(target) == name


def test_who_was_looked_for_stands_masked_in_the_record_of_an_export(operator):
    operator.post(
        reverse("log:export", args=("csv",)), {"person": "陈一鸣", "words": "13812345678"}
    )
    filters = Event.objects.get(action="log.export").data["filters"]
    assert filters == {"person": "陈*", "words": "138****78"}


def test_what_a_colleges_people_do_with_their_accounts_is_the_federations_to_see(operator, college):
    person = member(Role.EDITOR, college=college)
    assert log_in.home(person) == (college, college.federation)
    log_in.failed(person, person.username)
    audit.record(person, "account.second_factor", person, what="totp", did="removed")
    audit.record(person, "identity.link", person, provider="cas")
    seen = [event.action for event in operator.get(INDEX).context["page"].events]
    assert seen[:3] == ["identity.link", "account.second_factor", "account.log_in_failed"]
