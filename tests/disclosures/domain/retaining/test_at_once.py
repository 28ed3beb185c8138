"""Two workers at one filing: one counts, the other finds it done."""

from __future__ import annotations

import pytest

from disclosures.domain.retaining import work
from disclosures.models import Rendition
from portal.models import Event
from tests.disclosures.domain.retaining.aged import old
from tests.disclosures.domain.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_at_once_count_once():
    publication = old()
    done = at_once(*[lambda: work.retain(publication.filing_id)] * 2)
    assert sum(one is not None for one in done) == 1
    assert Event.objects.filter(action="retention.applied").count() == 1
    assert Rendition.objects.filter(reason="retention").count() == 1
