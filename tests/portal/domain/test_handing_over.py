from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from disclosures.enums import FilingState
from portal.actor import actor_of
from portal.domain import handing_over, invitations, joining, members
from portal.domain.invitations import GoneError
from portal.domain.succession import SuccessionRefusedError
from portal.enums import Role
from portal.models import Event, Invitation, Membership, Message
from portal.scoping import scope, scope_everything
from reviews.models import Claim
from tests import factories
from tests.factories import UserFactory, member


@pytest.fixture
def secretary(db):
    return member(Role.SECRETARY)


def started(person, office=None):
    actor = actor_of(person)
    with scope(actor):
        return handing_over.start(
            actor, office or person.memberships.get(), full_name="接任者", email=""
        )


def test_the_office_passes_in_one_step(secretary):
    office, successor = secretary.memberships.get(), UserFactory()
    invitation, _ = started(secretary)
    assert secretary.memberships.count() == 1  # nothing yet
    begun = joining.join(invitation, successor)
    assert (begun.role, begun.college) == (office.role, office.college)
    assert not secretary.memberships.exists()
    heads = Membership.objects.filter(college=office.college, role=Role.SECRETARY)
    assert [one.user for one in heads] == [successor]
    event = Event.objects.get(action="member.hand_over")
    assert (event.data["before"], event.data["after"]) == (secretary.pk, successor.pk)
    told = Message.objects.get(kind="handed_over")
    assert told.person == secretary
    assert "账号还在" in told.text


def test_a_head_starts_it_for_somebody_who_has_gone(secretary):
    gone = member(Role.EDITOR, college=secretary.memberships.get().college)
    invitation, _ = started(secretary, gone.memberships.get())
    joining.join(invitation, UserFactory())
    assert not gone.memberships.exists()
    assert secretary.memberships.exists()


def test_an_editor_hands_over_the_own_office_and_no_other(secretary):
    editor = member(Role.EDITOR, college=secretary.memberships.get().college)
    started(editor)
    with pytest.raises(PermissionDenied, match="只有书记"):
        started(editor, secretary.memberships.get())


def test_a_second_link_lets_the_first_die(secretary):
    first, token = started(secretary)
    started(secretary)
    assert invitations.find(token) is None
    with pytest.raises(GoneError):
        joining.join(first, UserFactory())


def test_no_second_link_to_an_office_outlives_the_hand_over(secretary):
    office = secretary.memberships.get()
    stray = factories.InvitationFactory(
        college=office.college, role=office.role, replaces=office, token_sha256="f" * 64
    )
    joining.join(started_beside(secretary, stray), UserFactory())
    with pytest.raises(GoneError):
        joining.join(stray, UserFactory())


def started_beside(person, stray):
    """A hand-over under way, beside an invitation to the same office that should not be there."""
    invitation, _ = started(person)
    Invitation.objects.filter(pk=stray.pk).update(revoked_at=None)
    return invitation


def test_nobody_succeeds_himself(secretary):
    invitation, _ = started(secretary)
    with pytest.raises(SuccessionRefusedError, match="不能是交出工作的人自己"):
        joining.join(invitation, secretary)
    assert secretary.memberships.count() == 1
    assert Invitation.objects.get().accepted_at is None


def test_what_was_given_to_a_reviewer_goes_to_the_successor(db):
    filing = factories.FilingFactory(state=FilingState.SUBMITTED)
    same = {"union__college__federation": filing.federation, "cycle": filing.cycle}
    own = factories.FilingFactory(state=FilingState.SUBMITTED, **same)
    decided = factories.FilingFactory(state=FilingState.PUBLISHED, **same)
    reviewer = member(Role.REVIEWER, federation=filing.federation)
    for one in (filing, own, decided):
        factories.ClaimFactory(filing=one, assignee=reviewer, reader=reviewer)
    successor = member(Role.EDITOR, college=own.college)
    joining.join(started(reviewer)[0], successor)
    now = {one.filing_id: (one.assignee, one.reader) for one in Claim.objects.all()}
    assert now == {
        filing.pk: (successor, None),
        own.pk: (None, None),  # nobody reviews the own college
        decided.pk: (reviewer, None),
    }


@pytest.mark.django_db(transaction=True)
def test_removing_and_accepting_at_once_leaves_one_of_both(secretary):
    lead = member(Role.LEAD, federation=secretary.memberships.get().college.federation)
    office, successor = secretary.memberships.get(), UserFactory()
    invitation, _ = started(secretary)
    start = Barrier(2)

    def remove():
        start.wait()
        try:
            actor = actor_of(lead)
            with scope(actor):
                members.remove(actor, Membership.objects.get(pk=office.pk))
        except (Membership.DoesNotExist, members.MemberRefusedError):
            return "accepted first"
        finally:
            connection.close()

    def accept():
        start.wait()
        try:
            return joining.join(invitation, successor)
        except GoneError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool, scope_everything():
        removed, accepted = pool.submit(remove), pool.submit(accept)
        removed.result()
        came = accepted.result() is not None
    with scope_everything():
        assert not Membership.objects.filter(pk=office.pk).exists()
        assert successor.memberships.exists() is came


def test_the_page_hands_over_with_a_link(client, secretary):
    client.force_login(secretary)
    page = client.get("/account/security/").content.decode()
    where = re.search(r'href="(/work/members/\d+/hand-over/)"', page)[1]
    assert "此之前一切照旧" in client.get(where).content.decode()
    assert "请填写姓名。" in client.post(where, {}).content.decode()
    page = client.post(where, {"full_name": "接任者", "email": ""}).content.decode()
    assert re.search(r"/account/invitation/[\w-]{43}/", page)
    assert "一接受" in page


def test_whoever_has_handed_over_is_told_where_he_or_she_stands(client, secretary):
    invitation, _ = started(secretary)
    joining.join(invitation, UserFactory())
    client.force_login(secretary)
    page = client.get("/work/").content.decode()
    assert "您的账号现在不属于任何单位" in page
