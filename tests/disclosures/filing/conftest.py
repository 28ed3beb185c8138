"""A browser without scripts, logged in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.enums import Role
from tests.disclosures.desk import person


class Browser(Client):
    """Django's client that goes to a filing's pages by name."""

    filing = None

    def page(self, name, *args, **query):
        """GET a page of the filing."""
        return self.get(reverse(f"filing:{name}", args=(self.filing.pk, *args)), query)

    def send(self, name, *args, data=None, **headers):
        """POST to a page of the filing."""
        return self.post(
            reverse(f"filing:{name}", args=(self.filing.pk, *args)), data or {}, **headers
        )

    def autosave(self, key, data):
        """POST as autosave.js does."""
        return self.send("autosave", key, data=data, headers={"X-Autosave": "1"})


@pytest.fixture
def browse():
    """Return a browser of somebody of the filing's college (``user`` for somebody else)."""

    def open_browser(filing, role=Role.SECRETARY, user=None):
        browser = Browser()
        browser.filing = filing
        browser.force_login(user or person(filing, role))
        return browser

    return open_browser
