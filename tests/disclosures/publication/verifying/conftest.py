"""A released publication, and a server that knows its own certificate (but has no key)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.disclosures.publication.verifying.published import Published, released


@pytest.fixture
def published(db: None, settings: Any, tmp_path: Path) -> Published:
    """A first version, present."""
    return released(settings, tmp_path)
