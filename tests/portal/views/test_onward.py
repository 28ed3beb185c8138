"""Where a form or a link says to go on to: a path of this site, or nowhere."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from portal.enums import Role
from portal.views.onward import own_path
from tests.factories import member
from tests.matrix.world import make


@pytest.mark.parametrize("path", ["/", "/work/", "/work/filings/1/?page=2#charter"])
def test_a_path_of_ours_is_followed(path: str) -> None:
    assert own_path(RequestFactory().get("/"), path) == path


@pytest.mark.parametrize(
    "wanted",
    [None, "", "0", "start", "work/", "//evil.example/", "/\\evil.example", "///evil.example", "\\\\evil.example",
     "http://evil.example/", "https:evil.example", "javascript:alert(1)", " /work/\x00", "\t//evil.example"],
)  # fmt: skip
def test_everything_else_is_not(wanted: str | None) -> None:
    assert own_path(RequestFactory().get("/"), wanted) == ""


@pytest.mark.django_db
def test_an_answer_with_a_word_for_an_address_is_saved_and_leads_to_the_letter() -> None:
    """A bare word was looked up as an address's name, and the page failed after the answer was saved."""
    home = make()
    client = Client()
    client.force_login(member(Role.SECRETARY, college=home.college))
    answer = client.post(
        reverse("review:reply", args=(home.things.asked.pk,)), {"text": "已补全。", "next": "0"}
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#flag-{home.things.asked.pk}")
