"""Looking at a page as tests with a browser do: at a desk and on a phone, by anybody who can log in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.factories.values import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 390)
"""A desk and a phone, in CSS pixels."""


def looked_at(page: Page, name: str = "") -> None:
    """Judge the page as it stands at both widths: no overflow, no violation that axe finds.

    Where the variable PICTURES names a folder, a picture of each stays there under `name`.
    """
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") == width, f"{name} {width}"
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name} {width}: {found.generate_report()}"


def log_in(page: Page, site: str, username: str) -> None:
    """Log in at the live server `site` as a person of the factories."""
    page.goto(f"{site}{reverse('login')}")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()
