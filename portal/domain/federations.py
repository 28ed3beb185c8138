"""The tree of federations: founding its root, adding below."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from portal.access import require
from portal.actor import Actor
from portal.domain import audit
from portal.domain.names import address_name
from portal.domain.organisations import OrganisationRefusedError, kept_name
from portal.enums import FederationLevel, Role
from portal.models import Federation

MOST_SLUG = 40
BELOW = {
    FederationLevel.NATIONAL: FederationLevel.PROVINCE,
    FederationLevel.PROVINCE: FederationLevel.CITY,
}
"""The level of a new federation, by its parent's."""


def possible_parents(actor: Actor) -> QuerySet[Federation]:
    """Return the federations below which `actor` may make one, from the top."""
    own = Federation.objects.filter(pk__in=actor.federation_ids(Role.LEAD))
    return own.filter(level__in=BELOW).order_by("path")


def with_counts(actor: Actor) -> QuerySet[Federation]:
    """Return the federations that `actor` leads, each with `college_count`, from the top."""
    own = Federation.objects.filter(pk__in=actor.federation_ids(Role.LEAD))
    return own.annotate(college_count=Count("colleges")).select_related("parent").order_by("path")


def create_federation(
    actor: Actor, parent: Federation, *, name: str, short_name: str
) -> Federation:
    """Make a federation one level below `parent`.

    Raises PermissionDenied and OrganisationRefusedError (a city has nothing below it, a
    name that is there already or is none).
    """
    require(actor, "federation.manage", parent)
    level = BELOW.get(FederationLevel(parent.level))
    if level is None:
        raise OrganisationRefusedError(
            _("市级学联下面不能再设学联，请选择省级或全国学联。"), "parent"
        )
    with transaction.atomic():
        made = _place(parent, level, name, short_name)
        audit.record(actor.user, "federation.create", made, federation=made, parent=parent.pk)
    return made


def found_national(name: str, short_name: str) -> Federation:
    """Make the root of the tree: for the operator's command on an empty server.

    Raises OrganisationRefusedError.
    """
    with transaction.atomic():
        made = _place(None, FederationLevel.NATIONAL, name, short_name)
        audit.record(None, "federation.create", made, federation=made)
    return made


def _place(
    parent: Federation | None, level: FederationLevel, name: str, short_name: str
) -> Federation:
    """Insert with a free address name; the path follows from the primary key."""
    name = kept_name(name, _("名称"), 80, "name")
    short_name = kept_name(short_name, _("简称"), 30, "short_name")
    taken = _("“%s”已经在系统里，不用再添加。") % name
    if Federation.objects.filter(name=name).exists():
        raise OrganisationRefusedError(taken, "name")
    made = Federation(
        parent=parent, level=level, name=name, short_name=short_name, slug=_slug(short_name)
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise OrganisationRefusedError(taken, "name") from None
    made.path = f"{parent.path if parent else ''}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def _slug(short_name: str) -> str:
    """Pinyin of the short name, with a number where another has it."""
    base = address_name(short_name)[: MOST_SLUG - 4] or "federation"
    used = set(Federation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    tries = (base, *(f"{base}-{number}" for number in range(2, len(used) + 3)))
    return next(one for one in tries if one not in used)
