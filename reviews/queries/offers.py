"""What the queue's filters offer to one reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from disclosures.domain.yearform import form_of
from disclosures.models import Cycle, Edition, Filing
from portal.access import Actor
from portal.models import College, Federation
from portal.scoping import visible_to
from reviews.queries.people import colleagues
from reviews.queries.places import DIRECT, NOWHERE
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
        federations=federations(actor),
        cities=cities(actor),
        indicators=_indicators(editions),
    )


def _editions(actor: Actor) -> list[Edition]:
    mine = visible_to(actor, Filing).filter(
        cycle=OuterRef("pk"), federation_id__in=actor.federation_ids(*READERS)
    )
    used = Cycle.objects.filter(Exists(mine)).values("edition")
    return list(Edition.objects.filter(pk__in=used).defer("data").order_by("-key", "pk"))


def federations(actor: Actor) -> Choices:
    """Return the actor's federations, from the top; of one with others below also what is directly its own."""
    found = list(Federation.objects.filter(pk__in=actor.federation_ids(*READERS)).order_by("path"))
    above = {one.parent_id for one in found}
    choices = []
    for one in found:
        choices.append((str(one.pk), str(one.short_name)))
        if one.pk in above:
            choices.append((f"{DIRECT}{one.pk}", _("%s（不含下级）") % one.short_name))
    return tuple(choices)


def cities(actor: Actor) -> Choices:
    """Return where the colleges are; ``NOWHERE`` for those whose city nobody has filled in."""
    mine = visible_to(actor, College).filter(federation_id__in=actor.federation_ids(*READERS))
    named = list(mine.order_by("city").values_list("city", flat=True).distinct())
    known = [(city, city) for city in named if city]
    return (*known, *([(NOWHERE, _("所在地未填"))] if "" in named else []))


def _indicators(editions: list[Edition]) -> Choices:
    found: dict[str, str] = {}
    for edition in editions:
        for item in form_of(edition).indicators:
            found.setdefault(item.id, f"{item.no} {item.text}")
    return tuple(found.items())
