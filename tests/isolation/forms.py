"""The forms of a page, filled as a browser would send them, and the same with a foreign tenant's ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from tests.isolation.planting import Mark

TOKEN = "csrfmiddlewaretoken"
"""Differs each time, and the test's client is not asked for it."""
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Form:
    """Where a form goes, how, and what it holds; `ids`: choices that name objects but are not chosen."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]


def forms_of(page: bytes, address: str) -> Iterator[Form]:
    """Yield the forms of an HTML page; `address` is the page's own."""
    if b"<form" not in page:
        return
    for element in html.fromstring(page).iter("form"):
        yield Form(
            action=urljoin(address, element.get("action") or address),
            method=(element.get("method") or "get").upper(),
            fields=tuple(pair for pair in element.form_values() if pair[0] != TOKEN),
            choices=tuple(_choices(element)),
        )


def _choices(element: html.FormElement) -> Iterator[tuple[str, str]]:
    for select in element.iter("select"):
        for option in select.iter("option"):
            yield select.get("name") or "", option.get("value") or ""
    for box in element.iter("input", "button"):
        if box.get("type") in {"checkbox", "radio", "submit"} and box.get("value"):
            yield box.get("name") or "", box.get("value") or ""


def swapped(text: str, home: Mark, away: Mark) -> str:
    """Return `text` with each id of the one tenant replaced by its twin's."""
    low = home.first_id
    return home.ids.sub(lambda found: str(int(found[0]) - low + away.first_id), text)


def with_foreign_ids(form: Form, home: Mark, away: Mark) -> Iterator[Pairs]:
    """Yield what to send: all ids replaced at once, then each place alone, then each choice."""
    every = [(swapped(name, home, away), swapped(value, home, away)) for name, value in form.fields]
    places = [at for at, pair in enumerate(form.fields) if pair != every[at]]
    if places:
        yield every
    if len(places) > 1:
        for at in places:
            yield [*form.fields[:at], every[at], *form.fields[at + 1 :]]
    for name, value in _one_a_name(form, home).items():
        rest = [pair for pair in form.fields if pair[0] != name]
        yield [*rest, (swapped(name, home, away), swapped(value, home, away))]


def _one_a_name(form: Form, home: Mark) -> dict[str, str]:
    named = {name: value for name, value in form.choices if home.ids.search(value)}
    return {re.sub(r"\s", "", name): value for name, value in named.items() if name}
