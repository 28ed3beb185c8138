"""The page on personal data at a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests.looking import looked_at

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_reads_well_at_both_widths(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}{reverse('public:privacy')}")
    assert page.get_by_role("heading", level=1).inner_text() == "个人信息保护说明"
    looked_at(page, "privacy")
