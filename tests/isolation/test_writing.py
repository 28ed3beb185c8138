"""What the database refuses to write."""

from __future__ import annotations

import pytest

from disclosures.models import Filing, Import, SectionDraft
from portal.access import actor_of
from portal.enums import Role
from portal.scoping import scope, scope_colleges
from tests import factories
from tests.factories import member
from tests.isolation import INSERT_ONLY, one_of_everything, refused, rows


@pytest.fixture
def everything_made(db):
    return one_of_everything()


def test_a_filing_for_another_college_cannot_be_inserted(db):
    union, cycle = factories.UnionFactory(), factories.CycleFactory()
    insert = (
        "INSERT INTO disclosures_filing (union_id, cycle_id, college_id, federation_id, state,"
        " state_since, submitted_from, open_sections, created_at)"
        " VALUES (%s, %s, %s, %s, 'draft', now(), '', '{}', now())"
    )
    values = (union.pk, cycle.pk, union.college_id, union.college.federation_id)
    with scope_colleges(factories.CollegeFactory().pk):
        assert "row-level security" in refused(insert, *values)
    with scope_colleges(union.college_id):
        assert refused(insert, *values) is None


def test_a_foreign_draft_cannot_be_updated_or_deleted(everything_made):
    with scope_colleges(factories.CollegeFactory().pk):
        assert SectionDraft.objects.update(content={"text": "改"}) == 0
        assert rows("DELETE FROM disclosures_sectiondraft RETURNING id") == []


def test_a_federation_cannot_write_into_a_draft(everything_made):
    with scope_colleges(federation_ids=[everything_made.federation_id]):
        assert SectionDraft.objects.update(content={"text": "改"}) == 0


def test_a_federation_cannot_touch_what_a_college_brought_along(everything_made):
    with scope_colleges(federation_ids=[everything_made.federation_id]):
        assert Import.objects.update(taken=[]) == 0
        assert rows("DELETE FROM disclosures_importpicture RETURNING id") == []
        assert "row-level security" in refused(
            "INSERT INTO disclosures_rostermatching (college_id, header, labels, fields, changed_at)"
            " VALUES (%s, 'x', '[]', '{}', now())",
            everything_made.college_id,
        )


def test_a_filing_cannot_be_given_away(everything_made):
    other = factories.CollegeFactory()
    with scope_colleges(everything_made.college_id):
        error = refused(
            "UPDATE disclosures_filing SET college_id = %s, federation_id = %s",
            other.pk,
            other.federation_id,
        )
    assert "row-level security" in error


def test_a_college_cannot_write_a_verdict_a_flag_or_a_note(everything_made):
    review = everything_made.reviews.get()
    with scope_colleges(everything_made.college_id):
        for table, column, value in (("verdict", "kind", "approved"), ("note", "text", "好")):
            insert = (
                f"INSERT INTO reviews_{table} (review_id, section, {column}, by_id, at)"
                f" VALUES (%s, 'charter', '{value}', %s, now())"
            )
            assert "row-level security" in refused(insert, review.pk, review.opened_by_id)


def test_nobody_makes_himself_a_member_of_another_college(db):
    person, college = member(Role.EDITOR), factories.CollegeFactory()
    insert = (
        "INSERT INTO portal_membership (user_id, role, college_id, since)"
        " VALUES (%s, 'secretary', %s, now())"
    )
    with scope(actor_of(person)):
        assert "row-level security" in refused(insert, person.pk, college.pk)


@pytest.mark.parametrize("table", sorted(INSERT_ONLY))
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_insert_only_tables_refuse_the_run_time_role(everything_made, table, verb):
    assert "permission denied" in refused(verb.format(table))


@pytest.mark.parametrize("table", sorted(INSERT_ONLY))
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_insert_only_tables_refuse_the_owner_by_trigger(
    transactional_db, everything_made, owner_connection, table, verb
):
    owner_connection.execute("SELECT set_config('app.everything', 'on', true)")
    with pytest.raises(Exception, match=r"Cannot (update|delete)"):
        owner_connection.execute(verb.format(table))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("draft", "approved"),
        ("draft", "published"),
        ("returned", "approved"),
        ("published", "draft"),
    ],
)
def test_the_trigger_refuses_an_edge_that_the_flow_does_not_have(db, before, after):
    filing = factories.FilingFactory(state=before)
    assert "Invalid transition" in refused(
        "UPDATE disclosures_filing SET state = %s WHERE id = %s", after, filing.pk
    )


def test_the_trigger_lets_the_flow_pass(db):
    filing = factories.FilingFactory(state="draft")
    for state in (
        "submitted",
        "returned",
        "submitted",
        "draft",
        "submitted",
        "approved",
        "published",
    ):
        Filing.objects.filter(pk=filing.pk).update(state=state)
    filing.refresh_from_db()
    assert filing.state == "published"
