"""The database's functions do one thing: they refuse before the time, twice, elsewhere, and anything else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.types.json import Jsonb

from disclosures.domain import publish
from disclosures.domain.retaining import due, rows
from disclosures.models import Cycle, Publication, Submission
from disclosures.publication.document import to_json
from disclosures.publication.retention import retained
from portal import clock
from portal.scoping import scope_colleges, scope_nothing
from tests import factories
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import approved
from tests.factories.rights import RetentionOrderFactory
from tests.isolation import refused

pytestmark = pytest.mark.django_db
HASH = "a" * 64


def aged(years=4, **cycle):
    with clock.at(clock.now() - dt.timedelta(days=round(years * 365.25))):
        return approved(**cycle)


def counted(publication):
    return to_json(retained(publish.document_in(publication), invented.NAMES))


def call(publication, value=None, reason="", digest=HASH):
    value = counted(publication) if value is None else value
    return refused(
        "SELECT count_publication(%s, %s, %s, %s)", publication.pk, Jsonb(value), reason, digest
    )


def test_before_the_time_it_refuses_and_afterwards_it_counts_once():
    young, old = aged(2.9), aged(3.1, college="朔原科技大学")
    assert "is not over" in call(young)
    assert rows.count_publication(old, invented.NAMES) is True
    old.refresh_from_db()
    assert old.document["data"]["roster"] is None
    assert old.document["data"]["roster_counts"]["people"] == 6
    assert len(old.counted_hash) == 64
    assert old.counted_at
    assert rows.count_publication(old, invented.NAMES) is False


def test_the_hash_of_what_was_published_stays():
    old = aged()
    before = old.content_hash
    rows.count_publication(old, invented.NAMES)
    old.refresh_from_db()
    assert old.content_hash == before != old.counted_hash


def test_who_chose_to_keep_keeps_and_an_order_ends_the_period():
    kept = aged(30, retention_years=0)
    assert due.day_of(kept.filing_id) is None
    assert "is not over" in call(kept)
    RetentionOrderFactory(cycle=kept.filing.cycle)
    assert call(kept) is None


def test_what_was_never_published_is_counted_from_the_closing_day():
    filing = factories.FilingFactory(
        cycle__opens=dt.date(2020, 1, 1), cycle__due=dt.date(2020, 2, 1),
        cycle__closes=dt.date(2020, 3, 1), cycle__retention_years=2,
    )  # fmt: skip
    assert due.day_of(filing.pk).isoformat() == "2022-03-01T16:00:00+00:00"


def test_the_time_begins_with_the_first_version_and_not_before_the_day_of_release():
    old = aged(4, release_at=clock.now() - dt.timedelta(days=365))
    assert not due.over(old.filing_id)
    Cycle.objects.update(release_at=None)
    assert due.over(old.filing_id)
    with_second = factories.PublicationFactory(
        submission=old.submission, filing=old.filing, version=2
    )
    assert due.over(with_second.filing_id)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value["data"].update(roster=[{"name": "林知夏"}]),
        lambda value: value["data"].update(roster_counts={"people": 5}),
        lambda value: value["header"].update(school="别的大学"),
        lambda value: value["sections"].pop(),
        lambda value: value["data"].pop("charter"),
        lambda value: value.update(more=1),
    ],
)
def test_it_changes_nothing_but_the_roster(spoil):
    old = aged()
    value = counted(old)
    spoil(value)
    assert "may only have its roster counted" in call(old, value)
    assert Publication.objects.get().document == old.document


def test_the_reason_of_a_correction_can_only_lose():
    assert "may only have" in call(aged(), reason="新的说明")


def test_a_submission_keeps_its_parts_and_loses_its_people():
    sent = aged().submission
    wrong = [Jsonb(sent.content), Jsonb([]), Jsonb([])]
    sql = "SELECT count_submission(%s, %s, %s, %s, %s)"
    assert "may only have" in refused(sql, sent.pk, *wrong, HASH)
    assert rows.count_submission(sent, invented.NAMES) is True
    sent = Submission.objects.get()
    assert {row["name"] for row in sent.content["roster"]["rows"]} == {""}
    assert len(sent.content["roster"]["rows"]) == 6
    assert "林知夏" not in str(sent.content)
    assert rows.count_submission(sent, invented.NAMES) is False


def test_elsewhere_there_is_nothing_to_count():
    old = aged()
    with scope_nothing():
        assert "no publication" in call(old)
    with scope_colleges(factories.CollegeFactory().pk):
        assert "no publication" in call(old)
    with scope_colleges(old.filing.college_id):
        assert call(old) is None


def test_afterwards_nothing_else_is_open():
    """The function leaves no scope, no switched-off trigger and no grant behind."""
    old = aged()
    with scope_colleges(old.filing.college_id):
        assert call(old) is None
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.everything')")
            assert cursor.fetchone() == ("",)
    assert "permission denied" in refused("UPDATE disclosures_publication SET code = 'X'")


@pytest.mark.parametrize(
    "name", ["retention_unlock('disclosures_publication')", "retention_lock('on', '')"]
)
def test_its_parts_cannot_be_called_by_themselves(name):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"SELECT {name}")
