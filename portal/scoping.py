"""Which rows somebody may see: in the queries, and a second time in the database.

`visible_to` is the only way a view fetches tenant data (law 1). Beneath it, row-level
security compares every row with four settings of the transaction; the context managers
here set them and put back what was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from portal import hats
from portal.actor import Actor
from portal.database import PUBLIC_ROLE
from portal.models import User

M = TypeVar("M", bound=Model)

SETTINGS = ("app.user_id", "app.college_ids", "app.federation_ids", "app.everything")
NOTHING = ("", "", "", "")


@dataclass(frozen=True)
class TenantPaths:
    """How a model's rows lead to colleges and federations: lookups; none where only one side reads."""

    college: tuple[str, ...]
    federation: tuple[str, ...]


TENANT_MODELS: dict[type[Model], TenantPaths] = {}


def register_tenant(
    model: type[Model],
    *,
    college: str | tuple[str, ...] = (),
    federation: str | tuple[str, ...] = (),
) -> None:
    """Name the lookups (`"filing__college_id"`) by which rows of `model` are narrowed."""
    TENANT_MODELS[model] = TenantPaths(_tuple(college), _tuple(federation))


def visible_to(actor: Actor, model: type[M]) -> QuerySet[M]:
    """Return the rows of `model` that belong to the actor's organisations and what is below them.

    What the actor may *do* with them is asked of `portal.access.can`. Raises KeyError for
    a model that no `scoping.py` registered.
    """
    paths = TENANT_MODELS[model]
    narrowed = Q(pk__in=())
    for lookup in paths.college:
        narrowed |= Q(**{f"{lookup}__in": actor.college_ids()})
    for lookup in paths.federation:
        narrowed |= Q(**{f"{lookup}__in": actor.federation_ids()})
    return model._default_manager.filter(narrowed)  # noqa: SLF001 - Django's public name


def get_visible_or_404(actor: Actor, model: type[M], *related: str, **lookup: Any) -> M:
    """Return the one row of `lookup`; another tenant's and a missing one are the same 404.

    `related` goes to `select_related`. What only another hat of the same person sees is the 404 that
    offers the switch (`hats.SeenAsAnotherError`).
    """
    rows = visible_to(actor, model)
    if related:
        rows = rows.select_related(*related)
    try:
        return rows.get(**lookup)
    except model.DoesNotExist:  # type: ignore[attr-defined]
        raise _missing(actor, model, lookup) from None
    except (ValueError, OverflowError):
        raise Http404(_("没有找到。")) from None


def _missing(actor: Actor, model: type[M], lookup: dict[str, Any]) -> Http404:
    for hat in actor.other_hats():
        other = actor.wearing(hat.pk)
        with scope(other):
            if visible_to(other, model).filter(**lookup).exists():
                return hats.SeenAsAnotherError(hat)
    return Http404(_("没有找到。"))


@contextmanager
def scope(actor: Actor) -> Iterator[None]:
    """Let the present transaction see what `actor` may see (opens one where there is none)."""
    user_id = str(actor.user.pk) if actor.user else ""
    with _settings(user_id, _ids(actor.college_ids()), _ids(actor.federation_ids()), ""):
        yield


@contextmanager
def scope_user(user: User) -> Iterator[None]:
    """See nothing but the memberships of `user`: the step before `actor_of`."""
    with _settings(str(user.pk), "", "", ""):
        yield


@contextmanager
def scope_colleges(*college_ids: int, federation_ids: Iterable[int] = ()) -> Iterator[None]:
    """See what belongs to these colleges (and federations): for background work of one tenant."""
    with _settings("", _ids(college_ids), _ids(federation_ids), ""):
        yield


@contextmanager
def scope_everything() -> Iterator[None]:
    """See every tenant: for commands of the operator and the sweep. Never in a request."""
    with _settings("", "", "", "on"):
        yield


@contextmanager
def scope_nothing() -> Iterator[None]:
    """See no tenant at all: what a request begins with."""
    with _settings(*NOTHING):
        yield


@contextmanager
def as_public() -> Iterator[None]:
    """Read as the public does: what is published, and nothing else of any tenant."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {PUBLIC_ROLE}")
        yield
        # Not after an exception: the savepoint or transaction takes the role back itself.
        cursor.execute("SET LOCAL ROLE NONE")


def narrow(*values: str) -> None:
    """Set the four settings for the rest of the transaction: for the middleware only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(SETTINGS)),
            [part for pair in zip(SETTINGS, values, strict=True) for part in pair],
        )


def narrow_to(actor: Actor) -> None:
    """Set the scope of `actor` for the rest of the transaction: for the middleware only."""
    user_id = str(actor.user.pk) if actor.user else ""
    narrow(user_id, _ids(actor.college_ids()), _ids(actor.federation_ids()), "")


def current() -> tuple[str, ...]:
    """Return the four settings as they stand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(["coalesce(current_setting(%s, true), '')"] * len(SETTINGS)),
            SETTINGS,
        )
        return tuple(cursor.fetchone())


def covers(federation_id: int) -> bool:
    """Say whether the present scope holds the federation: what a job asks before it sees more."""
    _user, _colleges, federations, everything = current()
    return everything == "on" or str(federation_id) in federations.split(",")


@contextmanager
def _settings(*values: str) -> Iterator[None]:
    with transaction.atomic():
        before = current()
        narrow(*values)
        yield
        # Not after an exception: the savepoint or transaction takes the settings back itself.
        narrow(*before)


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _ids(ids: Iterable[int]) -> str:
    return ",".join(str(one) for one in sorted(ids))
