"""Federations, colleges, members: made as the national lead would make them."""

from __future__ import annotations

from portal.access import Actor, actor_of
from portal.domain import invitations
from portal.domain.federations import create_federation, found_national
from portal.domain.organisations import create_college
from portal.models import College, Federation, Membership, User
from reviews.demo.world import ACCOUNTS, BODIES, NATIONAL, PASSWORD, ROOT, SCHOOLS, Account


def make_organisations() -> None:
    """Make the tree, the colleges with their unions, and everybody's account."""
    root = found_national(NATIONAL, "全国学联")
    user = User.objects.create_user(ROOT.username, full_name=ROOT.full_name, password=PASSWORD)
    Membership.objects.create(user=user, role=ROOT.role, federation=root)
    for body in BODIES:
        parent = Federation.objects.get(name=body.parent)
        create_federation(actor_of(user), parent, name=body.name, short_name=body.short_name)
    actor = actor_of(user)
    for school in SCHOOLS:
        federation = Federation.objects.get(name=school.federation)
        create_college(actor, federation, name=school.name, city=school.city, kinds=school.kinds)
    for account in ACCOUNTS:
        if account is not ROOT:
            _add(actor, account)


def _add(actor: Actor, account: Account) -> None:
    name = account.organisation
    organisation = College.objects.filter(name=name).first() or Federation.objects.get(name=name)
    user = User.objects.filter(username=account.username).first()
    user = user or User.objects.create_user(
        account.username, full_name=account.full_name, password=PASSWORD
    )
    invitation, _token = invitations.invite(
        actor, organisation, role=account.role, full_name=account.full_name
    )
    invitations.accept(invitation, user)


def actor(username: str) -> Actor:
    """Return somebody of the demonstration, ready to act."""
    return actor_of(User.objects.get(username=username))
