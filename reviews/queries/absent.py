"""Who has not started a year's filing, and whether they can be reached."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from disclosures.models import Extension, Filing
from portal.access import Actor
from portal.enums import Role
from portal.models import Membership, Union
from portal.scoping import visible_to
from reviews.queries.board import reached


def not_started(actor: Actor, year: str, within: str = "") -> QuerySet[Union]:
    """Return the unions without a filing of the year, with college and federation.

    Annotated: ``extended`` (the last day of an extension), ``secretary`` (whether the college has an account
    that may submit), ``entered`` (whether somebody with such an account has ever logged in).
    """
    federations = reached(actor, year, within)
    begun = Filing.objects.filter(union=OuterRef("pk"), cycle__edition__key=year)
    given = Extension.objects.filter(union=OuterRef("pk"), cycle__edition__key=year)
    heads = Membership.objects.filter(
        college=OuterRef("college"), role=Role.SECRETARY, user__is_active=True
    )
    rows = visible_to(actor, Union).filter(college__federation_id__in=federations)
    return (
        rows.exclude(Exists(begun))
        .annotate(
            extended=Subquery(given.order_by("-id").values("until")[:1]),
            secretary=Exists(heads),
            entered=Exists(heads.filter(user__last_login__isnull=False)),
        )
        .select_related("college__federation")
        .order_by("college__federation__path", "college__pinyin", "college__name", "kind")
    )
