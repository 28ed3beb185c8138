"""Organisations, people, events and jobs."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

import factory
from factory.django import DjangoModelFactory

from portal import clock
from portal import models as portal
from portal.enums import FederationLevel, Role
from portal.kinds import kinds
from tests.factories.values import PASSWORD, THEN

_CITIES = ("云溪", "临川", "望江", "青岚", "南屿", "朔原", "汀州", "澄湖")
_KINDS = ("理工大学", "师范学院", "医科大学", "职业技术学院", "财经学院", "农林大学")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
_GIVEN = ("明远", "思齐", "若水", "知行", "书瑶", "景行", "安之", "晓岚")


class UserFactory(DjangoModelFactory[portal.User]):
    """A person who may log in with `PASSWORD`."""

    class Meta:
        model = portal.User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    full_name = factory.Sequence(lambda n: _SURNAMES[n % 12] + _GIVEN[n // 12 % 8])
    password = factory.django.Password(PASSWORD)


class FederationFactory(DjangoModelFactory[portal.Federation]):
    """A provincial federation; give `parent` for a child of another one."""

    class Meta:
        model = portal.Federation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"{_CITIES[n % 8]}{n}省学生联合会")
    short_name = factory.LazyAttribute(lambda one: one.name.replace("学生联合会", "学联"))
    level = FederationLevel.PROVINCE
    slug = factory.Sequence(lambda n: f"federation-{n}")

    @factory.post_generation
    def path(self, _create: bool, extracted: str | None, **_: Any) -> None:
        """Place it in the tree, below `parent` where there is one."""
        above = self.parent.path if self.parent else ""
        self.path = extracted or f"{above}{self.pk}/"
        self.save(update_fields=["path"])


class CollegeFactory(DjangoModelFactory[portal.College]):
    """A college of a federation of its own, unless `federation` is given."""

    class Meta:
        model = portal.College

    federation = factory.SubFactory(FederationFactory)
    name = factory.Sequence(lambda n: f"{_CITIES[n % 8]}{n}{_KINDS[n % 6]}")
    city = factory.Sequence(lambda n: f"{_CITIES[n % 8]}市")
    pinyin = factory.Sequence(lambda n: f"college{n:04}")


class UnionFactory(DjangoModelFactory[portal.Union]):
    """The student union of a college."""

    class Meta:
        model = portal.Union

    college = factory.SubFactory(CollegeFactory)
    kind = "student"
    name = factory.LazyAttribute(lambda one: kinds()[one.kind].name)


class MembershipFactory(DjangoModelFactory[portal.Membership]):
    """An editor of a college; for a federation give `college=None, federation=…, role=…`."""

    class Meta:
        model = portal.Membership

    user = factory.SubFactory(UserFactory)
    role = Role.EDITOR
    college = factory.SubFactory(CollegeFactory)
    federation = None


class InvitationFactory(DjangoModelFactory[portal.Invitation]):
    """An open invitation of an editor to a college; for a federation give `college=None, federation=…, role=…`."""

    class Meta:
        model = portal.Invitation

    token_sha256 = factory.Sequence(lambda n: f"{n:064x}")
    role = Role.EDITOR
    college = factory.SubFactory(CollegeFactory)
    federation = None
    full_name = factory.Sequence(lambda n: _SURNAMES[n % 12] + _GIVEN[n // 12 % 8])
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: clock.now() + dt.timedelta(days=7))


class FormerPasswordFactory(DjangoModelFactory[portal.FormerPassword]):
    """A password that somebody had."""

    class Meta:
        model = portal.FormerPassword

    user = factory.SubFactory(UserFactory)
    encoded = "md5$salt$0123456789abcdef0123456789abcdef"


class ThrottleFactory(DjangoModelFactory[portal.Throttle]):
    """Something that was tried once."""

    class Meta:
        model = portal.Throttle

    kind = "token"
    digest = factory.LazyFunction(lambda: secrets.token_hex(32))
    count = 1
    until = THEN


class EventFactory(DjangoModelFactory[portal.Event]):
    """Something that happened at a college."""

    class Meta:
        model = portal.Event

    actor = factory.SubFactory(UserFactory)
    action = "filing.start"
    target = "filing:1"
    college = factory.SubFactory(CollegeFactory)
    federation = factory.SelfAttribute("college.federation")


class JobFactory(DjangoModelFactory[portal.Job]):
    """A queued piece of work for a college."""

    class Meta:
        model = portal.Job

    task = "disclosures.bake"
    object_id = factory.Sequence(lambda n: n + 1)
    college = factory.SubFactory(CollegeFactory)
    federation = factory.SelfAttribute("college.federation")


def member(
    role: Role | str,
    *,
    college: portal.College | None = None,
    federation: portal.Federation | None = None,
    **user: Any,
) -> portal.User:
    """Return a user who may log in (`PASSWORD`) with one role in one organisation.

    Without an organisation: an `OPERATOR`, `REVIEWER` or `LEAD` gets a federation of its
    own, everybody else a college. `user` goes to `UserFactory`.
    """
    if college is None and federation is None:
        if role in {Role.REVIEWER, Role.LEAD, Role.OPERATOR}:
            federation = FederationFactory()
        else:
            college = CollegeFactory()
    person = UserFactory(**user)
    MembershipFactory(user=person, role=role, college=college, federation=federation)
    return person
