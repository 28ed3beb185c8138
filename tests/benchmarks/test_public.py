"""A baked page as Django serves it, beside the register's page, which is made for each reader."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.benchmarks import best, report
from tests.disclosures.publication.approved import baked

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]


def test_a_baked_page_beside_the_register() -> None:
    code, client = baked().code, Client()

    def get(address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"".join(answer)

    page = best(lambda: get(f"/d/{code}/"), rounds=30)
    assert report("Baked page", page, best(lambda: get("/"), rounds=30), "register page") > 0
