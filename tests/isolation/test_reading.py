"""What the database itself refuses to show, gone round Django with raw SQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from portal.enums import Role
from portal.models import Membership
from portal.scoping import scope_colleges, scope_nothing
from reviews.enums import Outcome
from tests import factories
from tests.factories import member
from tests.factories.values import THEN
from tests.isolation import TENANT_TABLES, one_of_everything, rows


@pytest.fixture
def everything_made(db):
    return one_of_everything()


@pytest.mark.parametrize("table", sorted(TENANT_TABLES))
def test_without_a_scope_there_is_nothing_to_see(everything_made, table):
    assert rows(f"SELECT count(*) FROM {table}")[0][0] > 0
    with scope_nothing():
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


@pytest.mark.parametrize("table", sorted(TENANT_TABLES))
def test_another_college_sees_nothing(everything_made, table):
    with scope_colleges(factories.CollegeFactory().pk):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


@pytest.mark.parametrize("table", sorted(TENANT_TABLES))
def test_another_federation_sees_nothing(everything_made, table):
    with scope_colleges(federation_ids=[factories.FederationFactory().pk]):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


@pytest.mark.parametrize("table", sorted(TENANT_TABLES))
def test_the_college_sees_its_own_but_no_internal_note_and_no_undecided_flag(
    everything_made, table
):
    hidden = {"reviews_note", "reviews_flag", "reviews_verdict", "reviews_reply"}
    hidden |= {"disclosures_ruletrial", "disclosures_editiondraft"}
    hidden |= {
        "reviews_bulk",
        "reviews_bulkitem",
        "disclosures_renderbatch",
        "disclosures_renderitem",
    }
    hidden |= {"portal_notice", "portal_delivery", "reviews_savedview"}  # one's own alone
    hidden |= {"portal_formerpassword"}
    hidden |= {"reviews_claim", "reviews_look", "reviews_settlement", "reviews_bulk"}
    hidden |= {"reviews_bulkitem", "reviews_blindreading", "reviews_blindverdict"}
    hidden |= {
        "reviews_objection",
        "reviews_objectionstep",
        "reviews_objectioncontact",
    }  # not asked
    with scope_colleges(everything_made.college_id):
        assert bool(rows(f"SELECT 1 FROM {table}")) == (table not in hidden)


@pytest.mark.parametrize("table", sorted(TENANT_TABLES))
def test_the_federation_sees_what_was_submitted_but_no_drafts(everything_made, table):
    hidden = {
        "disclosures_sectiondraft",
        "disclosures_explanation",
        "disclosures_filingfindings",
        "disclosures_rostermatching",
        "reviews_savedview",  # one's own alone
        "portal_formerpassword",
    }
    with scope_colleges(federation_ids=[everything_made.federation_id]):
        assert bool(rows(f"SELECT 1 FROM {table}")) == (table not in hidden)


def test_the_federation_sees_of_imports_what_was_used_and_then_submitted(everything_made):
    brought = factories.ImportFactory(filing=everything_made)
    late = THEN + timedelta(days=1)
    factories.ImportFactory(filing=everything_made, taken=["roster"], created_at=late)
    factories.ImportFactory(filing=everything_made, taken=["charter"], taken_at=late)
    factories.ImportPictureFactory(origin=brought)
    with scope_colleges(federation_ids=[everything_made.federation_id]):
        assert rows("SELECT taken FROM disclosures_import") == [('["roster"]',)]
        assert rows("SELECT count(*) FROM disclosures_importpicture") == [(1,)]
    with scope_colleges(everything_made.college_id):
        assert rows("SELECT count(*) FROM disclosures_import") == [(4,)]


@pytest.mark.parametrize("table", ["reviews_flag", "reviews_verdict", "reviews_reply"])
def test_the_college_sees_flags_and_verdicts_once_the_review_is_decided(everything_made, table):
    review = everything_made.reviews.get()
    review.outcome = Outcome.RETURNED
    review.save(update_fields=["outcome"])
    with scope_colleges(everything_made.college_id):
        assert rows(f"SELECT count(*) FROM {table}") == [(1,)]
        assert rows("SELECT count(*) FROM reviews_note") == [(0,)]


def test_one_sees_ones_own_memberships_before_anything_else(db):
    person = member(Role.EDITOR)
    member(Role.EDITOR)
    with scope_nothing(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.user_id', %s, true)", [str(person.pk)])
        assert Membership.objects.get().user_id == person.pk
