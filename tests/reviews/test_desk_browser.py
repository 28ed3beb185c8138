"""The desk judged by axe at both widths, and the original as a worker's copy."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from disclosures.domain.imports import copies
from tests.disclosures.domain.test_import_copies import PAGE
from tests.factories import PASSWORD, ImportFactory
from tests.looking import looked_at
from tests.reviews.conftest import SECTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(live_server: Any, browser: Any) -> Any:
    def log_in(user: Any) -> Any:
        page = browser.new_page()
        page.goto(f"{live_server.url}/account/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/work/")
        return page

    return log_in


def test_every_face_of_the_desk(transactional_db: None, make_case: Any, enter: Any) -> None:
    case = make_case()
    page = enter(case.reviewer)
    base = page.url.replace("/work/", f"/work/reviews/{case.submission.pk}/")
    page.goto(base)
    looked_at(page, "not opened yet")
    case.flag(case.open())
    page.goto(base)
    looked_at(page, "overview")
    for key in SECTIONS:
        page.goto(f"{base}sections/{key}/")
        looked_at(page, key)
    page.goto(f"{base}sections/congress/?path=congress.date&rule=R17#flag")
    looked_at(page, "a question")
    page.keyboard.press("?")
    colleague = enter(case.colleague())
    colleague.goto(f"{base}sections/roster/")
    looked_at(colleague, "read by somebody else")


def test_the_copy_appears_when_the_worker_has_made_it(
    transactional_db: None, make_case: Any, enter: Any
) -> None:
    case = make_case()
    case.open()
    file = ContentFile(PAGE.encode(), name="gongkai.html")
    fields = {"kind": "html", "file": file, "name": "公开.html", "taken": ["charter"]}
    original = ImportFactory(filing=case.filing, **fields)
    page = enter(case.reviewer)
    base = page.url.replace("/work/", f"/work/reviews/{case.submission.pk}/")
    page.goto(f"{base}sections/charter/")
    page.keyboard.press("s")
    expect(page.get_by_text("正在把原件做成可以对照的副本")).to_be_visible()
    copies.make(original.pk)
    pane = page.locator("#source-pane")
    expect(pane).to_contain_text("第一条　本会服务同学。")
    looked_at(page, "with the original")
