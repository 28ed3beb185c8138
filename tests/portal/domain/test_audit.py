from __future__ import annotations

import datetime as dt

from portal import clock
from portal.actor import Actor
from portal.domain import audit
from portal.models import Event
from tests.factories import CollegeFactory, UserFactory


def test_an_event_says_who_did_what_to_which_object_and_whose_history_it_is(db):
    person, college = UserFactory(), CollegeFactory()
    made = audit.record(
        person, "filing.start", college, college=college, federation=college.federation, sections=11
    )
    event = Event.objects.get(pk=made.pk)
    assert (event.actor, event.action, event.target) == (
        person,
        "filing.start",
        f"college:{college.pk}",
    )
    assert (event.college, event.federation, event.data) == (
        college,
        college.federation,
        {"sections": 11},
    )


def test_the_system_writes_events_without_a_person(db):
    college = CollegeFactory()
    assert audit.record(None, "filing.publish", college, college=college).actor is None


def test_changes_name_what_differs_old_then_new_and_mask_people():
    old = {"full_name": "王芳", "email": "wf@example.edu.cn", "limit": 3, "same": "x", "gone": 1}
    new = {"full_name": "王丽", "email": "", "limit": 4, "same": "x", "come": dt.date(2026, 1, 2)}
    assert audit.changes(old, new) == {
        "full_name": ["王*", "王*"],
        "email": ["w***@example.edu.cn", ""],
        "limit": [3, 4],
        "gone": [1, None],
        "come": [None, "2026-01-02"],
    }


def test_looks_within_ten_minutes_are_one_event_by_person_object_and_way(db):
    college = CollegeFactory()
    home = {"college": college, "federation": college.federation}
    one, other = Actor(UserFactory()), Actor(UserFactory())
    for actor, what in ((one, "page"), (one, "page"), (one, "word"), (other, "page")):
        audit.looked(actor, college, what, **home)
    found = Event.objects.filter(action=audit.LOOKED).order_by("pk")
    assert [(event.actor, event.data) for event in found] == [
        (one.user, {"what": "page"}),
        (one.user, {"what": "word"}),
        (other.user, {"what": "page"}),
    ]
    with clock.at(clock.now() + audit.ONE_LOOK + dt.timedelta(seconds=1)):
        audit.looked(one, college, "page", **home)
    assert found.all().count() == 4
