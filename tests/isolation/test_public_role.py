"""What the role of the public pages may read."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from disclosures.models import Filing
from tests import factories
from tests.isolation import OPEN_TABLES, TENANT_TABLES, refused, rows


@pytest.fixture
def as_public(db):
    def become():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE portal_public")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")


def test_the_public_sees_released_publications_only(as_public):
    entry = factories.RegisterEntryFactory()
    factories.PublicationFileFactory(publication=entry.publication)
    factories.PublicationFileFactory()  # of a publication that is not in the register
    newer = factories.PublicationFactory(
        submission=entry.publication.submission, version=2
    )  # approved, not baked yet
    as_public()
    assert rows("SELECT id FROM disclosures_publication") == [(entry.publication_id,)]
    assert rows("SELECT publication_id FROM disclosures_publicationfile") == [
        (entry.publication_id,)
    ]
    assert newer.pk > entry.publication_id


def test_the_public_still_sees_the_version_before(as_public):
    entry = factories.RegisterEntryFactory()
    old = entry.publication
    entry.publication = factories.PublicationFactory(submission=old.submission, version=2)
    entry.save(update_fields=["publication"])
    as_public()
    assert len(rows("SELECT id FROM disclosures_publication")) == 2


@pytest.mark.parametrize(
    "table",
    sorted(
        (TENANT_TABLES | OPEN_TABLES | {"portal_user", "django_session", "portal_federation"})
        - {"disclosures_publication", "disclosures_publicationfile", "disclosures_edition"}
        - {"disclosures_resultsrelease", "disclosures_rendition", "disclosures_withdrawal"}
    ),
)
def test_the_public_may_read_no_other_table(as_public, table):
    as_public()
    assert "permission denied" in refused(f"SELECT 1 FROM {table}")


@pytest.mark.parametrize(
    "table",
    [
        "disclosures_publication",
        "disclosures_registerentry",
        "disclosures_edition",
        "disclosures_resultsrelease",
    ],
)
def test_the_public_may_write_nothing(as_public, table):
    as_public()
    assert "permission denied" in refused(f"UPDATE {table} SET id = id")
    assert "permission denied" in refused(f"DELETE FROM {table}")


def test_the_public_reads_why_something_was_taken_down_but_no_note_and_nobodys_name(as_public):
    entry = factories.RegisterEntryFactory()
    gone = factories.WithdrawalFactory(publication=entry.publication, note="只供内部。")
    factories.WithdrawalFactory()  # of something that the register does not know
    as_public()
    assert rows("SELECT publication_id, reason FROM disclosures_withdrawal") == [
        (entry.publication_id, gone.reason)
    ]
    assert "permission denied" in refused("SELECT note FROM disclosures_withdrawal")
    assert "permission denied" in refused("SELECT withdrawn_by_id FROM disclosures_withdrawal")


def test_the_public_gains_nothing_from_the_settings(as_public):
    factories.FilingFactory()
    as_public()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Filing.objects.count()
