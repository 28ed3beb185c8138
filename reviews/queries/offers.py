"""What the queue's filters offer to one reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from disclosures.domain.yearform import form_of
from disclosures.models import Cycle, Edition, Filing
from portal.access import Actor
from portal.models import College, Federation
from portal.scoping import visible_to
from reviews.queries.people import colleagues
from reviews.queries.rows import READERS

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """Values with their names, each as the list shows it.

    ``indicators`` by id, numbered and worded as the newest year's form that has them.
    """

    people: Choices
    years: Choices
    federations: Choices
    cities: Choices
    indicators: Choices


def offers(actor: Actor) -> Offers:
    """Return what is there to choose from: four queries (a year's form is read once per process)."""
    editions = _editions(actor)
    return Offers(
        people=tuple((str(one.pk), one.get_full_name()) for one in colleagues(actor)),
        years=tuple((key, key) for key in dict.fromkeys(one.key for one in editions)),
        federations=tuple((str(one.pk), one.short_name) for one in _federations(actor)),
        cities=tuple((city, city) for city in _cities(actor)),
        indicators=_indicators(editions),
    )


def _editions(actor: Actor) -> list[Edition]:
    mine = visible_to(actor, Filing).filter(
        cycle=OuterRef("pk"), federation_id__in=actor.federation_ids(*READERS)
    )
    used = Cycle.objects.filter(Exists(mine)).values("edition")
    return list(Edition.objects.filter(pk__in=used).defer("data").order_by("-key", "pk"))


def _federations(actor: Actor) -> list[Federation]:
    found = list(Federation.objects.filter(pk__in=actor.federation_ids(*READERS)).order_by("path"))
    return found if len(found) > 1 else []


def _cities(actor: Actor) -> list[str]:
    mine = visible_to(actor, College).filter(federation_id__in=actor.federation_ids(*READERS))
    named = mine.exclude(city="").order_by("city").values_list("city", flat=True)
    return list(named.distinct())


def _indicators(editions: list[Edition]) -> Choices:
    found: dict[str, str] = {}
    for edition in editions:
        for item in form_of(edition).indicators:
            found.setdefault(item.id, f"{item.no} {item.text}")
    return tuple(found.items())
