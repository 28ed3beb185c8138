"""The demonstration has a request that waits and one that was granted."""

from __future__ import annotations

from collections import Counter

import pytest

from disclosures.domain.erasing import work
from disclosures.models import Erasure, Filing, Publication
from portal.models import Event, Job
from reviews.demo.load import load

pytestmark = pytest.mark.django_db


def test_two_people_ask_and_an_old_roster_gave_way():
    load()
    check_requests()
    check_the_roster_of_the_year_before()


def check_requests() -> None:
    assert Counter(Erasure.objects.values_list("state", flat=True)) == {"granted": 1, "received": 1}
    granted = Erasure.objects.get(state="granted")
    assert Job.objects.get(task=work.ERASE).object_id == granted.pk
    assert {row.section for row in Erasure.objects.all()} == {"roster"}


def check_the_roster_of_the_year_before() -> None:
    (filing,) = Filing.objects.exclude(counted_at=None)
    publication = Publication.objects.get(filing=filing)
    assert (filing.college.name, filing.cycle.edition.key) == ("南岫师范学院", "2023-2024")
    assert not publication.document["data"]["roster"]
    assert publication.document["data"]["roster_counts"]["people"] > 10
    assert Event.objects.get(action="retention.applied").data["people"] > 10
