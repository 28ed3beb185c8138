"""A reader's own lists: a name for a set of the queue's filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from reviews.domain.refusals import Refused
from reviews.models import SavedView

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.access import Actor

MOST = 20
"""More than that nobody finds again."""
LONGEST = 20
LONGEST_QUERY = 500


def of(actor: Actor) -> QuerySet[SavedView]:
    """Return the actor's own lists, by name."""
    return SavedView.objects.filter(user=actor.user)


@transaction.atomic
def save(actor: Actor, name: str, query: str) -> SavedView:
    """Keep ``query`` (the filters as they stand in the address) under ``name``; the same name is kept anew.

    Raises Refused for no name, one that is too long, too many lists, or filters without end.
    """
    name = _checked(name)
    if len(query) > LONGEST_QUERY:
        raise Refused(_("筛选条件太长，不能保存。请减少几个条件再试。"))
    mine = of(actor).select_for_update()
    if not mine.filter(name=name).exists() and mine.count() >= MOST:
        raise Refused(_("常用筛选最多 %d 个，已经存满了。请先删去不用的，再保存这一个。") % MOST)
    view, _new = mine.update_or_create(user=person(actor), name=name, defaults={"query": query})
    return view


@transaction.atomic
def rename(actor: Actor, view: SavedView, name: str) -> SavedView:
    """Give a list another name. Raises Refused where another list of the actor has it."""
    name = _checked(name)
    if of(actor).filter(name=name).exclude(pk=view.pk).exists():
        raise Refused(_("已经有叫“%s”的常用筛选了，请换一个名称。") % name)
    view.name = name
    view.save(update_fields=["name"])
    return view


def delete(actor: Actor, view: SavedView) -> None:
    """Forget a list of the actor's own."""
    of(actor).filter(pk=view.pk).delete()


def _checked(name: str) -> str:
    name = " ".join("".join(letter for letter in name if letter.isprintable()).split())
    if not name:
        raise Refused(_("请给这个筛选起个名称，例如“待我复核”。"))
    if len(name) > LONGEST:
        raise Refused(_("名称请写在 %d 个字以内。") % LONGEST)
    return name
