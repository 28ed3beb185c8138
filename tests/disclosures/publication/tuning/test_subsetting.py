"""A worker without HarfBuzz's subsetting says what to install; this machine has it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from weasyprint.text import ffi

from disclosures.publication.tuning import subsetting
from portal import starting


def test_it_is_there() -> None:
    assert subsetting.check() == []


@pytest.mark.parametrize("missing", ["library", "version"])
def test_a_worker_names_what_is_missing(
    missing: str, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    if missing == "library":
        monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    else:
        old = SimpleNamespace(hb_version_atleast=lambda *_: False)
        monkeypatch.setattr(ffi, "harfbuzz", old)
    found = {one.id: one.msg for one in starting.report()}
    assert "apt-get install libharfbuzz-subset0" in found["disclosures.W010"]
    assert "libharfbuzz-subset0" in caplog.text
