"""The lead sees when rosters fall due, does it now, or before the time after being asked twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from disclosures.domain.retaining import due, work
from disclosures.models import Cycle, RetentionOrder
from portal.enums import Role
from portal.models import Job
from tests.disclosures.domain.retaining.aged import old
from tests.factories import CycleFactory, FilingFactory, member

pytestmark = pytest.mark.django_db


def lead(client, cycle):
    client.force_login(member(Role.LEAD, federation=cycle.federation))
    return client


def ended(publication):
    Cycle.objects.update(due=dt.date(2021, 1, 1), closes=dt.date(2021, 2, 1))
    return Cycle.objects.get(pk=publication.filing.cycle_id)


def test_what_is_due_is_shown_and_done(client):
    publication = old()
    cycle = publication.filing.cycle
    page = lead(client, cycle).get(reverse("cycles:retention")).content.decode()
    assert "现在办理到期的" in page
    assert "3 年" in page
    client.post(reverse("cycles:retention_apply", args=[cycle.pk]))
    assert Job.objects.get(task=work.CYCLE).object_id == cycle.pk
    work.retain(publication.filing_id)
    assert "现在办理到期的" not in client.get(reverse("cycles:retention")).content.decode()


def test_before_the_time_it_wants_a_reason_and_a_yes(client):
    cycle = ended(old(1))
    url = reverse("cycles:retention_early", args=[cycle.pk])
    assert "提前办理" in lead(client, cycle).get(reverse("cycles:retention")).content.decode()
    page = client.post(url, {"reason": "换届完毕，不再需要。"}).content.decode()
    assert "不能恢复" in page
    assert "换届完毕，不再需要。" in page
    assert not RetentionOrder.objects.exists()
    assert client.post(url, {"reason": "换届完毕，不再需要。", "sure": "on"}).status_code == 302
    assert due.due().exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_few_and_many(
    client, count, django_assert_max_num_queries
):
    first = CycleFactory()
    FilingFactory(cycle=first, drafts=())
    for key in ("2023-2024", "2022-2023")[: count - 1]:
        again = CycleFactory(federation=first.federation, edition__key=key)
        FilingFactory(cycle=again, drafts=())
    lead(client, first)
    with django_assert_max_num_queries(22):
        page = client.get(reverse("cycles:retention")).content.decode()
    assert page.count("改期限") == count
