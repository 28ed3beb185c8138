"""No request of anybody, however bad, makes the portal fail or shows what is another tenant's."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.asking import Asked, Fuzzer
from tests.isolation import lookalike
from tests.matrix.world import ROLES
from tests.test_permission_matrix import ROWS

FACTOR = float(os.environ.get("FUZZ", "1"))
REQUESTS = int(220 * FACTOR)
"""Of each role."""


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_request_fails_or_shows_a_foreign_byte(role: str, record_property: Any) -> None:
    fuzzer = Fuzzer(*lookalike.two(), role, ROWS)

    @settings(max_examples=REQUESTS, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(st.data())
    def hammer(data: Any) -> None:
        fuzzer.judge(fuzzer.draw(data.draw))

    hammer()
    assert fuzzer.answers.total() >= REQUESTS / 2
    forms = sum(map(len, fuzzer.forms.values()))
    answers = ", ".join(f"{status} × {number}" for status, number in fuzzer.answers.most_common())
    record_property("told", f"Fuzzed as {role}: {forms} forms known; answers {answers}")


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "wrong"), [(b"fine", False), (b"zqbprv", True)])
def test_it_sees_a_foreign_byte(answer: bytes, wrong: bool, monkeypatch: Any) -> None:
    home, away = lookalike.two()
    fuzzer = Fuzzer(home, away, "editor", ROWS[:1])
    asked = Asked("GET", "/", {})
    monkeypatch.setattr(fuzzer, "send", lambda _asked: HttpResponse(answer))
    if wrong:
        with pytest.raises(AssertionError):
            fuzzer.judge(asked)
    else:
        fuzzer.judge(asked)
