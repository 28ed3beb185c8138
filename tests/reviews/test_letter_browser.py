"""Waiting for a letter's PDF in a real browser: the page says when it is ready, and gives it once."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from portal.domain import jobs
from portal.models import Job
from reviews.domain import letter_pdf, letters
from tests.looking import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_page_asks_until_it_is_ready_and_then_stops(
    live_server: Any, page: Any, case: Any
) -> None:
    review = case.return_("charter.text")
    log_in(page, live_server.url, case.secretary.username)
    url = f"{live_server.url}{reverse('review:letter_pdf', args=[case.submission.pk])}"
    page.goto(url)
    expect(page.get_by_text("正在制作 PDF")).to_be_visible()
    job = Job.objects.get(task=letter_pdf.TASK, object_id=letters.current(review).pk)
    assert jobs.run(job.pk, letter_pdf.work)
    link = page.get_by_role("link", name="下载退回函（PDF）")
    expect(link).to_be_visible(timeout=15_000)
    expect(page.locator("[hx-get]")).to_have_count(0)
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename.endswith(".pdf")
