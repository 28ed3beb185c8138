"""A small server that plays the portal's part towards the scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.static.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running
