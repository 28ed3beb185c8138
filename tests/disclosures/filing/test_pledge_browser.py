"""The sealed page in a real browser: had made, waited for, taken, uploaded; at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from disclosures.domain import pledges
from disclosures.models import Filing
from portal.domain import jobs
from portal.models import Job
from tests.disclosures.desk import person
from tests.disclosures.domain.test_pledges import photograph, sealed
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_printed_sealed_and_uploaded(live_server: Any, page: Any) -> None:
    filing = sealed()
    log_in(page, live_server.url, person(filing).username)
    page.goto(f"{live_server.url}{reverse('filing:tasks', args=[filing.pk])}")
    page.get_by_role("link", name="打印和上传承诺书").click()
    looked_at(page)
    page.get_by_role("button", name="生成承诺书").click()
    expect(page.get_by_text("正在生成承诺书")).to_be_visible()
    assert jobs.run(Job.objects.get(task="disclosures.set_pledge").pk, pledges.set_page)
    link = page.get_by_role("link", name="下载承诺书（PDF）")
    expect(link).to_be_visible(timeout=15_000)
    expect(page.locator("main [hx-get]")).to_have_count(0)
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename.endswith("承诺书.pdf")
    page.get_by_role("button", name="上传承诺书").click()
    expect(page.get_by_text("请先选择承诺书的照片或扫描件").first).to_be_visible()
    page.locator("[name=scan]").set_input_files(
        {"name": "盖章.jpg", "mimeType": "image/jpeg", "buffer": photograph().read()}
    )
    page.get_by_role("button", name="上传承诺书").click()
    expect(page.get_by_text("承诺书已收到")).to_be_visible()
    looked_at(page)
    assert pledges.standing(Filing.objects.get(pk=filing.pk)).pledge.name == "盖章.jpg"
    page.goto(f"{live_server.url}{reverse('filing:tasks', args=[filing.pk])}")
    expect(page.get_by_text("承诺书已上传。")).to_be_visible()
