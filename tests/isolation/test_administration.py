"""The database's own line around federations and cycles, gone round Django with raw SQL."""

from __future__ import annotations

import pytest

from disclosures.models import Cycle
from portal.models import Federation
from portal.scoping import scope_colleges
from tests import factories
from tests.isolation import refused

FEDERATION = (
    "INSERT INTO portal_federation (parent_id, name, short_name, level, slug, path)"
    " VALUES (%s, '外来学联', '外来', 'city', 'wailai', '')"
)
CYCLE = (
    "INSERT INTO disclosures_cycle (federation_id, edition_id, opens, due, closes,"
    " federation_email, national_email, name_policy, rank_policy, noindex, rule_settings,"
    " second_reader, blind_share, objections_shown, reminders, pledge, retention_years) VALUES"
    " (%s, %s, '2026-01-01', '2026-02-01', '2026-03-01', 'a@example.org', 'b@example.org',"
    " 'full', 'exact', true, '{}', false, 0, false, true, false, 3)"
)


@pytest.fixture
def federation(db):
    return factories.FederationFactory()


def test_a_federation_is_only_inserted_below_ones_own(federation):
    with scope_colleges(federation_ids=[factories.FederationFactory().pk]):
        assert "row-level security" in refused(FEDERATION, federation.pk)
        assert "row-level security" in refused(FEDERATION, None)
    with scope_colleges(federation_ids=[federation.pk]):
        assert refused(FEDERATION, federation.pk) is None


def test_a_federation_is_not_moved_or_renamed_by_a_stranger_nor_by_itself(federation):
    below = factories.FederationFactory(parent=federation)
    with scope_colleges(federation_ids=[factories.FederationFactory().pk]):
        assert Federation.objects.filter(pk=below.pk).update(name="别名") == 0
    with scope_colleges(federation_ids=[federation.pk, below.pk]):
        assert Federation.objects.filter(pk=federation.pk).update(name="别名") == 0
        assert Federation.objects.filter(pk=below.pk).update(name="新名") == 1


def test_a_cycle_is_only_inserted_and_changed_for_ones_own_federation(federation):
    edition = factories.EditionFactory()
    with scope_colleges(federation_ids=[factories.FederationFactory().pk]):
        assert "row-level security" in refused(CYCLE, federation.pk, edition.pk)
    with scope_colleges(federation_ids=[federation.pk]):
        assert refused(CYCLE, federation.pk, edition.pk) is None
    with scope_colleges(factories.CollegeFactory(federation=federation).pk):
        assert Cycle.objects.count() == 1
        assert Cycle.objects.update(noindex=False) == 0
