from __future__ import annotations

import datetime as dt

import pytest

from disclosures.models import Cycle
from portal import clock
from portal.enums import Role
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    PublicationFactory,
    UnionFactory,
    member,
)

NEW = {
    "edition": "2025-2026",
    "opens": "2026-03-01",
    "due": "2026-04-30",
    "closes": "2026-05-31",
    "federation_email": "mishu@example.org",
    "national_email": "quanguo@example.org",
    "name_policy": "masked",
    "rank_policy": "band",
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: dt.date(2026, 3, 2))


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


def test_a_lead_without_a_cycle_is_told_and_led_there(client, lead):
    start = page(client.get("/work/"))
    assert "没有开放的填报周期" in start
    assert 'href="/work/cycles/open/"' in start
    assert "还没有填报周期" in page(client.get("/work/cycles/"))


def test_others_are_not_told(client, federation):
    client.force_login(member(Role.REVIEWER, federation=federation))
    shown = page(client.get("/work/"))
    assert "填报周期" not in shown
    assert "/work/cycles/" not in shown


def test_opening_lets_the_college_begin(client, lead, federation):
    union = UnionFactory(college__federation=federation)
    answer = client.post("/work/cycles/open/", NEW | {"federation": federation.pk}, follow=True)
    assert "已开设" in page(answer)
    cycle = Cycle.objects.get()
    assert (cycle.name_policy, cycle.rank_policy, cycle.noindex) == ("masked", "band", True)
    assert "2026年4月30日前提交" in page(client.get("/work/"))
    client.force_login(member(Role.SECRETARY, college=union.college))
    assert "开始填报" in page(client.get("/work/"))
    begun = client.post(f"/work/filings/start/{union.pk}/{cycle.pk}/", follow=True)
    assert begun.redirect_chain[-1][0].startswith("/work/filings/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"opens": ""}, "请填写日期"),
        ({"opens": "2026-02-30"}, "这不是一个日期"),
        ({"due": "三月"}, "这不是一个日期"),
        ({"due": "0000-00-00"}, "这不是一个日期"),
        ({"due": "2026-02-28"}, "提交期限要在开始填报（2026年3月1日）当天或以后"),
        ({"closes": "2026-04-01"}, "关闭日期要在提交期限（2026年4月30日）当天或以后"),
        ({"closes": "9999-12-31"}, "请核对年份"),
        ({"federation_email": ""}, "请填写邮箱"),
        ({"federation_email": "不是邮箱"}, "这不像一个邮箱地址"),
        ({"national_email": "<script>alert(1)</script>"}, "这不像一个邮箱地址"),
        ({"national_email": f"{'a' * 200}@example.org"}, "邮箱最多200个字符"),
        ({"national_email": "a\u202e@example.org"}, "这不像一个邮箱地址"),
        ({"name_policy": "🎓"}, "请从列出的方式中选择一个"),
        ({"rank_policy": ""}, "请选择一种方式"),
        ({"blind_share": "51"}, "请填 0 到 50 之间的整数"),
        ({"blind_share": "-1"}, "请填 0 到 50 之间的整数"),
        ({"blind_share": "一半"}, "请填 0 到 50 之间的整数"),
        ({"edition": "1999"}, "请从列出的年度中选择一个"),
        ({"edition": ""}, "请选择年度"),
        ({"federation": "x"}, "请从列出的学联中选择一个"),
    ],
)
def test_wrong_input_is_said_and_kept(client, lead, federation, changes, sentence):
    shown = page(client.post("/work/cycles/open/", NEW | {"federation": federation.pk} | changes))
    assert sentence in shown
    assert "有 1 处需要修改" in shown
    assert "<script>alert" not in shown
    assert 'value="2026-05-31"' in shown or "closes" in changes  # the rest is kept
    assert not Cycle.objects.exists()


def test_a_foreign_federation_is_not_offered(client, lead):
    foreign = FederationFactory()
    shown = page(client.post("/work/cycles/open/", NEW | {"federation": foreign.pk}))
    assert "请从列出的学联中选择一个" in shown
    assert foreign.name not in shown
    assert not Cycle.objects.exists()


def test_the_form_suggests_what_was_chosen_last(client, lead, federation):
    CycleFactory(federation=federation, federation_email="jiu@example.org", rank_policy="band")
    shown = page(client.get("/work/cycles/open/"))
    assert 'value="jiu@example.org"' in shown
    assert 'value="2026-03-02"' in shown
    assert shown.index("2025-2026") < shown.index("2024-2025")


