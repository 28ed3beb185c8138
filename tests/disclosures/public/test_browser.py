"""The public's pages in a real browser: nothing overflows on a phone, nothing bars the way."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import baked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


def looked_at(page: Any, address: str, width: int, requests: list[str]) -> None:
    """Open a page and judge it: own host alone, no overflow, no violation that axe finds."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width, address
    found = Axe().run(page)
    assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    host = "/".join(address.split("/")[:3])
    assert [one for one in requests if not one.startswith((host, "data:"))] == []


def test_every_page_at_both_widths(live_server: Any, page: Any) -> None:
    publication = baked(content=invented.disclosure(rows=12, units=12))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    college = f"/college/{publication.filing.college_id}/"
    verified = f"/verify/{publication.code}/?sha256=0"
    for path in (
        "/",
        "/?q=没有",
        college,
        f"/d/{publication.code}/",
        "/verify/",
        verified,
        "/about/",
    ):
        for width in WIDTHS:
            looked_at(page, live_server.url + path, width, requests)


def test_from_the_register_to_a_section_and_to_the_verification(
    live_server: Any, page: Any
) -> None:
    publication = baked()
    page.goto(live_server.url)
    page.get_by_label("学校名称").fill("ylhy")
    page.get_by_role("button", name="查看").click()
    page.get_by_role("link", name="网页").click()
    page.get_by_role("navigation", name="目录").get_by_role("link", name="四、").click()
    assert page.url.endswith("#roster")
    assert page.get_by_role("heading", name="四、校级组织工作人员名单").is_visible()
    page.get_by_role("link", name="核对真伪").click()
    assert publication.content_hash in page.content()


def test_the_matrix_keeps_its_first_column_in_sight(live_server: Any, page: Any) -> None:
    publication = baked()
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{live_server.url}/d/{publication.code}/")
    table = page.locator(".table-wrap", has=page.locator("table.matrix"))
    table.evaluate("wrap => { wrap.scrollLeft = 300 }")
    name = table.locator("tbody th").first.bounding_box()
    assert name["x"] == pytest.approx(table.bounding_box()["x"], abs=2)
