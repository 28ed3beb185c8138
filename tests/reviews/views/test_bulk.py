"""Many filings at once, on the pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal import clock
from portal.access import actor_of
from portal.enums import JobState, Role
from portal.models import Job
from portal.scoping import scope_colleges
from reviews.domain import bulk, claims
from reviews.models import Bulk, BulkItem, Flag, Letter, Reason, Review
from tests.factories import BulkItemFactory, MembershipFactory
from tests.reviews.conftest import DATE, RANK
from tests.reviews.domain.bulk.conftest import province as province  # noqa: PLC0414 a fixture
from tests.reviews.domain.bulk.conftest import three as three  # noqa: PLC0414 a fixture
from tests.reviews.domain.bulk.conftest import wait as wait  # noqa: PLC0414 a fixture
from tests.reviews.views.conftest import client_of

INDEX = reverse("review:bulk")
RULE = reverse("review:bulk_rule", args=["R12"])


@pytest.fixture
def desk(province):
    return client_of(province.reviewer)


def ids(province, *places):
    return [province.cases[place].submission.pk for place in places]


def asked(province, *places, step="preview", **more):
    return {"filing": ids(province, *places), "template": "R12", "step": step} | more


def finishing():
    return {"finish": "on", "due": (clock.today() + timedelta(days=7)).isoformat()}


def hidden(page, name):
    return re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)">', page)


def confirm(desk, url, data):
    """Look at the preview, and confirm what it shows."""
    page = desk.post(url, data).content.decode()
    again = {"step": "start", "digest": hidden(page, "digest"), "filing": hidden(page, "filing")}
    kept = ("template", "text", "kind", "keep", "finish", "due")
    again |= {name: value for name in kept if (value := hidden(page, name))}
    return desk.post(url, again)


def work():
    for job in Job.objects.filter(task="reviews.bulk", state=JobState.QUEUED).order_by("pk"):
        with scope_colleges(federation_ids=[job.federation_id]):
            bulk.work(job.object_id)


def test_rules_come_with_their_numbers_and_the_clean_ones_below(three, desk):
    page = desk.get(INDEX).content.decode()
    assert page.index("成绩排名在本专业前30%以内") < page.index(
        "学生代表大会在本年度规定的时间内召开"
    )
    assert RULE in page
    assert three.cases[2].filing.college.name in page
    assert three.cases[0].filing.college.name not in page


def test_with_nothing_waiting_the_page_says_so(province, desk):
    page = desk.get(INDEX).content.decode()
    assert "没有待处理的问题" in page
    assert "现在没有这样的填报" in page
    assert "没有可以一并办理的填报" in desk.get(RULE).content.decode()


def test_a_rule_that_there_is_not_is_nowhere(province, desk):
    assert desk.get(reverse("review:bulk_rule", args=["R99"])).status_code == 404


def test_the_filters_of_the_address_hold_on_both_pages(three, desk):
    name = three.cases[1].filing.college.name
    for url in (INDEX, RULE):
        page = desk.get(url, {"q": name}).content.decode()
        assert three.cases[0].filing.college.name not in page
    assert name in desk.get(RULE, {"q": name}).content.decode()


def test_filings_findings_and_words_are_offered_with_everything_ticked(three, desk):
    page = desk.get(RULE).content.decode()
    assert page.count('name="filing"') == 2
    assert page.count("checked") == 3  # both, and the usual words
    assert "第2行王听雨的排名21/35不在前30%以内。" in page
    assert 'value="R12" checked' in page
    assert "请说明这一排名取的是最近1个学期" in page


def test_what_cannot_be_ticked_stands_apart_with_the_reason(three, desk):
    other = actor_of(three.colleague())
    claims.take(other, three.cases[0].filing)
    own = three.cases[1].filing.college
    MembershipFactory(user=three.reviewer, role=Role.OBSERVER, college=own)
    page = desk.get(RULE).content.decode()
    assert f"{other.user.get_full_name()}正在审阅" in page
    assert "您是本校成员，由他人审核。" in page
    assert 'name="filing"' not in page
    assert reverse("review:read", args=ids(three, 1)) not in page


def test_the_preview_shows_every_sentence_and_the_letter_and_writes_nothing(three, desk):
    page = desk.post(RULE, asked(three, 0, 1, **finishing())).content.decode()
    assert "请与教务部门核对本人排名和所属专业人数" in page
    assert "共 2 份填报，3 个问题。" in page
    assert "退回函全文" in page
    assert "不能退回：还有 1 个栏目没有看完" in page
    assert not Review.objects.exists()
    assert not Bulk.objects.exists()


def test_only_the_first_ones_are_tried_out_and_any_other_when_asked(province, wait, desk):
    for _ in range(12):
        wait(RANK)
    data = asked(province, *range(12), **finishing())
    page = desk.post(RULE, data).content.decode()
    assert page.count("退回函全文") == 10
    last = ids(province, 11)[0]
    assert f'name="letter" value="{last}"' in page
    page = desk.post(RULE, data | {"letter": last}).content.decode()
    assert f'name="letter" value="{last}"' not in page
    assert page.index(province.cases[11].filing.college.name) < page.index(
        province.cases[0].filing.college.name
    )


def test_what_is_confirmed_is_done(three, desk):
    answer = confirm(desk, RULE, asked(three, 0, 1, **finishing()))
    row = Bulk.objects.get()
    run = reverse("review:bulk_run", args=[row.pk])
    assert (answer.status_code, answer["Location"]) == (302, run)
    assert "正在逐份办理：0 / 2" in desk.get(run).content.decode()
    work()
    page = desk.get(run).content.decode()
    assert "已经全部办完" in page
    assert "已提出问题 1 份，已写退回函 1 份。" in page
    assert "提出 2 个问题。" in page
    assert "没有退回：还有 1 个栏目没有看完" in page
    assert page.index(three.cases[1].filing.college.name) < page.index(
        three.cases[0].filing.college.name
    )
    assert Letter.objects.count() == 1


def test_only_the_ticked_ones_are_asked(three, desk):
    confirm(desk, RULE, asked(three, 1))
    work()
    assert {flag.review.filing for flag in Flag.objects.all()} == {three.cases[1].filing}


def test_what_changed_meanwhile_is_shown_again_before_it_is_done(three, desk):
    page = desk.post(RULE, asked(three, 0, 1)).content.decode()
    claims.take(actor_of(three.colleague()), three.cases[0].filing)
    data = asked(three, 0, 1, step="start", digest=hidden(page, "digest"))
    page = desk.post(RULE, data).content.decode()
    assert "刚刚有了变化" in page
    assert "有 1 份刚刚不能办理了" in page
    assert not Bulk.objects.exists()


def test_confirming_twice_begins_once(three, desk):
    page = desk.post(RULE, asked(three, 0, 1)).content.decode()
    data = asked(three, 0, 1, step="start", digest=hidden(page, "digest"))
    assert desk.post(RULE, data).status_code == 302
    page = desk.post(RULE, data).content.decode()
    assert "现在都不能一并办理" in page
    assert "正在批量办理中。" in page
    assert Bulk.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"filing": []}, "还没有勾选可以办理的填报"),
        ({"template": "R99"}, "已经停用"),
        ({"template": ""}, "请选择一条问题用语"),
        ({"template": "own", "text": " "}, "请写明要求怎样修改"),
        ({"template": "own", "text": "字" * 301, "kind": "other"}, "300 个字以内"),
        ({"template": "own", "text": "请改{figure}。", "kind": "other"}, "这样的占位"),
        ({"finish": "on", "due": ""}, "请选择修改期限"),
        ({"finish": "on", "due": "2020-01-01"}, "晚于今天"),
        ({"finish": "on", "due": "明天"}, "样子写修改期限"),
    ],
)
def test_what_cannot_be_used_is_said_and_kept(three, desk, data, said):
    page = desk.post(RULE, asked(three, 0) | data).content.decode()
    assert said in page
    assert "预览每所学校收到的内容" in page
    assert not Bulk.objects.exists()


def test_words_of_ones_own_follow_the_findings_and_can_be_kept(three, desk):
    data = asked(three, 1, template="own", text="请附证明。", kind="evidence", keep="on")
    page = desk.post(RULE, data).content.decode()
    assert "第2行王听雨的排名21/35不在前30%以内。请附证明。" in page
    confirm(desk, RULE, data)
    work()
    assert Flag.objects.get().sentence == "第2行王听雨的排名21/35不在前30%以内。请附证明。"
    kept = Reason.objects.get()
    assert (kept.text, kept.rules, kept.kind) == ("{message}请附证明。", ["R12"], "evidence")


def test_going_back_keeps_what_was_chosen(three, desk):
    data = asked(three, 1, step="edit", template="R12-basis", finish="on", due="2099-01-01")
    page = desk.post(RULE, data).content.decode()
    assert 'value="R12-basis" checked' in page
    assert f'value="{ids(three, 1)[0]}" checked' in page
    assert f'value="{ids(three, 0)[0]}" checked' not in page
    assert "2099-01-01" in page


def test_clean_ones_are_approved_after_a_look(three, desk):
    url = reverse("review:bulk_clean")
    page = desk.post(url, {"filing": ids(three, 0, 2)}).content.decode()
    assert three.cases[0].filing.college.name not in page  # it is not clean
    assert hidden(page, "filing") == [str(ids(three, 2)[0])]
    assert confirm(desk, url, {"filing": ids(three, 2)}).status_code == 302
    work()
    three.cases[2].filing.refresh_from_db()
    assert three.cases[2].filing.state == "approved"
    page = desk.get(reverse("review:bulk_run", args=[Bulk.objects.get().pk])).content.decode()
    assert "已通过 1 份。" in page


def test_nothing_ticked_says_so(three, desk):
    answer = desk.post(reverse("review:bulk_clean"), follow=True)
    assert "还没有勾选可以办理的填报" in answer.content.decode()


def test_progress_is_told_until_it_is_done(three, desk):
    confirm(desk, RULE, asked(three, 0, 1))
    url = reverse("review:bulk_progress", args=[Bulk.objects.get().pk])
    answer = desk.get(url)
    assert url in answer.content.decode()
    assert "HX-Refresh" not in answer
    work()
    assert desk.get(url)["HX-Refresh"] == "true"


def test_what_was_given_up_is_taken_up_again_by_whoever_began_it(three, desk):
    confirm(desk, RULE, asked(three, 0, 1))
    row = Bulk.objects.get()
    Job.objects.filter(task="reviews.bulk").update(state=JobState.FAILED)
    run = reverse("review:bulk_run", args=[row.pk])
    page = desk.get(run).content.decode()
    assert "因为系统出错没有办完" in page
    assert "接着办" in page
    other = client_of(three.colleague(Role.LEAD))
    assert "请发起人打开这一页" in other.get(run).content.decode()
    assert other.post(reverse("review:bulk_resume", args=[row.pk])).status_code == 403
    page = desk.post(reverse("review:bulk_resume", args=[row.pk]), follow=True).content.decode()
    assert "已重新排队" in page
    work()
    assert not row.items.filter(done_at=None).exists()


def test_recent_ones_are_listed(three, desk):
    confirm(desk, RULE, asked(three, 0, 1))
    page = desk.get(INDEX).content.decode()
    assert "提出同一个问题 · R12" in page
    assert "2 份" in page


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


@pytest.mark.parametrize("url", [INDEX, RULE])
def test_as_many_queries_for_one_filing_as_for_thirty(province, wait, desk, url):
    wait(RANK, DATE)
    wait()
    one = queries(desk, url)
    for _ in range(29):
        wait(RANK, DATE)
        wait()
    assert queries(desk, url) == one


def test_the_run_s_page_too(province, wait, desk):
    first = BulkItemFactory(bulk__federation=province.federation, submission=wait().submission)
    url = reverse("review:bulk_run", args=[first.bulk_id])
    one = queries(desk, url)
    for _ in range(29):
        BulkItemFactory(bulk=first.bulk, submission=wait().submission)
    assert BulkItem.objects.count() == 30
    assert queries(desk, url) == one
