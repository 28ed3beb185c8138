"""The reading copy in a real browser: had made, waited for, taken; at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from portal.domain import jobs
from portal.models import Event, Job
from reviews.domain import reading_copy
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_printed_for_reading(live_server: Any, page: Any, case: Any) -> None:
    log_in(page, live_server.url, case.reviewer.username)
    page.goto(f"{live_server.url}{reverse('review:read', args=[case.submission.pk])}")
    page.get_by_role("link", name="审阅稿 PDF").click()
    looked_at(page, "reading copy")
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
