"""Who has not started yet, and whether they can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from disclosures.wording import Word
from portal.enums import Role
from portal.models import Union
from reviews.queries.absent import not_started
from reviews.queries.places import of_city

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.access import Actor

NO_ACCOUNT = Word(_("还没有书记账号"), "bad")
NEVER_CAME = Word(_("书记账号从未登录"), "warn")
CAME = Word(_("书记登录过"), "neutral")


@dataclass(frozen=True)
class AbsentPage:
    """The unions without a filing of one year; ``wanted`` as ``BoardForm`` returns it."""

    actor: Actor
    wanted: Mapping[str, str]

    @property
    def year(self) -> str:
        """The year; empty where there is no cycle."""
        return self.wanted.get("year", "")

    @property
    def unions(self) -> QuerySet[Union]:
        """The unions, by federation and college."""
        if not self.year:
            return Union.objects.none()
        rows = not_started(self.actor, self.year, self.wanted.get("federation", ""))
        if kind := self.wanted.get("kind"):
            rows = rows.filter(kind=kind)
        if city := self.wanted.get("city"):
            rows = rows.filter(of_city(city))
        return rows

    @property
    def led(self) -> frozenset[int]:
        """The federations whose colleges' accounts the actor may manage."""
        return self.actor.federation_ids(Role.LEAD)

    @property
    def query(self) -> str:
        """What was chosen, as a query."""
        return urlencode(self.wanted)


def contact_of(union: Union) -> Word:
    """Say whether a union of ``queries.absent.not_started`` can be reached through the portal."""
    if not union.secretary:
        return NO_ACCOUNT
    return CAME if union.entered else NEVER_CAME
