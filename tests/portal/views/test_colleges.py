from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.enums import Role
from portal.models import College, Invitation
from tests.factories import CollegeFactory, FederationFactory, UnionFactory, member

NEW = {"name": "云岭理工大学", "city": "云溪市", "kinds": ["student"]}
BAD = ["", "长" * 81, "<script>alert(1)</script>", "云溪\u202e大学", "云溪大学🎓", "云溪\x00大学"]


@pytest.fixture
def federation(db):
    return FederationFactory()


@pytest.fixture
def lead(client, federation):
    person = member(Role.LEAD, federation=federation)
    client.force_login(person)
    return person


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_lead_is_told_what_to_do_first(client, lead):
    shown = page(client.get("/work/colleges/"))
    assert "还没有高校" in shown
    assert 'href="/work/colleges/add/"' in shown
    assert 'href="/work/colleges/paste/"' in shown


def test_the_list_shows_the_subtree_and_nothing_else(client, lead, federation):
    own = CollegeFactory(federation=federation)
    below = CollegeFactory(federation=FederationFactory(level="city", parent=federation))
    foreign = CollegeFactory()
    member(Role.SECRETARY, college=own)
    shown = page(client.get("/work/colleges/"))
    assert own.name in shown
    assert below.name in shown
    assert foreign.name not in shown
    assert "1位" in shown
    assert "添加书记" in shown  # of the one below, which has none


