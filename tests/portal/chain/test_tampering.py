"""What is done behind the portal's back is found, and named: as the owner, and as superuser."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from portal.domain import chain
from portal.models import Event
from tests.portal.chain import OWNER, SUPERUSER, behind, chained_anew, faults, written

pytestmark = pytest.mark.django_db(transaction=True)

COPIED = (
    "INSERT INTO portal_event (at, actor_id, action, target, college_id, federation_id, data, seal)"
    " SELECT at, actor_id, action, target, college_id, federation_id, data, {seal}"
    " FROM portal_event WHERE id = %s RETURNING id"
)


@pytest.fixture(params=[OWNER, SUPERUSER])
def who(request):
    return request.param


def test_nothing_is_found_where_nothing_was_done():
    written(5)
    assert faults(1, chain.head()) == []


def test_a_deleted_event_is_named(who):
    ids = written(5)
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = %s", [ids[2]])
    assert faults() == [f"日志{ids[2]}（链上第3号）被删除。"]


def test_a_deleted_link_is_named_and_its_event_with_it(who):
    ids = written(5)
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_eventlink WHERE number = 3")
    gap, stranger = faults()
    assert gap == "链上第3号不见了：一条日志连同它的链环被删除。"
    assert stranger.startswith(f"日志{ids[2]}（filing.start ")
    assert "不在链上" in stranger


def test_events_deleted_together_with_their_links_leave_a_gap(who):
    ids = written(6)
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = ANY (%s)", [ids[1:4]])
        raw.execute("DELETE FROM portal_eventlink WHERE number BETWEEN 2 AND 4")
    assert faults() == ["链上第2至4号不见了：3条日志的链环被删除。"]


def test_a_gap_closed_by_new_numbers_is_found(who):
    ids = written(5)
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = %s", [ids[2]])
        raw.execute("DELETE FROM portal_eventlink WHERE number = 3")
        raw.execute("UPDATE portal_eventlink SET number = number - 1 WHERE number > 3")
    found = faults()
    assert f"链上第3号（日志{ids[3]}）接不上前一号：它之前的链被改写过。" in found


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "actor_id = NULL",
        "action = 'filing.submit'",
        "target = 'filing:99'",
        "college_id = NULL",
        "federation_id = (SELECT federation_id FROM portal_college LIMIT 1)",
        "data = data || '{\"place\": 7}'",
        "seal = reverse(seal)",
    ],
)
def test_a_change_of_any_column_is_found(who, change):
    ids = written(4)
    with behind(who) as raw:
        raw.execute(f"UPDATE portal_event SET {change} WHERE id = %s", [ids[1]])
    found = faults()
    assert found
    assert all(one.startswith(f"日志{ids[1]}（链上第2号，") for one in found)
    assert "被改动过：内容与链上的校验码不符" in found[0]


def test_two_events_that_changed_places_are_found(who):
    ids = written(4)
    with behind(who) as raw:
        raw.execute("UPDATE portal_eventlink SET event_id = -1 WHERE number = 2")
        raw.execute("UPDATE portal_eventlink SET event_id = %s WHERE number = 3", [ids[1]])
        raw.execute("UPDATE portal_eventlink SET event_id = %s WHERE number = 2", [ids[2]])
    found = faults()
    assert len(found) == 2
    assert found[0].startswith(f"日志{ids[2]}（链上第2号")
    assert found[1].startswith(f"日志{ids[1]}（链上第3号")


def test_an_event_added_without_a_link_is_found(who):
    ids = written(3)
    with behind(who) as raw:
        made = raw.execute(COPIED.format(seal="''"), [ids[0]]).fetchone()[0]
    (found,) = faults()
    assert found.startswith(f"日志{made}（filing.start ")
    assert "不在链上" in found


def test_an_event_that_the_owner_lets_the_chain_take_up_lacks_the_portals_seal(owner_connection):
    ids = written(3)
    owner_connection.execute("SET app.everything = 'on'")
    made = owner_connection.execute(COPIED.format(seal="''"), [ids[0]]).fetchone()[0]
    forged = owner_connection.execute(COPIED.format(seal="repeat('a', 64)"), [ids[0]]).fetchone()[0]
    owner_connection.commit()
    found = faults()
    assert [one.split("（")[0] for one in found] == [f"日志{made}", f"日志{forged}"]
    assert all("不是系统写的" in one for one in found)


def test_a_copy_with_its_seal_is_refused_and_found_where_the_refusal_was_removed(who):
    ids = written(3)
    with behind(who) as raw:
        raw.execute("DROP INDEX event_sealed_once")
        made = raw.execute(COPIED.format(seal="seal"), [ids[0]]).fetchone()[0]
    try:
        assert f"日志{made}是照抄另一条日志加进来的：签封重复。" in faults()
    finally:
        with behind(SUPERUSER) as raw:
            raw.execute("DELETE FROM portal_event WHERE id = %s", [made])
            raw.execute(
                "CREATE UNIQUE INDEX event_sealed_once ON portal_event (seal) WHERE NOT seal = ''"
            )


def test_a_stretch_that_was_chained_anew_is_found_at_its_end(who):
    ids = written(6)
    with behind(who) as raw:
        raw.execute("UPDATE portal_event SET action = 'filing.drop' WHERE id = %s", [ids[1]])
        chained_anew(raw, 2, 4)
    changed, broken = faults()
    assert changed.startswith(f"日志{ids[1]}（链上第2号")
    assert "不是系统写的" in changed
    assert broken == f"链上第5号（日志{ids[4]}）接不上前一号：它之前的链被改写过。"


def test_a_tail_that_was_cut_off_is_found_by_an_exported_head(who):
    ids = written(5)
    kept = chain.head()
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = ANY (%s)", [ids[3:]])
        raw.execute("DELETE FROM portal_eventlink WHERE number > 3")
    assert faults() == []
    assert faults(1, kept) == [f"链被截短：{kept.at}导出的链头是第5号，现在最后一号是第3号。"]


def test_a_chain_written_anew_as_a_whole_is_found_by_an_exported_head(who):
    """Even where the seals are left out of the question: only an event is taken away."""
    ids = written(5)
    kept = chain.head()
    with behind(who) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = %s", [ids[1]])
        raw.execute("DELETE FROM portal_eventlink WHERE number = 2")
        raw.execute("UPDATE portal_eventlink SET number = number - 1 WHERE number > 2")
        chained_anew(raw, 2)
    assert faults() == []
    written(1)  # the number of the kept head is taken again
    assert faults(1, kept) == [f"链上第5号与{kept.at}导出的链头不一致：第5号以前的链被整段改写。"]


def test_all_is_found_from_a_number_on_and_what_is_before_it_is_left_alone(who):
    ids = written(6)
    with behind(who) as raw:
        raw.execute("UPDATE portal_event SET target = 'x:1' WHERE id IN (%s, %s)", [ids[1], ids[4]])
    found = faults(4)
    assert {one.split("（")[0] for one in found} == {f"日志{ids[4]}"}


def test_events_older_than_the_seals_are_believed_until_the_first_seal():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO portal_event (at, action, target, data, seal)"
            " VALUES (%s, 'filing.start', 'filing:1', '{}', '')",
            [dt.datetime(2026, 1, 1, tzinfo=dt.UTC)],
        )
    written(1)
    assert faults() == []
    assert Event.objects.count() == 2


def test_seals_of_a_former_key_hold_as_long_as_it_is_named(settings):
    settings.AUDIT_KEYS = ["k1" * 30]
    written(1)
    settings.AUDIT_KEYS = ["k2" * 30, "k1" * 30]
    written(1)
    assert faults() == []
    settings.AUDIT_KEYS = ["k2" * 30]
    assert len(faults()) == 1


@pytest.mark.parametrize("number", [0, -7])
def test_an_event_hidden_under_a_number_below_the_first_is_found(who, number):
    ids = written(3)
    with behind(who) as raw:
        made = raw.execute(COPIED.format(seal="''"), [ids[0]]).fetchone()[0]
        raw.execute(
            "INSERT INTO portal_eventlink (number, event_id, previous, hash)"
            " SELECT %s, %s, previous, hash FROM portal_eventlink WHERE number = 1",
            [number, made],
        )
    (found,) = faults()
    assert found.startswith(f"日志{made}（filing.start ")


@pytest.mark.parametrize(
    "change",
    [
        "at = 'infinity'",
        "at = '20000-01-01'",
        "at = '0044-03-15 BC'",
        "data = jsonb_build_object('n', repeat('9', 5000)::numeric)",
        "data = (repeat('[', 3000) || repeat(']', 3000))::jsonb",
    ],
)
def test_what_python_cannot_read_is_named_and_stops_nothing(who, change):
    ids = written(4)
    with behind(who) as raw:
        raw.execute(f"UPDATE portal_event SET {change} WHERE id = %s", [ids[1]])
        raw.execute("DELETE FROM portal_event WHERE id = %s", [ids[3]])
    found = faults()
    assert "被改动过：内容与链上的校验码不符" in found[0]
    assert found[0].startswith(f"日志{ids[1]}（链上第2号，")
    assert found[-1] == f"日志{ids[3]}（链上第4号）被删除。"


def test_an_unreadable_event_outside_the_chain_is_named(who):
    ids = written(2)
    with behind(who) as raw:
        made = raw.execute(COPIED.format(seal="''"), [ids[0]]).fetchone()[0]
        raw.execute("UPDATE portal_event SET at = 'infinity' WHERE id = %s", [made])
    (found,) = faults()
    assert found.startswith(f"日志{made}（")
