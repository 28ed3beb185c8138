"""A secretary sees what this year's form has new."""

from __future__ import annotations

import pytest

from portal.enums import Role
from tests.factories import CycleFactory, EditionFactory, FilingFactory, member


@pytest.fixture
def filing(db):
    return FilingFactory()


def shown(client, filing):
    client.force_login(member(Role.SECRETARY, college=filing.college))
    return client.get(f"/work/filings/{filing.pk}/").content.decode()


def test_against_the_year_before(client, filing):
    page = shown(client, filing)
    assert "今年的表有什么变化（与2023—2024学年相比）" in page
    assert "由必填改为选填" in page


def test_against_what_the_union_filled_in_last(client, filing):
    cycle = CycleFactory(federation=filing.federation, edition=EditionFactory(key="2020"))
    FilingFactory(union=filing.union, cycle=cycle)
    page = shown(client, filing)
    assert "与2020" in page
    assert "与2023—2024学年相比" not in page
