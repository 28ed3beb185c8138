"""The lead's page of extensions: look a union up, grant, see the history."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.html import escape

from disclosures.models import Extension
from portal import clock
from portal.enums import Role
from portal.models import Message
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    MembershipFactory,
    UnionFactory,
    member,
)

REASON = "书记外出挂职，五月初返校后盖章。"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: dt.date(2026, 4, 20))


@pytest.fixture
def cycle(db):
    return CycleFactory(
        opens=dt.date(2026, 3, 1), due=dt.date(2026, 4, 30), closes=dt.date(2026, 5, 31)
    )


@pytest.fixture
def lead(client, cycle):
    person = member(Role.LEAD, federation=cycle.federation)
    client.force_login(person)
    return person


@pytest.fixture
def union(cycle):
    college = CollegeFactory(federation=cycle.federation, name="云溪理工大学", pinyin="yunxi")
    return UnionFactory(college=college)


def there(cycle, query=""):
    return f"/work/cycles/{cycle.pk}/extensions/{query}"


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_union_is_looked_up_by_its_college(client, lead, cycle, union):
    UnionFactory(
        college__federation=cycle.federation, college__name="临川师范学院", college__city="临川市"
    )
    UnionFactory(college__name="云溪外省大学")
    for words in ("云溪", "yun xi", "  云溪 "):
        shown = page(client.get(there(cycle), {"q": words}))
        assert f'href="?union={union.pk}"' in shown
        assert "临川" not in shown
        assert "外省" not in shown
    assert "没有找到" in page(client.get(there(cycle), {"q": "无此校"}))
    assert "还没有给任何组织延期" in page(client.get(there(cycle)))


def test_more_than_twenty_are_not_all_shown(client, lead, cycle):
    for number in range(22):
        UnionFactory(college__federation=cycle.federation, college__name=f"望江第{number}职业学院")
    shown = page(client.get(there(cycle), {"q": "望江"}))
    assert shown.count('href="?union=') == 20
    assert "还有更多" in shown


def test_granting_is_listed_with_who_why_and_until_when(client, lead, cycle, union):
    FilingFactory(union=union, cycle=cycle, drafts=())
    shown = page(client.get(there(cycle, f"?union={union.pk}")))
    assert "给云溪理工大学学生会延期" in shown
    assert "学校填报中" in shown
    assert "现在的期限是2026年4月30日" in shown
    answer = client.post(
        there(cycle, f"?union={union.pk}"), {"until": "2026-05-10", "reason": REASON}, follow=True
    )
    shown = page(answer)
    assert "云溪理工大学学生会已延期到2026年5月10日，已通知学校" in shown
    for part in ("2026-05-10", REASON, lead.full_name, "改期限"):
        assert part in shown
    assert Message.objects.get().college == union.college


def test_an_earlier_one_stays_in_the_history(client, lead, cycle, union):
    for until in ("2026-05-10", "2026-05-20"):
        client.post(there(cycle, f"?union={union.pk}"), {"until": until, "reason": REASON})
    shown = page(client.get(there(cycle)))
    assert shown.count("后来又改过") == 1
    assert shown.count("改期限") == 1
    assert shown.index("2026-05-20") < shown.index("2026-05-10")
    assert "（已延期）" in page(client.get(there(cycle, f"?union={union.pk}")))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"until": "", "reason": REASON}, "请填写日期"),
        ({"until": "五月", "reason": REASON}, "这不是一个日期"),
        ({"until": "2026-04-19", "reason": REASON}, "这一天已经过去"),
        ({"until": "2026-04-30", "reason": REASON}, "延期要晚于提交期限"),
        ({"until": "2026-05-10", "reason": ""}, "请写明为什么延期"),
        ({"until": "2026-05-10", "reason": "盖章"}, "至少5个字"),
        ({"until": "2026-05-10", "reason": "因" * 301}, "原因最多300个字，现在有301个"),
        ({"until": "2026-05-10", "reason": "<script>alert(1)</script>\x00"}, "看不见的字符"),
    ],
)
def test_what_is_wrong_is_said_and_kept(client, lead, cycle, union, data, sentence):
    shown = page(client.post(there(cycle, f"?union={union.pk}"), data))
    assert sentence in shown
    assert "<script>alert" not in shown
    assert escape(data["reason"].replace("\x00", "")) in shown.replace("\x00", "")
    assert not Extension.objects.exists()


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999", "-1", "１２"])
def test_a_union_that_is_not_there_leaves_the_search(client, lead, cycle, number):
    assert "给一个组织延期" in page(client.get(there(cycle), {"union": number}))
    data = {"until": "2026-05-10", "reason": REASON}
    assert client.post(there(cycle, f"?union={number}"), data).status_code == 200
    assert not Extension.objects.exists()


def test_a_foreign_union_is_not_there(client, lead, cycle):
    foreign = UnionFactory()
    shown = page(client.get(there(cycle), {"union": foreign.pk}))
    assert foreign.college.name not in shown


def test_the_own_college_is_refused(client, lead, cycle, union):
    MembershipFactory(user=lead, role=Role.OBSERVER, college=union.college)
    answer = client.post(
        there(cycle, f"?union={union.pk}"), {"until": "2026-05-10", "reason": REASON}
    )
    assert answer.status_code == 403
    assert "不能给本校延期" in answer.content.decode()


def test_the_lead_of_a_federation_below_does_not_extend(client, cycle):
    city = FederationFactory(parent=cycle.federation, level="city")
    client.force_login(member(Role.LEAD, federation=city))
    assert client.get(there(cycle)).status_code == 404


def test_the_college_sees_its_own_day(client, lead, cycle, union):
    filing = FilingFactory(union=union, cycle=cycle)
    client.post(there(cycle, f"?union={union.pk}"), {"until": "2026-05-10", "reason": REASON})
    graduate = UnionFactory(college=union.college, kind="graduate")
    client.post(there(cycle, f"?union={graduate.pk}"), {"until": "2026-06-20", "reason": REASON})
    client.force_login(member(Role.SECRETARY, college=union.college))
    own = "请在2026年5月10日（已延期，原期限2026年4月30日）前提交"
    assert own in page(client.get(f"/work/filings/{filing.pk}/"))
    start = page(client.get("/work/"))
    assert own in start
    assert "请在2026年6月20日（已延期，原期限2026年4月30日）前提交" in start


def test_the_history_of_the_filing_tells_of_it_also_of_one_given_before(client, lead, cycle, union):
    client.post(there(cycle, f"?union={union.pk}"), {"until": "2026-05-10", "reason": REASON})
    filing = FilingFactory(union=union, cycle=cycle)
    client.post(there(cycle, f"?union={union.pk}"), {"until": "2026-05-20", "reason": REASON})
    client.force_login(member(Role.SECRETARY, college=union.college))
    shown = page(client.get(f"/work/filings/{filing.pk}/history/"))
    assert shown.count("获准延期") == 2
    assert shown.index("延期到2026-05-20") < shown.index("延期到2026-05-10")
    assert lead.full_name not in shown
    assert cycle.federation.short_name in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_few_and_many(
    client, lead, cycle, count, django_assert_num_queries
):
    for _ in range(count):
        one = UnionFactory(college__federation=cycle.federation)
        client.post(there(cycle, f"?union={one.pk}"), {"until": "2026-05-10", "reason": REASON})
    with django_assert_num_queries(18):
        page(client.get(there(cycle)))
