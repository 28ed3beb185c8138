"""The configured providers, and who may use which."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from portal.campus.configured import Provider
from portal.models import College, Membership, User
from portal.scoping import scope_user


def offered() -> tuple[Provider, ...]:
    """Return every provider of the operator's file, in its order."""
    return tuple(settings.CAMPUS_PROVIDERS)


def find(provider_id: str) -> Provider | None:
    """Return the provider of that id."""
    return next((one for one in offered() if one.id == provider_id), None)


def open_to(provider: Provider, user: User) -> bool:
    """Whether `user` may come by this provider: anybody, or a member of one of its colleges."""
    if not provider.colleges:
        return True
    with scope_user(user):
        return Membership.objects.filter(_colleges(provider, "college__"), user=user).exists()


def serves(provider: Provider, college: College | None) -> bool:
    """Whether members of `college` may come by this provider."""
    if not provider.colleges:
        return True
    return college is not None and (
        college.pk in provider.colleges or college.name in provider.colleges
    )


def _colleges(provider: Provider, prefix: str) -> Q:
    ids = [one for one in provider.colleges if isinstance(one, int)]
    names = [one for one in provider.colleges if isinstance(one, str)]
    return Q(**{f"{prefix}id__in": ids}) | Q(**{f"{prefix}name__in": names})
