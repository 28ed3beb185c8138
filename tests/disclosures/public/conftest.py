"""A published disclosure for the pages that need one; baking takes seconds, so once a test at most."""

from __future__ import annotations

import pytest

from disclosures.models import Publication
from tests.disclosures.publication.approved import baked


@pytest.fixture
def published(db: None) -> Publication:
    """The invented college's publication, in the register."""
    return baked()
