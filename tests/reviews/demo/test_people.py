from __future__ import annotations

from portal.domain import invitations
from portal.enums import Role
from portal.models import Event, Invitation, Membership, User
from reviews.demo.organisations import actor, make_organisations
from reviews.demo.people import BEFORE, INVITED, come_and_go
from reviews.demo.world import PASSWORD


def test_an_invitation_is_open_an_office_was_handed_over_and_somebody_has_two_hats(db):
    make_organisations()
    come_and_go()
    person = actor("yzdx-shuji")
    waiting = invitations.pending(person, person.memberships[0].college)
    assert [one.full_name for one in waiting] == [INVITED]
    before = User.objects.get(username=BEFORE)
    assert before.check_password(PASSWORD)
    assert not before.memberships.exists()
    heads = Membership.objects.filter(college__name="云洲医科大学", role=Role.SECRETARY)
    assert [one.user.username for one in heads] == ["yzyk-shuji"]
    assert Event.objects.filter(action="member.hand_over").count() == 1
    assert len(actor("yzsf-shuji").hats()) == 2
    assert Invitation.objects.filter(accepted_at=None).count() == 1
