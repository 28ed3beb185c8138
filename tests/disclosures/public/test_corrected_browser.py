"""What changed, in a real browser at both widths: nothing overflows, nothing bars the way."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.db import transaction

from disclosures.domain.bake import bake
from tests.disclosures.domain.test_correcting import public
from tests.disclosures.public.test_browser import WIDTHS, looked_at
from tests.disclosures.public.test_corrected import corrected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_pages_of_a_corrected_publication_at_both_widths(live_server: Any, page: Any) -> None:
    with transaction.atomic():
        filing = public()
    first = filing.publications.get()
    bake(first.pk)
    with transaction.atomic():
        second = corrected(filing, "第九十九条　补充一条。", "章程漏了一条。")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for path in (
        f"/d/{first.code}/",
        f"/d/{second.code}/",
        f"/d/{second.code}/changes.html",
        f"/college/{filing.college_id}/",
    ):
        for width in WIDTHS:
            looked_at(page, live_server.url + path, width, requests)
            if os.environ.get("SHOTS"):
                name = path.strip("/").replace("/", "-")
                page.screenshot(path=f"{os.environ['SHOTS']}/{name}-{width}.png", full_page=True)


def test_from_the_old_page_to_what_changed_and_on_to_the_section(
    live_server: Any, page: Any
) -> None:
    with transaction.atomic():
        filing = public()
    first = filing.publications.get()
    bake(first.pk)
    with transaction.atomic():
        second = corrected(filing, "第九十九条　补充一条。", "章程漏了一条。")
    page.goto(f"{live_server.url}/d/{first.code}/")
    page.get_by_role("link", name="看第2版改了什么").click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("第2版与第1版的不同")
    assert "补充一条" in page.locator("ins").last.inner_text()
    page.get_by_role("link", name="看第2版的这一栏").click()
    assert page.url.endswith(f"/d/{second.code}/#charter")