def test_changing_shows_what_there_is_and_saves(client, lead, federation):
    cycle = CycleFactory(federation=federation)
    there = f"/work/cycles/{cycle.pk}/"
    shown = page(client.get(there))
    assert 'value="2098-12-31"' in shown
    assert "已经有公开的材料" not in shown
    answer = client.post(there, NEW | {"objections_shown": "on"}, follow=True)
    assert "已保存。" in page(answer)
    cycle.refresh_from_db()
    assert (cycle.due, cycle.objections_shown) == (dt.date(2026, 4, 30), True)
    assert "没有改动。" in page(client.post(there, NEW | {"objections_shown": "on"}, follow=True))


def test_how_it_is_reviewed_is_chosen_and_suggested_the_next_time(client, lead, federation):
    cycle = CycleFactory(federation=federation)
    chosen = {"second_reader": "on", "blind_share": "10", "objections_shown": "on"}
    client.post(f"/work/cycles/{cycle.pk}/", NEW | chosen)
    cycle.refresh_from_db()
    options = (cycle.second_reader, cycle.blind_share, cycle.objections_shown, cycle.reminders)
    assert options == (True, 10, True, False)
    shown = " ".join(page(client.get("/work/cycles/open/")).split())
    assert 'name="blind_share" value="10"' in shown
    boxes = {name: f'id="id_{name}" checked' in shown for name in ("second_reader", "reminders")}
    assert boxes == {"second_reader": True, "reminders": False}
    client.post(f"/work/cycles/{cycle.pk}/", NEW | {"blind_share": ""})
    cycle.refresh_from_db()
    assert cycle.blind_share == 0


def test_dates_in_the_wrong_order_change_nothing(client, lead, federation):
    cycle = CycleFactory(federation=federation)
    shown = page(client.post(f"/work/cycles/{cycle.pk}/", NEW | {"due": "2026-02-28"}))
    assert "提交期限要在开始填报（2026年3月1日）当天或以后" in shown
    assert 'value="2026-02-28"' in shown
    cycle.refresh_from_db()
    assert cycle.due == dt.date(2098, 12, 31)


def test_once_something_is_public_the_page_says_what_a_change_reaches(client, db):
    cycle = PublicationFactory().submission.filing.cycle
    client.force_login(member(Role.LEAD, federation=cycle.federation))
    shown = page(client.get(f"/work/cycles/{cycle.pk}/"))
    assert "这个周期已经有公开的材料" in shown
    assert "只影响以后公开的" in shown
    client.post(f"/work/cycles/{cycle.pk}/", NEW)
    cycle.refresh_from_db()
    assert cycle.name_policy == "masked"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(
    client, lead, federation, count, django_assert_num_queries
):
    for key in ("2023-2024", "2024-2025", "2025-2026")[:count]:
        CycleFactory(federation=federation, edition=EditionFactory(key=key))
    CycleFactory()
    with django_assert_num_queries(16):
        shown = page(client.get("/work/cycles/"))
    assert shown.count("填报中") == count


@pytest.mark.parametrize(
    ("opens", "due", "closes", "word"),
    [
        ("2026-03-03", "2026-04-01", "2026-05-01", "还没开始"),
        ("2026-03-02", "2026-03-02", "2026-03-02", "填报中"),
        ("2026-02-01", "2026-03-01", "2026-05-01", "已过提交期限"),
        ("2026-01-01", "2026-02-01", "2026-03-01", "已关闭"),
    ],
)
def test_the_list_says_how_a_cycle_stands(client, lead, federation, opens, due, closes, word):
    CycleFactory(federation=federation, opens=opens, due=due, closes=closes)
    assert f">{word}<" in "".join(page(client.get("/work/cycles/")).split())


def test_the_cycle_of_the_federation_above_counts_as_open(client, lead, federation):
    federation.parent = FederationFactory()
    federation.path = f"{federation.parent.path}{federation.pk}/"
    federation.save()
    CycleFactory(federation=federation.parent)
    CollegeFactory(federation=federation)
    assert "没有开放的填报周期" not in page(client.get("/work/"))


def test_a_number_that_no_cycle_has_is_not_found(client, lead):
    assert client.get("/work/cycles/99999999999999999999/").status_code == 404
