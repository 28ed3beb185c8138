"""Beside the roster's form: words to tell students by, with what this cycle really does."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models import Cycle
from tests.disclosures.desk import filled, person

pytestmark = pytest.mark.django_db


def test_it_says_what_is_published_and_for_how_long(client: Client) -> None:
    filing = filled()
    client.force_login(person(filing))
    there = reverse("filing:section", args=[filing.pk, "roster"])
    page = client.get(there).content.decode()
    assert f"首次公开后{filing.cycle.retention_years}年" in page
    assert "姓名只公开姓氏" not in page
    masked = {"name_policy": NamePolicy.MASKED, "rank_policy": RankPolicy.BAND}
    Cycle.objects.filter(pk=filing.cycle_id).update(retention_years=0, **masked)
    page = client.get(there).content.decode()
    assert "公开期限：长期公开。" in page
    assert "姓名只公开姓氏。成绩排名只公开是否在前列。" in page
    assert filing.federation.name in page
