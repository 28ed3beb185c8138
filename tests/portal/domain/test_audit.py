from __future__ import annotations

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
