"""The demonstration has a request that waits and one that was granted."""

from __future__ import annotations

from collections import Counter

import pytest

from disclosures.domain.erasing import work
from disclosures.models import Erasure
from portal.models import Job
from reviews.demo.load import load

pytestmark = pytest.mark.django_db


def test_two_people_ask():
    load()
    assert Counter(Erasure.objects.values_list("state", flat=True)) == {"granted": 1, "received": 1}
    granted = Erasure.objects.get(state="granted")
    assert Job.objects.get(task=work.ERASE).object_id == granted.pk
    assert {row.section for row in Erasure.objects.all()} == {"roster"}
