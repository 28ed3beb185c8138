"""The library of usual sentences, on the pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.enums import Role
from reviews.models import Reason
from tests.factories import FederationFactory, FlagFactory, ReasonFactory, ReviewFactory, member
from tests.reviews.views.conftest import client_of

INDEX = reverse("review:reasons")
WORDS = {"title": "学期初名单", "kind": "inconsistent", "text": "{message}请按学期初的名单改。"}


@pytest.fixture
def federation(db):
    return FederationFactory()


@pytest.fixture
def lead(federation):
    return client_of(member(Role.LEAD, federation=federation))


@pytest.fixture
def reviewer(federation):
    return client_of(member(Role.REVIEWER, federation=federation))


def page_of(client, **query):
    return client.get(INDEX, query).content.decode()


def page(key):
    return reverse("review:reason", args=[key])


def test_what_is_carried_is_listed_with_its_placeholders_in_words(reviewer):
    found = page_of(reviewer)
    assert "排名不在前30%" in found
    assert "〔核验结果〕" in found
    assert "{message}" not in found.split('id="add"')[0]
    assert "还没有用过" in found


def test_what_was_used_comes_first_with_its_number(federation, reviewer):
    review = ReviewFactory(submission__filing__union__college__federation=federation)
    for _ in range(3):
        FlagFactory(review=review, template="T27")
    found = page_of(reviewer)
    assert found.index("指导思想表述陈旧") < found.index("漏答或多选")
    assert "用过 3 次，近一年 3 次" in found


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ({"rule": "R12"}, "请说明排名口径", "漏答或多选"),
        ({"section": "congress"}, "请提供大会佐证", "个人情况请核实"),
        ({"q": "等额"}, "写成等额选举", "漏答或多选"),
        ({"rule": "nonsense"}, "漏答或多选", "没有符合这些条件"),
        ({"q": "没有这样的话"}, "没有符合这些条件的用语", "漏答或多选"),
    ],
)
def test_it_is_narrowed_by_text_rule_and_section(reviewer, query, there, not_there):
    found = page_of(reviewer, **query)
    assert there in found
    assert not_there not in found


def test_the_list_has_pages(reviewer):
    assert "指导思想表述陈旧" not in page_of(reviewer)
    assert "指导思想表述陈旧" in page_of(reviewer, page=3)


def test_placeholders_are_written_in_words_and_kept_as_codes(lead):
    assert "{核验结果}" in lead.get(page("R12")).content.decode()
    lead.post(page("R12"), WORDS | {"text": "{核验结果}请附{依据的文件}要求的证明。"})
    assert Reason.objects.get().text == "{message}请附{source}要求的证明。"


def test_one_is_added_for_a_rule(federation, reviewer):
    answer = reviewer.post(INDEX, WORDS | {"rule": "R04"}, follow=True)
    assert "已添加" in answer.content.decode()
    row = Reason.objects.get()
    assert (row.federation, row.rules, row.sections, row.text) == (
        federation,
        ["R04"],
        [],
        WORDS["text"],
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"title": ""}, "请给这条用语起一个简称"),
        ({"text": ""}, "请写明用语的内容"),
        ({"text": "请改{figure}。"}, "这样的占位"),
        ({"text": "字" * 301}, "300 个字以内"),
    ],
)
def test_what_cannot_be_used_is_said_and_kept(reviewer, data, said):
    found = reviewer.post(INDEX, WORDS | data).content.decode()
    assert said in found
    assert not Reason.objects.exists()


def test_who_reviews_in_two_federations_chooses(federation):
    other = FederationFactory()
    user = member(Role.REVIEWER, federation=federation)
    hat = user.memberships.create(role=Role.LEAD, federation=other)
    client = client_of(user)
    client.post("/account/role/", {"membership": hat.pk})
    client.post(INDEX, WORDS | {"federation": other.pk})
    assert Reason.objects.get().federation == other


def test_an_observer_reads_and_writes_nothing(federation):
    observer = client_of(member(Role.OBSERVER, federation=federation))
    found = page_of(observer)
    assert "排名不在前30%" in found
    assert "修改或停用" not in found
    assert 'id="add"' not in found


def test_a_lead_puts_other_words_for_a_carried_one(federation, lead):
    lead.post(page("R12"), {"title": "排名", "kind": "evidence", "text": "{message}请附证明。"})
    found = page_of(lead, rule="R12")
    assert "请附证明。" in found
    assert Reason.objects.get().key == "R12"


def test_a_reviewer_changes_only_what_is_his_or_her_own(federation):
    user = member(Role.REVIEWER, federation=federation)
    own, other = ReasonFactory(federation=federation, by=user), ReasonFactory(federation=federation)
    client = client_of(user)
    found = page_of(client)
    assert page(own.key) in found
    assert page(other.key) not in found
    assert client.post(page(own.key), WORDS).status_code == 302
    assert client.post(page(other.key), WORDS).status_code == 403
    own.refresh_from_db()
    assert own.text == WORDS["text"]


def test_what_is_put_away_is_offered_no_more_and_can_be_taken_up_again(federation, lead):
    url = reverse("review:reason_retire", args=["R12-basis"])
    assert "已停用“请说明排名口径”" in lead.post(url, follow=True).content.decode()
    found = page_of(lead)
    assert "已停用的 1 条" in found
    assert "已停用，保存后重新提供" in lead.get(page("R12-basis")).content.decode()
    lead.post(page("R12-basis"), WORDS)
    assert "已停用的" not in page_of(lead)


def test_the_province_s_own_one_is_read_in_the_city_and_not_changed(federation):
    ReasonFactory(federation=federation, key="own-province", text="请按省里的要求写。")
    city = FederationFactory(parent=federation)
    client = client_of(member(Role.LEAD, federation=city))
    found = page_of(client)
    assert "请按省里的要求写。" in found
    assert page("own-province") not in found
    answer = client.post(page("own-province"), WORDS)
    assert "它属于上级学联" in answer.content.decode()


def test_a_key_that_there_is_not_is_nowhere(lead):
    assert lead.get(page("own-nothing")).status_code == 404


def test_text_of_people_is_escaped(federation, lead):
    ReasonFactory(federation=federation, text="<b>{message}</b>请改。")
    assert "&lt;b&gt;<code>〔核验结果〕</code>&lt;/b&gt;" in page_of(lead)


def test_as_many_queries_for_one_as_for_twenty(federation, lead):
    ReasonFactory(federation=federation)
    lead.get(INDEX)
    with CaptureQueriesContext(connection) as one:
        lead.get(INDEX)
    for number in range(19):
        ReasonFactory(federation=federation, text=f"请改第{number}处。")
    with CaptureQueriesContext(connection) as twenty:
        lead.get(INDEX)
    assert len(twenty) == len(one)
