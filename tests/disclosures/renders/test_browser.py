"""A lead starts, watches, pauses and resumes a batch in a real browser; and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from disclosures.domain import rendering
from disclosures.enums import BatchState, ItemState
from disclosures.models import RenderBatch
from portal import clock
from tests.disclosures.domain.rendering import many
from tests.factories import PASSWORD
from tests.looking import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page: Any, site: str, person: Any) -> None:
    page.goto(f"{site}{reverse('login')}")
    page.fill("[name=username]", person.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()


def begin(page: Any, site: str) -> RenderBatch:
    page.goto(f"{site}{reverse('renders:index')}")
    page.locator("main td").get_by_role("link", name="重新生成").click()
    page.get_by_label("说明").fill(many.NOTE)
    page.get_by_role("button", name="开始重新生成").click()
    return RenderBatch.objects.get()


def some_done(batch: RenderBatch, count: int) -> None:
    """As if workers had been at it."""
    for item in batch.items.filter(state=ItemState.WAITING)[:count]:
        item.state, item.rendition, item.done_at = ItemState.DONE, 2, clock.now()
        item.save()


def test_a_lead_watches_a_batch_go_on(live_server: Any, page: Any, cycle: Any, person: Any) -> None:
    many.as_if_baked(cycle, 6)
    site = live_server.url
    log_in(page, site, person)
    page.goto(f"{site}{reverse('renders:start', args=[cycle.pk])}")
    looked_at(page, "start")
    batch = begin(page, site)
    looked_at(page, "running")
    some_done(batch, 3)
    page.get_by_text("已经做了3份").wait_for()  # by itself
    page.get_by_role("button", name="暂停").click()
    page.get_by_text("正在生成的几份会做完").wait_for()
    looked_at(page, "paused")
    page.get_by_role("button", name="继续").click()
    some_done(batch, 2)
    batch.items.filter(state=ItemState.WAITING).update(
        state=ItemState.FAILED, error="存储空间已满，请运维清理或扩容后重试。"
    )
    rendering.tend()
    RenderBatch.objects.update(state=BatchState.DONE, finished_at=clock.now())
    page.get_by_role("heading", name="没有成功的").wait_for()  # the page came back by itself
    looked_at(page, "done")
    page.goto(f"{site}{reverse('renders:index')}")
    looked_at(page, "index")


def test_without_scripts_everything_works(
    live_server: Any, browser: Any, cycle: Any, person: Any
) -> None:
    many.as_if_baked(cycle, 2)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, person)
    batch = begin(page, live_server.url)
    some_done(batch, 1)
    page.get_by_role("link", name="看看进行到哪里了").click()
    assert "已经做了1份" in page.locator("main").inner_text()
    page.get_by_role("button", name="停止，剩下的不做了").click()
    batch.refresh_from_db()
    assert batch.state == BatchState.STOPPED
    assert "没有做的保持原来的文件" in page.locator("main").inner_text()
    context.close()
