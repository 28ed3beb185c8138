"""The federation's list and page, and the college's."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from portal import clock
from portal.enums import Role
from reviews.models import Objection
from tests.factories import member
from tests.factories.objections import (
    ObjectionContactFactory,
    ObjectionFactory,
    ObjectionStepFactory,
    public_entry,
)
from tests.factories.values import THEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Objection:
    row = ObjectionContactFactory().objection
    ObjectionStepFactory(objection=row)
    return row


def at(role: Role, **organisation) -> Client:
    client = Client()
    client.force_login(member(role, **organisation))
    return client


def reviewing(row: Objection, role: Role = Role.REVIEWER) -> Client:
    return at(role, federation=row.federation)


def page_of(row: Objection, client: Client) -> str:
    return client.get(reverse("review:objection", args=[row.pk])).content.decode()


def step(client: Client, row: Objection, name: str, **said):
    return client.post(reverse("review:objection_step", args=[row.pk, name]), said)


def test_the_page_shows_statement_contact_and_forms_to_who_handles_it(row):
    page = page_of(row, reviewing(row))
    for words in (row.text, "fanying@example.org", "请学校说明", "要求学校更正", "答复反映人"):
        assert words in page
    watching = page_of(row, reviewing(row, Role.OBSERVER))
    assert row.text in watching
    assert "fanying@example.org" not in watching
    assert "发给学校" not in watching


def test_steps_are_taken_and_what_cannot_be_keeps_what_was_typed(row):
    client = reviewing(row)
    assert step(client, row, "ask", text="请核实名单。").status_code == 302
    assert step(client, row, "note", text="已电话联系。").status_code == 302
    refused = step(client, row, "correct", text="请更正名单。", due="2020-01-01", sections="roster")
    assert "晚于今天" in refused.content.decode()
    assert "请更正名单。" in refused.content.decode()
    assert "请至少选择" in step(client, row, "correct", due="2099-01-01").content.decode()
    assert step(client, row, "close", text="经核实不属实。").status_code == 302
    page = page_of(row, client)
    assert "经核实不属实。" in page
    assert "已电话联系。" in page
    assert "发给学校" not in page
    assert step(client, row, "nothing", text="。").status_code == 404


def test_a_correction_opens_the_section(row):
    due = (clock.today() + dt.timedelta(days=10)).isoformat()
    answer = step(reviewing(row), row, "correct", text="请更正名单。", due=due, sections="roster")
    assert answer.status_code == 302
    row.filing.refresh_from_db()
    assert (row.filing.state, row.filing.open_sections) == ("correcting", ["roster"])
    tasks = at(Role.SECRETARY, college=row.college).get(
        reverse("filing:tasks", args=[row.filing_id])
    )
    assert "已公开的内容需要更正" in tasks.content.decode()
    assert "请更正名单。" in tasks.content.decode()


def test_the_list_is_narrowed_by_what_stands_in_the_address(row):
    client = reviewing(row)
    old = ObjectionFactory(
        entry=row.publication.register_entry, received_at=THEN - dt.timedelta(days=90)
    )
    done = ObjectionFactory(entry=row.publication.register_entry, state="closed")
    foreign = ObjectionFactory()

    def listed(**query):
        page = client.get(reverse("review:objections"), query).content.decode()
        return {one for one in (row, old, done, foreign) if one.number in page}

    assert listed() == {row, old}
    assert listed(state="") == {row, old, done}
    assert listed(state="closed") == {done}
    assert listed(state="nonsense") == {row, old, done}
    assert listed(q=row.college.name) == {row, old}
    assert listed(q="没有这所学校") == set()
    assert listed(filing=str(foreign.filing_id)) == set()


def test_one_query_count_whatever_the_number_of_rows(row, django_assert_max_num_queries):
    client = reviewing(row)
    address = reverse("review:objections")
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    for _number in range(12):
        entry = public_entry(
            publication__submission__filing__union__college__federation=row.federation,
            publication__submission__filing__cycle=row.filing.cycle,
        )
        ObjectionFactory(entry=entry)
    with django_assert_max_num_queries(len(few)):
        assert client.get(address).content.decode().count("1-AAAA") >= 13


def test_the_college_answers_what_it_was_asked_and_reads_no_contact(row):
    secretary = at(Role.SECRETARY, college=row.college)
    address = reverse("review:objection_answer", args=[row.pk])
    assert secretary.get(address).status_code == 404
    assert "情况反映" not in secretary.get(reverse("start")).content.decode()
    step(reviewing(row), row, "ask", text="请核实名单。")
    step(reviewing(row), row, "note", text="内部备注。")
    assert address in secretary.get(reverse("start")).content.decode()
    page = secretary.get(address).content.decode()
    assert row.text in page
    assert "请核实名单。" in page
    assert "fanying" not in page
    assert "内部备注。" not in page
    assert "请写明实际情况" in secretary.post(address, {"text": " "}).content.decode()
    assert secretary.post(address, {"text": "名单无误。"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "answered"
    assert "现在不需要再说明" in secretary.get(address).content.decode()
    assert "名单无误。" in page_of(row, reviewing(row))


def test_what_was_closed_without_asking_is_no_page_of_the_college(row):
    step(reviewing(row), row, "close", text="经核实不属实。")
    secretary = at(Role.SECRETARY, college=row.college)
    assert secretary.get(reverse("review:objection_answer", args=[row.pk])).status_code == 404


def test_start_page_and_navigation_tell_the_federation(row):
    client = reviewing(row)
    start = client.get(reverse("start")).content.decode()
    assert "1 条情况反映等待办理。" in start
    assert reverse("review:objections") in start
    nobody = at(Role.REVIEWER, federation=ObjectionFactory().college.federation)
    assert nobody.get(reverse("review:objection", args=[row.pk])).status_code == 404
