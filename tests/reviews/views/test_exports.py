"""The queue and a submission as files: the rows of the page, and who took them."""

from __future__ import annotations

import io
from datetime import timedelta
from urllib.parse import unquote

import openpyxl
import pytest
from django.urls import reverse

from portal import clock
from portal.enums import Role
from portal.models import Event
from tests.disclosures.exporting.books import table
from tests.factories import FilingFactory, MembershipFactory, UnionFactory, member
from tests.reviews.conftest import DATE
from tests.reviews.views.conftest import client_of

QUEUE = "/work/reviews/queue.xlsx"
QUERIES = 21
"""Whatever the number of rows: actor and scope, colleagues, filings, submissions, reviews, the event."""


@pytest.fixture
def three(make_case):
    """Three filings of one federation: the oldest clean, one with a contradiction, one with a warning."""
    first = make_case(findings=[], submitted_at=clock.now() - timedelta(days=9))
    federation = first.filing.federation
    second = make_case(federation, submitted_at=clock.now() - timedelta(days=2))
    third = make_case(federation, findings=[DATE], submitted_at=clock.now())
    return first, second, third


def sheet(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]


def rows(answer):
    return table(sheet(answer))


def test_it_holds_the_rows_of_the_page(three):
    first, second, _third = three
    first.open()
    answer = client_of(first.reviewer).get(QUEUE)
    assert unquote(answer["Content-Disposition"]).startswith(
        "attachment; filename*=utf-8''审核列表（"
    )
    assert answer["Cache-Control"] == "private, no-store"
    found = rows(answer)
    assert [row["高校"] for row in found] == [each.filing.college.name for each in three]
    assert [row["已等待（天）"] for row in found] == [9, 2, 0]
    assert [(row["错误"], row["矛盾"], row["提醒"]) for row in found] == [
        (0, 0, 0),
        (0, 1, 1),
        (0, 0, 1),
    ]
    assert found[0]["经办人"] == first.reviewer.full_name
    assert (found[1]["状态"], found[1]["回执编号"]) == ("待审核", second.submission.number)
    assert sheet(answer).freeze_panes == "A3"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("severity=contradiction", [1]),
        ("sort=-age", [2, 1, 0]),
        ("sort=findings", [1, 0, 2]),
        ("state=returned", []),
        ("assignee=nobody", [0, 1, 2]),
        ("page=2&sort=nonsense", [0, 1, 2]),
    ],
)
def test_the_address_narrows_and_sorts_as_on_the_page(three, query, expected):
    client = client_of(three[0].reviewer)
    names = [row["高校"] for row in rows(client.get(f"{QUEUE}?{query}"))]
    assert names == [three[index].filing.college.name for index in expected]
    page = client.get(f"/work/reviews/?{query.replace('page=2&', '')}").context["queue"]
    assert [row.filing.college.name for row in page.rows] == names


def test_the_page_links_to_it_with_its_filters(three):
    page = client_of(three[0].reviewer).get("/work/reviews/?state=submitted").content.decode()
    assert 'href="/work/reviews/queue.xlsx?state=submitted"' in page


def test_a_draft_and_ones_own_college_show_no_findings(make_case):
    case = make_case()
    FilingFactory(
        union=UnionFactory(college=case.filing.college, kind="graduate"), cycle=case.filing.cycle
    )
    MembershipFactory(user=case.reviewer, role=Role.OBSERVER, college=case.filing.college)
    found = rows(client_of(case.reviewer).get(QUEUE))
    assert [row["矛盾"] for row in found] == [None, None]
    assert {row["备注"] for row in found} == {"本校，由他人审核"}


def test_nothing_of_another_federation_is_in_it(make_case):
    here, elsewhere = make_case(), make_case()
    found = rows(client_of(here.reviewer).get(QUEUE))
    assert [row["高校"] for row in found] == [here.filing.college.name]
    assert elsewhere.filing.college.name not in str(found)


def test_a_college_that_is_called_like_a_formula_is_none(make_case):
    case = make_case()
    case.filing.college.name = "=1+1学院"
    case.filing.college.save(update_fields=["name"])
    (row,) = rows(client_of(case.reviewer).get(QUEUE))
    assert row["高校"] == "'=1+1学院"


def test_the_number_of_queries_does_not_grow(make_case, django_assert_num_queries):
    first = make_case()
    client = client_of(first.reviewer)
    client.get(QUEUE)
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)
    for _ in range(2):
        make_case(first.filing.federation)
    with django_assert_num_queries(QUERIES):
        assert len(rows(client.get(QUEUE))) == 3


def test_it_is_written_down(case):
    client_of(case.reviewer).get(f"{QUEUE}?state=submitted")
    event = Event.objects.get(action="queue.exported")
    assert (event.actor, event.federation) == (case.reviewer, case.filing.federation)
    assert event.data == {"filters": {"state": "submitted"}, "rows": 1}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARY, Role.OPERATOR])
def test_who_does_not_review_gets_no_list(db, role):
    assert client_of(member(role)).get(QUEUE).status_code == 403
    assert not Event.objects.filter(action="queue.exported").exists()


@pytest.mark.parametrize("kind", ["word", "excel", "csv", "json"])
def test_a_reviewer_takes_a_submission_home(case, kind):
    client = client_of(case.reviewer)
    address = reverse("review:download", args=(case.submission.pk, kind))
    assert address in client.get(f"/work/reviews/{case.submission.pk}/").content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "（第1次提交）" in unquote(answer["Content-Disposition"])
    event = Event.objects.get(action="review.exported")
    assert event.data == {"format": kind, "submission": 1}
    assert (event.actor, event.college) == (case.reviewer, case.filing.college)


def test_the_workbook_has_findings_and_explanations_as_they_were_sent(case):
    address = reverse("review:download", args=(case.submission.pk, "excel"))
    book = openpyxl.load_workbook(io.BytesIO(client_of(case.reviewer).get(address).content))
    first, second = table(book["问题"])
    assert (first["级别"], first["指标"], first["填写的内容"]) == ("矛盾", "8", "21/35")
    assert first["学校的说明"] == "该生转专业后重新计算排名。"
    assert (second["级别"], second["学校的说明"]) == ("提醒", None)
    assert [row["姓名"] for row in table(book["名单"])] == ["张清越", "王听雨"]


def test_the_college_does_not_see_in_its_history_what_the_reviewer_took(case):
    client_of(case.reviewer).get(reverse("review:download", args=(case.submission.pk, "word")))
    history = client_of(case.secretary).get(f"/work/filings/{case.filing.pk}/history/")
    assert case.reviewer.full_name not in history.content.decode()


def test_there_is_no_other_format(case):
    address = reverse("review:download", args=(case.submission.pk, "pdf"))
    assert client_of(case.reviewer).get(address).status_code == 404
