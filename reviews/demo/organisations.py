"""Federations, colleges, members: made as the national lead would make them."""

from __future__ import annotations

from portal.access import Actor, actor_of
from portal.domain import members
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
    added = members.add(
        actor,
        organisation,
        role=account.role,
        username=account.username,
        full_name=account.full_name,
    )
    if added.new_account:
        user = added.membership.user
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def actor(username: str) -> Actor:
    """Return somebody of the demonstration, ready to act."""
    return actor_of(User.objects.get(username=username))
