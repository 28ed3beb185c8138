"""Every table that holds words is either seeded with a mark, or said to be public."""

from __future__ import annotations

import pytest

from tests.factories import RegisterEntryFactory
from tests.isolation.planting import OURS
from tests.privacy import inside


@pytest.mark.django_db
def test_every_table_with_words_has_a_private_row_or_is_said_to_be_public() -> None:
    entry = RegisterEntryFactory(publication__submission__filing__drafts=())
    made = inside.seed(entry.publication.filing, entry.publication)
    assert inside.unseeded(made) == []
    assert inside.PUBLIC.keys() <= {model._meta.label for model in OURS}
