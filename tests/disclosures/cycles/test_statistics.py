"""A cycle in figures: literal counts for a handful of filings, and the file that the lead gets."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from urllib.parse import unquote

import openpyxl
import pytest
from django.test import Client

from disclosures import editions
from disclosures.domain.statistics import figures
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from tests.disclosures.exporting.books import table
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    FilingFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)

pytestmark = pytest.mark.django_db
FORM = editions.load("2024-2025")
QUERIES = 18
"""Actor and scope, cycle, event, then four for any number of filings."""
RANK = {
    "rule": "R12", "severity": "contradiction", "section": "roster", "indicator": "i08", "path": "roster[1].rank",
    "message": "名次不在前30%。", "evidence": "21/35", "source": "公开表",
}  # fmt: skip
SOFTER = RANK | {"severity": "warning", "path": "roster[2].rank"}
HINT = RANK | {"rule": "R17", "severity": "information", "indicator": "i11", "path": "congress"}
EXPLAINED = [{"rule": "R12", "path": one["path"], "text": "属实。"} for one in (RANK, SOFTER)]


@pytest.fixture
def cycle():
    edition = EditionFactory(key="2024-2025", data=FORM.data(), digest=FORM.digest)
    return CycleFactory(edition=edition, federation=FederationFactory())


@pytest.fixture
def lead(cycle):
    return member(Role.LEAD, federation=cycle.federation)


def union(cycle, name, federation=None):
    college = CollegeFactory(name=name, federation=federation or cycle.federation)
    return UnionFactory(college=college)


def sent(cycle, name, *, state="submitted", answers=(), **submission):
    filing = FilingFactory(union=union(cycle, name), cycle=cycle, state=state, drafts=())
    content = {"indicators": {"answers": {key: {"answer": one} for key, one in answers}}}
    return SubmissionFactory(filing=filing, content=content, **submission)


@pytest.fixture
def four(cycle):
    """One that explained, one that did not, one that pulled back, one that has not begun."""
    one = sent(cycle, "甲学院", answers=[("i08", "是"), ("i01", "否")], findings=[RANK, SOFTER, HINT], explanations=EXPLAINED)  # fmt: skip
    sent(cycle, "乙学院", answers=[("i08", "both")], findings=[SOFTER], ordinal=2)
    sent(cycle, "丙学院", state="draft", answers=[("i08", "是")], findings=[RANK])
    union(cycle, "丁学院")
    return one


def book(cycle, person):
    client = Client()
    client.force_login(person)
    answer = client.get(f"/work/cycles/{cycle.pk}/statistics.xlsx")
    assert answer.status_code == 200
    return answer, openpyxl.load_workbook(io.BytesIO(answer.content))


def test_every_college_has_a_row_with_state_and_counts(cycle, lead, four):
    answer, found = book(cycle, lead)
    name = unquote(answer["Content-Disposition"])
    assert name.startswith("attachment; filename*=utf-8''")
    assert "填报统计（" in name
    assert answer["Cache-Control"] == "private, no-store"
    assert found.sheetnames == ["汇总", "各校", "各项指标", "各条规则"]
    rows = {row["高校"]: row for row in table(found["各校"])}
    assert {name: row["状态"] for name, row in rows.items()} == {
        "甲学院": "待审核",
        "乙学院": "待审核",
        "丙学院": "学校填报中",
        "丁学院": "未开始",
    }
    words = ("错误", "矛盾", "提醒", "提示", "无法核验")
    assert [rows["甲学院"][word] for word in words] == [0, 1, 1, 1, 0]
    assert [rows["丙学院"][word] for word in words] == [None] * 5
    assert rows["乙学院"]["提交次数"] == 2


def test_the_answers_of_each_indicator_and_who_was_doubted(cycle, lead, four):
    rows = {row["编号"].rstrip("★▲"): row for row in table(book(cycle, lead)[1]["各项指标"])}
    eighth = rows[FORM.indicator("i08").no]
    assert (eighth["是"], eighth["否"], eighth["未填"], eighth["两个都勾"]) == (1, 0, 0, 1)
    assert (eighth["核验有问题的填报"], eighth["其中都有说明的"]) == (2, 1)
    first = rows["1"]
    assert (first["是"], first["否"], first["未填"], first["核验有问题的填报"]) == (0, 1, 1, 0)
    assert len(rows) == len(FORM.indicators)


def test_each_rule_counts_a_filing_once_by_the_heaviest(cycle, lead, four):
    rows = {row["规则"]: row for row in table(book(cycle, lead)[1]["各条规则"])}
    twelve = rows["R12"]
    assert (twelve["填报份数"], twelve["矛盾"], twelve["提醒"], twelve["总次数"]) == (2, 1, 1, 3)
    assert (rows["R17"]["填报份数"], rows["R17"]["提示"]) == (1, 1)
    assert rows["R01"]["填报份数"] == 0


def test_the_totals(cycle, lead, four):
    totals = dict(book(cycle, lead)[1]["汇总"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert totals["应填报的组织"] == 4
    assert (totals["未开始"], totals["学校填报中"], totals["待审核"]) == (1, 1, 2)
    assert (totals["有矛盾的填报"], totals["有提醒的填报"], totals["有错误的填报"]) == (1, 2, 0)
    assert totals["提交过两次以上"] == 1


def test_who_first_sent_after_the_day_was_late(cycle, lead):
    day = cycle.due
    at = datetime(day.year, day.month, day.day, 15, 59, tzinfo=UTC)
    sent(cycle, "甲学院", submitted_at=at)
    sent(cycle, "乙学院", submitted_at=at.replace(hour=16))  # midnight in China
    rows = {row["高校"]: row["首次提交逾期"] for row in table(book(cycle, lead)[1]["各校"])}
    assert rows == {"甲学院": None, "乙学院": "是"}


def test_colleges_under_a_nearer_cycle_are_not_awaited(cycle, lead):
    city = FederationFactory(parent=cycle.federation, level="city")
    union(cycle, "市属学院", city)
    union(cycle, "省属学院")
    assert len(figures(actor_of(lead), cycle).lines) == 2
    CycleFactory(edition=cycle.edition, federation=city)
    (line,) = figures(actor_of(lead), cycle).lines
    assert line.union.college.name == "省属学院"


def test_a_cycle_without_colleges_is_a_file_too(cycle, lead):
    assert table(book(cycle, lead)[1]["各校"]) == []


def test_nothing_of_another_federation_is_counted(cycle, lead, four):
    other = CycleFactory(edition=cycle.edition, federation=FederationFactory())
    sent(other, "外省学院", findings=[RANK])
    rows = table(book(cycle, lead)[1]["各校"])
    assert "外省学院" not in {row["高校"] for row in rows}
    client = Client()
    client.force_login(lead)
    assert client.get(f"/work/cycles/{other.pk}/statistics.xlsx").status_code == 404


def test_it_is_written_down(cycle, lead):
    book(cycle, lead)
    event = Event.objects.get(action="cycle.exported")
    assert (event.actor, event.federation, event.target) == (
        lead,
        cycle.federation,
        f"cycle:{cycle.pk}",
    )


def test_the_number_of_queries_does_not_grow(cycle, lead, django_assert_num_queries):
    client = Client()
    client.force_login(lead)
    address = f"/work/cycles/{cycle.pk}/statistics.xlsx"
    for name in ("甲学院", "乙学院", "丙学院"):
        sent(cycle, name, findings=[RANK])
        with django_assert_num_queries(QUERIES):
            client.get(address)


def test_the_list_of_cycles_leads_to_it(cycle, lead):
    client = Client()
    client.force_login(lead)
    assert (
        f"/work/cycles/{cycle.pk}/statistics.xlsx" in client.get("/work/cycles/").content.decode()
    )
