"""A browser's part: from our button to the provider and back, by plain HTTP."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from django.test import Client

from tests.campus.processes import CAS_PASSWORD

PATIENCE = 60


def leave(client: Client, address: str, **data: str) -> str:
    """Press the button at `address`; where the page leads."""
    page = client.post(address, data)
    assert page.status_code == 200, page
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.content.decode())
    assert found
    return html.unescape(found[1])


def at_strict(address: str, person: str) -> str:
    """Log in at `oidc_server` as `person`; where it sends the browser."""
    answer = requests.get(f"{address}&as={person}", allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def at_library(address: str, person: str) -> str:
    """Log in at `oidc-provider-mock`; where it sends the browser."""
    answer = requests.post(address, data={"sub": person}, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def at_cas(address: str, person: str, session: requests.Session | None = None) -> str:
    """Fill in the form of the CAS server; where it sends the browser with its ticket."""
    session = session or requests.Session()
    page = session.get(address, allow_redirects=False, timeout=PATIENCE)
    if page.status_code == 302:  # known there already
        return page.headers["Location"]
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page.text):
        held = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if held.get("type") == "hidden":
            fields[held["name"]] = html.unescape(held.get("value", ""))
    fields |= {"username": person, "password": CAS_PASSWORD}
    answer = session.post(address, data=fields, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def come_back(client: Client, address: str) -> Any:
    """Open our address with what the provider added."""
    parts = urlsplit(address)
    return client.get(parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)))
