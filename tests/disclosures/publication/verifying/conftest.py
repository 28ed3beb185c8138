"""A released publication, and a server that knows its own certificate (but has no key)."""

from __future__ import annotations

from typing import Any

import pytest

from tests import certificates
from tests.disclosures.publication.verifying.published import Published, publish


@pytest.fixture
def published(db: None, settings: Any, tmp_path: Any) -> Published:
    """A first version, present."""
    path = tmp_path / "own.pem"
    path.write_bytes(certificates.ours().pem)
    settings.PDF_SIGNING_CERTIFICATES = [str(path)]
    return publish(college_name="云岭海洋大学", union_name="学生会", edition_key="2024-2025")
