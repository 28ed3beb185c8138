"""The reading copy in a real browser: had made, waited for, taken; at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from portal.domain import jobs
from portal.models import Event, Job
from reviews.domain import reading_copy
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_printed_for_reading(live_server: Any, page: Any, case: Any) -> None:
    page.goto(f"{live_server.url}{reverse('login')}")
    page.fill("[name=username]", case.reviewer.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()
    page.goto(f"{live_server.url}{reverse('review:read', args=[case.submission.pk])}")
    page.get_by_role("link", name="审阅稿 PDF").click()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="制作审阅稿").click()
    expect(page.get_by_text("正在制作审阅稿")).to_be_visible()
    job = Job.objects.get(task="reviews.set_reading_copy")
    assert jobs.run(job.pk, reading_copy.set_copy)
    link = page.get_by_role("link", name="下载审阅稿（PDF）")
    expect(link).to_be_visible(timeout=15_000)
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename.endswith("审阅稿（第1次提交）.pdf")
    assert Event.objects.filter(action="review.reading_copy").count() == 1