@pytest.mark.parametrize("colleges", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(
    client, lead, federation, colleges, django_assert_num_queries
):
    for _ in range(colleges):
        UnionFactory(college__federation=federation)
    with django_assert_num_queries(18):
        shown = page(client.get("/work/colleges/"))
    assert shown.count("添加书记") == colleges


def test_long_lists_have_pages_that_keep_the_words(client, lead, federation):
    CollegeFactory.create_batch(31, federation=federation, city="云溪市")
    first = page(client.get("/work/colleges/", {"q": "云溪市"}))
    assert "共 31 条" in first
    assert "?q=%E4%BA%91%E6%BA%AA%E5%B8%82&amp;page=2" in first
    assert page(client.get("/work/colleges/?q=云溪市&page=2")).count("添加书记") == 1
    assert page(client.get("/work/colleges/?page=x")).count("添加书记") == 30


@pytest.mark.parametrize(
    "words", ["没有的", "<script>alert(1)</script>", "长" * 60, "\u202e", "🎓"]
)
def test_words_that_find_nothing_do_not_break_the_page(client, lead, words):
    shown = page(client.get("/work/colleges/", {"q": words}))
    assert "<script>alert" not in shown
    assert "还没有高校" in shown or "没有找到这样的高校" in shown


def test_after_adding_one_goes_on_to_the_first_secretary(client, lead):
    answer = client.post("/work/colleges/add/", NEW | {"federation": lead_of(lead).pk}, follow=True)
    college = College.objects.get()
    assert answer.redirect_chain == [(f"/work/members/college/{college.pk}/", 302)]
    assert "已添加云岭理工大学。接着添加该校的书记" in page(answer)
    secretary = {"full_name": "林知夏", "role": "secretary"}
    page(client.post(f"/work/members/college/{college.pk}/", secretary))
    assert Invitation.objects.get(role="secretary").college == college


def test_an_operator_adds_but_the_lead_makes_the_members(client, federation):
    client.force_login(member(Role.OPERATOR, federation=federation))
    answer = client.post("/work/colleges/add/", NEW | {"federation": federation.pk}, follow=True)
    assert answer.redirect_chain == [("/work/colleges/", 302)]
    shown = page(answer)
    assert "请学联负责人为该校添加书记" in shown
    assert "/work/members/" not in shown


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_is_none_is_said_and_kept(client, lead, name):
    answer = client.post(
        "/work/colleges/add/", NEW | {"name": name, "federation": lead_of(lead).pk}
    )
    shown = page(answer)
    assert "有 1 处需要修改" in shown
    assert "<script>alert" not in shown
    assert 'value="云溪市"' in shown  # the rest is kept
    assert not College.objects.exists()


def test_an_empty_form_names_every_field(client, lead):
    shown = page(client.post("/work/colleges/add/", {}))
    for sentence in ("请填写校名。", "请选择学联。", "请至少勾选一个组织。"):
        assert sentence in shown


@pytest.mark.parametrize("value", ["", "0", "x", "99999999999999999999"])
def test_a_federation_that_is_not_offered_is_said(client, lead, value):
    shown = page(client.post("/work/colleges/add/", NEW | {"federation": value}))
    assert "请选择学联。" in shown or "请从列出的学联中选择一个。" in shown


def test_a_foreign_federation_is_not_offered(client, lead):
    foreign = FederationFactory()
    shown = page(client.post("/work/colleges/add/", NEW | {"federation": foreign.pk}))
    assert "请从列出的学联中选择一个。" in shown
    assert foreign.name not in shown
    assert not College.objects.exists()


def test_correcting_shows_what_there_is_and_keeps_what_is_changed(client, lead, federation):
    college = UnionFactory(college=CollegeFactory(federation=federation)).college
    there = f"/work/colleges/{college.pk}/"
    shown = page(client.get(there))
    assert f'value="{college.name}"' in shown
    assert "已经开始的仍由原学联审核" in shown
    answer = client.post(there, NEW | {"federation": federation.pk}, follow=True)
    assert "已保存云岭理工大学。" in page(answer)
    college.refresh_from_db()
    assert college.name == "云岭理工大学"


def test_a_wrong_correction_keeps_the_name_in_the_heading(client, lead, federation):
    college = UnionFactory(college=CollegeFactory(federation=federation)).college
    values = {"name": "", "federation": federation.pk, "kinds": ["graduate"]}
    shown = page(client.post(f"/work/colleges/{college.pk}/", values))
    assert f"<h1>{college.name}</h1>" in shown
    assert "请填写校名。" in shown


def test_pasted_lines_are_added_all_or_none_and_kept(client, lead, federation):
    text = "甲大学\t云溪市\t学生会\n乙大学\t云溪市\t<script>alert(1)</script>"
    values = {"federation": federation.pk, "lines": text}
    shown = page(client.post("/work/colleges/paste/", values))
    assert "第2行：看不懂" in shown
    assert "甲大学\t云溪市\t学生会" in shown
    assert "<script>alert" not in shown
    assert not College.objects.exists()
    values["lines"] = text.replace("<script>alert(1)</script>", "研究生会")
    answer = client.post("/work/colleges/paste/", values, follow=True)
    assert "已添加2所高校" in page(answer)
    assert College.objects.count() == 2


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "请粘贴高校名单"),
        (" \n\n", "请粘贴高校名单"),
        ("长" * 60_001, "粘贴的内容太长"),
        ("甲\x00大学\t\t学生会", "看不见的字符"),
    ],
)
def test_a_list_that_is_none_is_said(client, lead, federation, lines, sentence):
    values = {"federation": federation.pk, "lines": lines}
    assert sentence in page(client.post("/work/colleges/paste/", values))


def test_many_lines_take_a_bounded_number_of_queries_each(client, lead, federation):
    counts = []
    for first, last in ((0, 2), (2, 12)):
        lines = "\n".join(f"第{n}大学\t\t学生会" for n in range(first, last))
        with CaptureQueriesContext(connection) as queries:
            client.post("/work/colleges/paste/", {"federation": federation.pk, "lines": lines})
        counts.append(len(queries))
    assert College.objects.count() == 12
    assert (counts[1] - counts[0]) / 8 <= 10


def test_the_start_page_says_how_many_cannot_submit(client, lead, federation):
    assert "还没有高校，请先添加。" in page(client.get("/work/"))
    CollegeFactory.create_batch(2, federation=federation)
    member(Role.SECRETARY, college=CollegeFactory(federation=federation))
    assert "共3所高校。其中2所还没有书记" in page(client.get("/work/"))


def lead_of(person):
    return person.memberships.get().federation
