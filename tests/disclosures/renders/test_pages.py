"""The pages of a batch: what they say, what they do, how many queries they take."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from disclosures.domain import rendering
from disclosures.enums import BatchState, ItemState
from disclosures.filing.events import history_of
from disclosures.models import RenderBatch
from disclosures.renders.wording import about, rate
from portal import clock
from portal.access import actor_of
from portal.domain import audit
from portal.enums import Role
from tests.disclosures.domain.rendering import many
from tests.factories import RegisterEntryFactory, RenderItemFactory, member

WORDS = {"reason": "layout", "note": many.NOTE}


def text(response):
    return response.content.decode()


def test_the_start_page_says_how_much_how_long_and_what_readers_notice(client, lead, cycle):
    first, _second = many.as_if_baked(cycle, 2)
    RegisterEntryFactory(publication=first)
    said = text(client.get(reverse("renders:start", args=[cycle.pk])))
    assert "开始重新生成 2 份" in said
    assert "还没有可以参照的速度" in said
    assert "内容一个字也不会改变" in said
    assert "保存期满" not in said  # comes by the calendar


def test_starting_leads_to_the_batch(client, lead, cycle):
    many.as_if_baked(cycle)
    answer = client.post(reverse("renders:start", args=[cycle.pk]), WORDS)
    batch = RenderBatch.objects.get()
    assert answer.url == reverse("renders:show", args=[batch.pk])
    assert (batch.started_by, batch.note) == (lead, many.NOTE)
    said = text(client.get(answer.url))
    assert "共1份，已经做了0份。" in said
    assert f'hx-get="{reverse("renders:progress", args=[batch.pk])}"' in said
    again = text(client.get(reverse("renders:start", args=[cycle.pk])))
    assert "这个周期已有一批在进行" in again
    assert "<form method" not in again.split("<main", 1)[1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"reason": "layout", "note": ""}, "请用一句话写明这次有什么变化。"),
        ({"reason": "retention", "note": "期满"}, "请选择原因。"),
        ({"note": "改版"}, "请选择原因。"),
        ({"reason": "layout", "note": "长" * 301}, "说明最多300个字，现在有301个"),
    ],
)
def test_what_is_missing_is_said_and_nothing_starts(client, lead, cycle, data, sentence):
    many.as_if_baked(cycle)
    answer = client.post(reverse("renders:start", args=[cycle.pk]), data)
    assert sentence in text(answer)
    assert not RenderBatch.objects.exists()


def test_a_second_lead_is_told_who_was_faster(client, lead, cycle):
    many.as_if_baked(cycle)
    many.started(cycle)
    answer = client.post(reverse("renders:start", args=[cycle.pk]), WORDS)
    assert "已有一批" in text(answer)
    assert RenderBatch.objects.count() == 1


def test_pause_resume_stop_and_their_words(client, lead, cycle):
    many.as_if_baked(cycle, 2)
    batch = many.started(cycle)
    states = []
    for name in ("pause", "pause", "resume", "stop", "stop"):
        answer = client.post(reverse(f"renders:{name}", args=[batch.pk]), follow=True)
        batch.refresh_from_db()
        states.append((name, batch.state, next(map(str, answer.context["messages"]))))
    assert states == [
        ("pause", BatchState.PAUSED, "已暂停。正在生成的几份会做完。"),
        ("pause", BatchState.PAUSED, "这一批现在没有在进行，不需要暂停。"),
        ("resume", BatchState.RUNNING, "继续进行。"),
        ("stop", BatchState.STOPPED, "已停止。没有做的保持原来的文件。"),
        ("stop", BatchState.STOPPED, "这一批已经结束。"),
    ]


def test_what_failed_stands_with_its_sentence_and_can_be_done_again(client, lead, cycle):
    many.as_if_baked(cycle, 2)
    batch = many.started(cycle)
    one = batch.items.first()
    batch.items.update(state=ItemState.DONE, rendition=2, done_at=clock.now())
    batch.items.filter(pk=one.pk).update(state=ItemState.FAILED, error="存储空间已满。")
    rendering.tend()
    RenderBatch.objects.update(state=BatchState.DONE)
    said = text(client.get(reverse("renders:show", args=[batch.pk])))
    assert "存储空间已满。" in said
    assert reverse("public:disclosure", args=[one.publication.code]) in said
    assert "没有成功的再做一次" in said
    client.post(reverse("renders:retry", args=[batch.pk]))
    one.refresh_from_db()
    assert one.state == ItemState.WAITING


def test_a_batch_that_paused_by_itself_says_why(client, lead, cycle):
    many.as_if_baked(cycle, 11)
    batch = many.started(cycle)
    failed = batch.items.values("pk")[:10]
    batch.items.filter(pk__in=failed).update(
        state=ItemState.FAILED, error="存储空间已满。", done_at=clock.now()
    )
    RenderBatch.objects.update(state=BatchState.PAUSED)
    assert "已经自动暂停" in text(client.get(reverse("renders:show", args=[batch.pk])))


def test_the_bar_says_rate_and_time_left_and_the_browser_comes_back_when_it_is_over(
    client, lead, cycle
):
    many.as_if_baked(cycle, 4)
    batch = many.started(cycle)
    now = clock.now()
    for n, item in enumerate(batch.items.all()[:2]):
        item.state, item.done_at = ItemState.DONE, now - dt.timedelta(seconds=3 * n)
        item.save()
    here = reverse("renders:progress", args=[batch.pk])
    answer = client.get(here)
    assert "共4份，已经做了2份，每分钟约20份，还要不到1分钟。" in text(answer)
    assert "HX-Refresh" not in answer.headers
    RenderBatch.objects.update(state=BatchState.PAUSED)
    answer = client.get(here)
    assert answer.headers["HX-Refresh"] == "true"
    assert "hx-get" not in text(answer)


def test_the_list_shows_ones_own_cycles_and_batches_alone(client, lead, cycle):
    many.as_if_baked(cycle)
    elsewhere = many.cycle()
    many.as_if_baked(elsewhere)
    foreign = many.started(elsewhere)
    page = text(client.get(reverse("renders:index")))
    assert reverse("renders:start", args=[cycle.pk]) in page
    assert reverse("renders:start", args=[elsewhere.pk]) not in page
    assert reverse("renders:show", args=[foreign.pk]) not in page
    mine = many.started(cycle)
    page = text(client.get(reverse("renders:index")))
    assert "正在进行，查看进度" in page
    assert page.count(reverse("renders:show", args=[mine.pk])) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_a_literal_number_of_queries(
    client, lead, cycle, count, django_assert_num_queries
):
    many.as_if_baked(cycle, count)
    batch = many.started(cycle)
    batch.items.update(state=ItemState.FAILED, error="存储空间已满。")
    client.get(reverse("renders:index"))
    for name, queries in (("index", 19), ("show", 19), ("progress", 14)):
        args = [] if name == "index" else [batch.pk]
        with django_assert_num_queries(queries):
            client.get(reverse(f"renders:{name}", args=args))


def test_an_operator_comes_from_the_jobs_and_a_lead_from_the_cycles(client, cycle, lead):
    many.as_if_baked(cycle)
    there = reverse("renders:start", args=[cycle.pk])
    assert there in text(client.get(reverse("cycles:index")))
    client.force_login(member(Role.OPERATOR, federation=cycle.federation))
    assert reverse("renders:index") in text(client.get(reverse("jobs")))
    assert client.get(there).status_code == 200


def test_a_render_stands_in_the_filings_history(cycle):
    (publication,) = many.as_if_baked(cycle)
    filing = publication.filing
    audit.record(
        None,
        "publication.rendered",
        publication,
        college=filing.college,
        federation=filing.federation,
        filing=filing.pk,
        version=1,
        rendition=2,
        reason="layout",
    )
    secretary = actor_of(member(Role.SECRETARY, college=filing.college))
    (line,) = history_of(secretary, filing).lines
    assert (line.what, line.note) == ("重新生成了公开文件", "第1版，版式更新")
    assert line.who == filing.federation.short_name


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.2, "不到1分钟"), (7.4, "约7分钟"), (99, "约99分钟"), (150, "约2小时"), (None, "")],
)
def test_durations_in_words(minutes, words):
    assert about(minutes and dt.timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("per_minute", "words"), [(20.4, "每分钟约20份"), (0.5, "每小时约30份"), (None, "")]
)
def test_rates_in_words(per_minute, words):
    assert rate(per_minute) == words


def test_an_item_of_the_batch_belongs_to_the_batchs_federation(cycle):
    (publication,) = many.as_if_baked(cycle)
    item = RenderItemFactory(publication=publication)
    assert item.batch.federation == cycle.federation
