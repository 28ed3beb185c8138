"""The chain grows by itself when transactions commit: without a gap, without a fork."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.db import connection, transaction

from portal.database import APP_ROLE, PUBLIC_ROLE
from portal.domain import audit, chain
from portal.models import Event, EventLink
from portal.scoping import scope_colleges
from tests import database
from tests.factories import CollegeFactory, UserFactory
from tests.isolation import refused, rows
from tests.portal.chain import faults, links, written

pytestmark = pytest.mark.django_db(transaction=True)

INSERT = (
    "INSERT INTO portal_event (at, actor_id, action, target, data, seal)"
    " VALUES (now(), %s, 'job.retry', 'job:1', '{}', '') RETURNING id"
)
EVERYTHING = "SELECT set_config('app.everything', 'on', false)"


def app_connection(**options):
    name = connection.settings_dict["NAME"]
    raw = psycopg.connect(database.address(name, APP_ROLE), **options)
    raw.execute(EVERYTHING)
    raw.commit()
    return raw


def test_each_event_is_chained_to_the_one_before():
    ids = written(3)
    assert links() == [(1, ids[0]), (2, ids[1]), (3, ids[2])]
    first, second, third = EventLink.objects.all()
    assert bytes(first.previous) == chain.START
    assert bytes(second.previous) == bytes(first.hash)
    assert bytes(third.previous) == bytes(second.hash)
    assert faults() == []


def test_python_works_out_the_same_digest_as_the_database():
    person, college = UserFactory(), CollegeFactory()
    strange = {"文字": '引号"、\\、换行\n、表情😀', "空": None, "数": [1, 0.1, 1e21, -3], "": {}}
    audit.record(person, "filing.start", college, college=college, **strange)
    audit.record(None, "cycle.remind", college, federation=college.federation, on=True, off=False)
    assert faults() == []


def test_the_digest_covers_every_column_of_an_event():
    source = rows("SELECT prosrc FROM pg_proc WHERE proname = 'portal_event_digest'")[0][0]
    for field in Event._meta.concrete_fields:
        assert f"e.{field.column}" in source, f"{field.column} is not part of what is chained"


def given_up(college):
    with transaction.atomic():
        audit.record(None, "filing.submit", college)
        transaction.set_rollback(True)


def test_what_is_rolled_back_leaves_no_link_and_no_gap():
    college = CollegeFactory()
    with transaction.atomic():
        kept = audit.record(None, "filing.start", college).pk
        given_up(college)
        later = audit.record(None, "filing.pull_back", college).pk
    given_up(college)
    last = audit.record(None, "filing.submit", college).pk
    assert links() == [(1, kept), (2, later), (3, last)]
    assert faults() == []


def test_many_events_of_one_transaction_stand_in_their_order():
    college = CollegeFactory()
    with transaction.atomic():
        ids = [audit.record(None, "filing.start", college, n=n).pk for n in range(300)]
    assert links() == list(enumerate(ids, 1))
    assert rows("SELECT count(*) FROM pg_class WHERE relname = 'portal_eventwaiting'") == [(1,)]
    assert faults() == []


def test_the_scope_and_the_public_role_at_the_commit_do_not_matter():
    college = CollegeFactory()
    with transaction.atomic(), scope_colleges(college.pk):
        one = audit.record(None, "filing.start", college, college=college).pk
    with transaction.atomic():
        other = audit.record(None, "filing.start", college, college=college).pk
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.everything', '', true)")
            cursor.execute(f"SET LOCAL ROLE {PUBLIC_ROLE}")
    assert links() == [(1, one), (2, other)]


def test_after_the_tables_were_emptied_the_chain_begins_anew():
    written(2)
    database.flush()
    ids = written(2)
    assert links() == [(1, ids[0]), (2, ids[1])]
    assert faults() == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO portal_eventlink (number, event_id, previous, hash) VALUES (9, 9, '', '')",
        "UPDATE portal_eventlink SET hash = ''",
        "DELETE FROM portal_eventlink",
        "TRUNCATE portal_eventlink",
        "INSERT INTO portal_eventwaiting VALUES (1, '')",
        "DELETE FROM portal_eventwaiting",
        "SELECT count(*) FROM portal_eventwaiting",
        "SELECT portal_chain_grow()",
        "ALTER TABLE portal_event DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
    ],
)
def test_the_run_time_role_may_read_links_and_nothing_else(statement):
    written(1)
    assert any(words in refused(statement) for words in ("permission denied", "must be owner"))


def test_links_are_for_the_check_alone():
    ids = written(1)
    assert links() == [(1, ids[0])]
    college = Event.objects.get().college_id
    with scope_colleges(college):
        assert links() == []


def test_switching_the_triggers_library_off_does_not_switch_the_chain_off():
    college = CollegeFactory()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{chain,insert_only}', true)")
        audit.record(None, "filing.start", college)
    assert len(links()) == 1


def test_writers_at_the_same_time_make_one_chain():
    """Eight connections, each twenty transactions of one to three events, all at once."""
    person = UserFactory()
    together, errors = threading.Barrier(8), []

    def write(number):
        try:
            with app_connection() as raw:
                together.wait()
                for turn in range(20):
                    for _ in range((number + turn) % 3 + 1):
                        raw.execute(INSERT, [person.pk])
                    raw.commit()
        except Exception as error:  # noqa: BLE001 - told by the test
            errors.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    assert [number for number, _ in links()] == list(range(1, Event.objects.count() + 1))
    assert {event for _, event in links()} == set(Event.objects.values_list("pk", flat=True))
    assert faults() == []


def test_who_waits_for_the_chain_never_stands_in_the_way_of_who_holds_it():
    """One has locked a row and commits; the other's foreign key wants that row at its commit.

    Were the chain's lock taken before the foreign keys are checked, each would wait for the
    other, and PostgreSQL would end one of them.
    """
    person, other = UserFactory(), UserFactory()
    errors = []

    def commit(raw):
        try:
            raw.commit()
        except psycopg.Error as error:
            errors.append(error)

    with app_connection() as one, app_connection() as two, app_connection() as held:
        one.execute("SELECT 1 FROM portal_user WHERE id = %s FOR UPDATE", [person.pk])
        one.execute(INSERT, [other.pk])
        # Its event first, and after it a row that refers to the locked person.
        two.execute(INSERT, [other.pk])
        two.execute(
            "INSERT INTO portal_formerpassword (user_id, encoded, set_at) VALUES (%s, 'x', now())",
            [person.pk],
        )
        second = threading.Thread(target=commit, args=(two,))
        second.start()
        wait_until_somebody_waits(held)
        first = threading.Thread(target=commit, args=(one,))
        first.start()
        first.join()
        second.join()
    assert errors == []
    assert len(links()) == 2


def wait_until_somebody_waits(raw):
    waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    while not raw.execute(waits).fetchone()[0]:
        raw.commit()
