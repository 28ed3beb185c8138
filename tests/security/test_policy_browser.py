"""A real browser walks the main pages of every role and of the public: nothing of theirs is stopped.

And something that is smuggled into a page is.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from disclosures.models import Publication
from tests.disclosures.desk import filled
from tests.disclosures.publication.approved import baked
from tests.factories import member
from tests.looking import log_in
from tests.matrix.world import ROLES, make
from tests.security import walking

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTEN = """
    window.stopped = [];
    document.addEventListener("securitypolicyviolation", (event) => {
        window.stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile || ""}`);
    });
"""
NOT_PAGES = (
    "progress",
    "poll",
    "preview",
    "presence",
    "hint",
    "export",
    "download",
    "attachment",
    "file",
)
"""Parts of names of addresses that answer with pieces of pages, or with files."""
PER_ROLE = 30
"""Pages that one role opens."""


class Watcher:
    """Collects what a page's policy stopped and what the console says."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"{page.url}: {error}"))

    def _hear(self, message: Any) -> None:
        # A status of 4xx is an answer of ours; the browser calls it an error of loading.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.said.append(f"{self.page.url}: {message.text}")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state()
        self.said += [
            f"{self.page.url}: {one}" for one in self.page.evaluate("window.stopped || []")
        ]


def pages(world: Any, role: str) -> list[str]:
    """Addresses of whole pages that the table promises to the role."""
    at, found = ROLES.index(role), []
    for row in walking.rows("GET"):
        promised = row.own.replace("|", "").split()[at]
        if promised == "200" and not any(word in row.name for word in NOT_PAGES):
            found.append(reverse(row.name, args=row.args(world.things)))
    return found


def is_page(page: Any, address: str) -> bool:
    answer = page.request.get(address)
    return (
        answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text()
    )


@pytest.mark.parametrize("role", ["secretary", "reviewer", "lead", "operator", "anonymous"])
def test_nothing_of_ours_is_stopped(
    live_server: Any, page: Any, role: str, record_property: Any
) -> None:
    world = make()
    watcher, opened = Watcher(page), 0
    if person := world.person(role):
        log_in(page, live_server.url, person.username)
    for address in pages(world, role):
        if opened == PER_ROLE:
            break
        if is_page(page, f"{live_server.url}{address}"):
            watcher.open(f"{live_server.url}{address}")
            opened += 1
    assert opened >= 5
    assert watcher.said == []
    record_property("told", f"policy: {opened} pages as {role}")


def test_a_filled_section_and_a_baked_page_are_not_stopped(live_server: Any, page: Any) -> None:
    filing, watcher = filled(), Watcher(page)
    log_in(page, live_server.url, member("secretary", college=filing.college).username)
    for key in ("roster", "charter", "indicators", "departments"):
        watcher.open(f"{live_server.url}{reverse('filing:section', args=(filing.pk, key))}")
    publication: Publication = baked()
    watcher.open(f"{live_server.url}{reverse('public:disclosure', args=(publication.code,))}")
    assert "云" in page.content() or publication.code in page.content()
    assert watcher.said == []


SMUGGLED = {
    "an inline script": "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)",
    "a script without the nonce": "const s = document.createElement('script'); s.src = '/static/js/copy.js'; s.onload = () => { window.ran = 1 }; document.body.append(s)",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    "a style": "document.body.insertAdjacentHTML('beforeend', '<p id=p style=\"position:fixed\">x</p>')",
    "a frame": "const f = document.createElement('iframe'); f.src = 'data:text/html,x'; document.body.append(f)",
    "a picture elsewhere": "document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')",
    "a base": "document.head.insertAdjacentHTML('beforeend', '<base href=\"http://evil.example/\">')",
}


@pytest.mark.parametrize("what", sorted(SMUGGLED))
def test_what_is_smuggled_into_a_page_is_stopped(live_server: Any, page: Any, what: str) -> None:
    """As a hole in a template would let it in; the policy is the second line."""
    page.add_init_script(LISTEN)
    log_in(page, live_server.url, member("secretary", college=filled().college).username)
    page.evaluate("(code) => { " + SMUGGLED[what] + " }", "")
    page.wait_for_function("window.stopped.length > 0")
    assert page.evaluate("window.ran") is None


def test_no_page_of_another_site_frames_ours(live_server: Any, page: Any) -> None:
    frame = f'<iframe src="{live_server.url}{reverse("login")}"></iframe>'
    page.set_content(f"<!doctype html>{frame}")
    page.wait_for_load_state()
    inner = page.frames[-1]
    assert "password" not in inner.content()
