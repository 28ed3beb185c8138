"""As tried by a new reviewer: ten filings decided with the keyboard alone, from the log-in on.

The keystrokes are counted and told at the end (and with ``-s``); characters that are typed (name and
password) are counted apart.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from disclosures.enums import FilingState
from disclosures.models import Filing
from reviews.models import Flag, Verdict
from tests.e2e.ten_filings import AGAIN, EXPLAINED, WRONG, ten_filings
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_KEYS = 52
"""Keystrokes for ten filings; a change of the desk that needs more has to say why."""


class Hands:
    """Two hands at a keyboard; nothing is ever clicked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed: list[str] = []
        self.typed = 0

    def press(self, key: str) -> None:
        """Press a key that stays on the page."""
        self.pressed.append(key)
        self.page.keyboard.press(key)

    def go(self, key: str) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.press(key)
        self.page.wait_for_load_state("load")

    def type(self, text: str) -> None:
        """Type text."""
        self.typed += len(text)
        self.page.keyboard.type(text)


class Reviewer(Hands):
    """Somebody who reads what the page says and presses what it offers."""

    def log_in(self, base: str, username: str) -> None:
        self.page.goto(f"{base}/account/login/")
        expect(self.page.locator("[name=username]")).to_be_focused()
        self.type(username)
        self.press("Tab")
        self.type(PASSWORD)
        self.go("Enter")

    def decide_all(self) -> None:
        """Go from filing to filing until nothing waits."""
        self.go("g")
        while re.search(r"/reviews/\d+/$", self.page.url):
            self.decide_one()

    def decide_one(self) -> None:
        """Approve what is clean at once, look at the rest, decide, go on."""
        wrong = WRONG in self.page.title()
        self.go("c")
        while "/sections/" in self.page.url:
            self.say(wrong=wrong)
        self.go("r" if self.page.locator("[data-key=r]").count() else "Enter")
        assert self.page.url.endswith("/done/"), self.page.url
        self.go("g")

    def say(self, *, wrong: bool) -> None:
        """Give a verdict on the section that is shown."""
        if wrong and "/roster/" in self.page.url:
            self.press("f")
            expect(self.page.locator("#flag-sentence")).to_be_focused()
            self.press("1")
            self.go("Control+Enter")
            self.go("n")
        elif self.page.locator("#why").count():
            self.press("a")
            expect(self.page.locator("#why-sentence")).to_be_focused()
            self.press("1")
            self.go("Enter")
        else:
            self.go("a")


@pytest.fixture
def ten(transactional_db: None) -> Any:
    return ten_filings()


def test_ten_filings_are_decided_by_keyboard(ten, live_server, page, record_property):
    hands = Reviewer(page)
    hands.log_in(live_server.url, ten.reviewer.username)
    hands.decide_all()
    told = (
        f"ten filings decided with {len(hands.pressed)} keystrokes from the log-in on "
        f"({dict(Counter(hands.pressed))}), and {hands.typed} typed characters of name and password"
    )
    record_property("told", told)
    print(told)  # noqa: T201 seen with -s

    states = dict(Filing.objects.values_list("union__college__name", "state"))
    assert len(states) == 10
    approved = {name for name, state in states.items() if state == FilingState.APPROVED}
    assert approved == set(states) - {WRONG}
    asked = Flag.objects.get(review__filing__college__name=WRONG)
    assert (asked.rule, asked.section) == ("R12", "roster")
    carried = Verdict.objects.filter(
        review__filing__college__name=AGAIN, carried_from__isnull=False
    )
    assert carried.exists()
    overruled = Verdict.objects.exclude(against=[]).filter(
        review__filing__college__name__in=EXPLAINED
    )
    assert all(verdict.sentence for verdict in overruled)
    assert overruled.count() >= len(EXPLAINED)
    assert len(hands.pressed) <= MOST_KEYS
