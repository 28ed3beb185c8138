"""Searching the log: for operators in their federations, for everybody his or her own part.

Pages go by id from the newest back, each read from an index of its condition, so that they take as long
with a million events as with a hundred. Words within an event's data are in no index: one page looks
through at most `WINDOW` events and says how far it came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access import require
from portal.actor import Actor
from portal.domain import telling
from portal.domain.audit import LOOKED
from portal.enums import Role
from portal.models import College, Event, Federation, User
from portal.scoping import visible_to

PER_PAGE = 50
WINDOW = 20_000
MOST_NAMED = 50
"""People, or organisations, that a word may mean before it has to be said more exactly."""
LOOKS = (LOOKED, "filing.exported", "review.exported", "review.reading_copy", "person.export")
"""Everything by which somebody gets to see a roster, or takes one home."""
SEEN = "looks"
"""Choosing this instead of an action asks for all of them."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for; "" and None stand for anything. ``until`` is included."""

    person: str = ""
    action: str = ""
    organisation: str = ""
    target: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""

    def told(self) -> dict[str, str]:
        """Return what was given, as text."""
        return {key: str(value) for key, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Page:
    """Some events, newest first; ``older``: the id to go on before (None: there are no more).

    ``reached``: how far back words were looked for, where the window ended before the page was full.
    """

    events: list[Event]
    older: int | None
    reached: dt.datetime | None = None


def page(actor: Actor, wanted: Wanted, before: int | None = None) -> Page:
    """Return a page of what the operator `actor` wants, older than the event `before`."""
    require(actor, "log.view")
    return _page(found(actor, wanted), wanted.words, before)


def own(actor: Actor, before: int | None = None) -> Page:
    """Return a page of what `actor` did, in whatever organisation."""
    rows = Event.objects.filter(actor=actor.user)
    return _page(rows, "", before)


def found(actor: Actor, wanted: Wanted) -> QuerySet[Event]:
    """Return the events of the operator's federations that are wanted, words aside; in no order."""
    rows = visible_to(actor, Event).filter(federation_id__in=actor.federation_ids(Role.OPERATOR))
    for condition in _conditions(wanted):
        rows = rows.filter(condition)
    return rows


def each(actor: Actor, wanted: Wanted, most: int) -> Iterator[Event]:
    """Yield what is wanted, newest first, at most so many; read in pieces."""
    require(actor, "log.view")
    rows = found(actor, wanted)
    if wanted.words:
        rows = _holding(rows, wanted.words)
    yield from _related(rows).order_by("-pk")[:most].iterator(chunk_size=2000)


def target_name(target: str) -> str:
    """Return what an event is about in words: ``filing:12`` → 填报 12."""
    model, _colon, pk = target.partition(":")
    words = _("账号") if model == "user" else _model_names().get(model, model)
    return words if pk in {"", "None"} else f"{words} {pk}"  # whose log-in failed may be nobody


def target_of(words: str) -> str:
    """Return the object that is meant: 填报 12 → ``filing:12``; what is no such name stays as it is."""
    name, pk = words.rstrip("0123456789").strip(), words[len(words.rstrip("0123456789")) :]
    models = {said: model for model, said in _model_names().items()} | {_("账号"): "user"}
    return f"{models[name]}:{pk}" if pk and name in models else words.strip()


def _conditions(wanted: Wanted) -> Iterator[Q]:
    if wanted.person:
        yield Q(actor__in=_people(wanted.person))
    if wanted.action:
        yield Q(action__in=LOOKS) if wanted.action == SEEN else Q(action=wanted.action)
    if wanted.organisation:
        yield _organisation(wanted.organisation)
    if wanted.target:
        yield Q(target=target_of(wanted.target))
    if wanted.since:
        yield Q(at__gte=_midnight(wanted.since))
    if wanted.until:
        yield Q(at__lt=_midnight(wanted.until + dt.timedelta(days=1)))


def _people(words: str) -> list[int]:
    named = Q(full_name__icontains=words) | Q(username__iexact=words)
    return list(User.objects.filter(named).values_list("pk", flat=True)[:MOST_NAMED])


def _organisation(words: str) -> Q:
    """A college by a part of its name; else a federation."""
    colleges = list(
        College.objects.filter(name__icontains=words).values_list("pk", flat=True)[:MOST_NAMED]
    )
    if colleges:
        return Q(college__in=colleges)
    federations = Federation.objects.filter(name__icontains=words).values_list("pk", flat=True)
    return Q(federation__in=list(federations[:MOST_NAMED]))


def _page(rows: QuerySet[Event], words: str, before: int | None) -> Page:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if not words:
        events = list(_related(rows).order_by("-pk")[: PER_PAGE + 1])
        return Page(events[:PER_PAGE], events[PER_PAGE - 1].pk if len(events) > PER_PAGE else None)
    # The last event of the window; None where there are not so many.
    last = next(iter(rows.order_by("-pk").values_list("pk", "at")[WINDOW - 1 : WINDOW]), None)
    held = _holding(rows.filter(pk__gte=last[0]) if last else rows, words)
    events = list(_related(held).order_by("-pk")[: PER_PAGE + 1])
    if len(events) > PER_PAGE:
        return Page(events[:PER_PAGE], events[PER_PAGE - 1].pk)
    return Page(events, *last) if last else Page(events, None)


def _holding(rows: QuerySet[Event], words: str) -> QuerySet[Event]:
    return rows.annotate(said=Cast("data", TextField())).filter(
        Q(said__icontains=words) | Q(target=words)
    )


def _related(rows: QuerySet[Event]) -> QuerySet[Event]:
    return rows.select_related("actor", "college", "federation")


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


@cache
def _model_names() -> dict[str, str]:
    return {
        str(model._meta.model_name): str(model._meta.verbose_name)  # noqa: SLF001 - Django's public name
        for model in apps.get_models()
    }


def actions() -> list[tuple[str, str]]:
    """Return every action with its label, by label; first all ways of seeing a roster."""
    return sorted(((code, str(label)) for code, label in telling.known().items()), key=_by_noun)


def _by_noun(choice: tuple[str, Any]) -> tuple[str, str]:
    return (choice[0].partition(".")[0], choice[1])
