"""Who comes and goes in the demonstration: an open invitation, and an office that was handed over."""

from __future__ import annotations

from portal.domain import handing_over, invitations, joining
from portal.enums import Role
from portal.models import College, User
from reviews.demo.organisations import actor
from reviews.demo.world import PASSWORD

INVITED = "康乐文"
"""Invited as observer of the first college; the link is with nobody."""

BEFORE, BEFORE_NAME = "yzyk-qianren", "闻人旭"
"""Was secretary before; the account is still there and belongs nowhere. Log in to see what it says."""


def come_and_go() -> None:
    """Invite somebody, and let the secretary of a medical school have come by a hand-over."""
    college = College.objects.get(name="云洲大学")
    invitations.invite(actor("yzdx-shuji"), college, role=Role.OBSERVER, full_name=INVITED)
    school, successor = "云洲医科大学", "yzyk-shuji"
    before = User.objects.create_user(BEFORE, full_name=BEFORE_NAME, password=PASSWORD)
    first, _token = invitations.invite(
        actor(successor),
        College.objects.get(name=school),
        role=Role.SECRETARY,
        full_name=BEFORE_NAME,
    )
    office = invitations.accept(first, before)
    now = User.objects.get(username=successor)
    link, _token = handing_over.start(actor(BEFORE), office, full_name=now.full_name, email="")
    joining.join(link, now)
