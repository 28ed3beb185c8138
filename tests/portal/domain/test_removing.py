"""Removing members: what they could come back by, and two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from portal.actor import actor_of
from portal.domain import members
from portal.enums import Role
from portal.models import Event, Invitation, Membership
from portal.scoping import scope, scope_everything
from tests.factories import CollegeFactory, InvitationFactory, member


def remove(by, membership):
    actor = actor_of(by)
    with scope(actor):
        members.remove(actor, membership)


def test_a_lead_who_is_removed_left_no_link_to_a_college_below(db):
    college = CollegeFactory()
    lead, other = (member(Role.LEAD, federation=college.federation) for _ in range(2))
    below = InvitationFactory(college=college, role=Role.SECRETARY, invited_by=other)
    elsewhere = InvitationFactory(invited_by=other)
    colleague = InvitationFactory(college=college, invited_by=lead)
    remove(lead, other.memberships.get())
    assert set(Invitation.objects.filter(revoked_at=None)) == {elsewhere, colleague}
    below.refresh_from_db()
    assert below.revoked_at is not None


def test_who_is_gone_already_is_removed_once(db):
    lead = member(Role.LEAD)
    office = member(Role.REVIEWER, federation=lead.memberships.get().federation).memberships.get()
    remove(lead, Membership.objects.get(pk=office.pk))
    with pytest.raises(members.MemberRefusedError, match="已经不是成员"):
        remove(lead, office)
    assert Event.objects.filter(action="member.remove").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_heads_who_remove_each_other_at_once_leave_one():
    with scope_everything():
        college = CollegeFactory()
        heads = [member(Role.SECRETARY, college=college) for _ in range(2)]
        offices = [one.memberships.get() for one in heads]
    start = Barrier(2)

    def removed(by, office):
        try:
            with scope_everything():
                actor = actor_of(by)
                start.wait()
                with scope(actor):
                    members.remove(actor, office)
        except members.MemberRefusedError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(removed, heads, reversed(offices)))
    assert sorted(done) == [False, True]
    with scope_everything():
        assert Membership.objects.filter(college=college).count() == 1
