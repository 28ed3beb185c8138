"""Reading every model as our people: through `visible_to`, and with raw SQL under their scope."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, models

from portal.access import actor_of
from portal.actor import ANONYMOUS, Actor
from portal.scoping import TENANT_MODELS, scope, scope_colleges, scope_nothing, visible_to
from tests.isolation import TENANT_TABLES
from tests.isolation.leaks import ids_in, marks_in
from tests.isolation.lookalike import Tenant

ONES_OWN = {
    "portal.FormerPassword": "read for one user",
    "reviews.SavedView": "a person's own lists: the views filter by the user",
}
"""Models of tenant tables that no view fetches by `visible_to`, and why."""


def actors(home: Tenant) -> Iterator[tuple[str, Actor]]:
    """Yield an actor for each role; nobody for `anonymous`."""
    for role, person in home.people.items():
        yield role, actor_of(person) if person else ANONYMOUS


def seen_through_code(home: Tenant, away: Tenant, model: type[models.Model]) -> list[str]:
    """Return whom `visible_to` lets see a row of the foreign tenant, without the second line."""
    return [
        f"{role} sees {row._meta.label} {row.pk} by visible_to"
        for role, actor in actors(home)
        for row in visible_to(actor, model)
        if away.mark.owns(row.pk) or away.mark.ids.search(str(vars(row)))
    ]


def seen_in_database(home: Tenant, away: Tenant, table: str) -> list[str]:
    """Return who sees anything of the foreign tenant in `table` with raw SQL under its own scope."""
    wrong = []
    for role, actor in actors(home):
        with scope(actor):
            wrong += [f"{role} sees {found} in {table}" for found in foreign(away, table)]
    for name, narrow in (
        ("nobody", scope_nothing()),
        ("a job of the college", scope_colleges(home.world.college.pk)),
        ("a job of the federation", scope_colleges(federation_ids=[home.world.federation.pk])),
    ):
        with narrow:
            wrong += [f"{name} sees {found} in {table}" for found in foreign(away, table)]
    return wrong


def foreign(away: Tenant, table: str) -> set[str]:
    """Return the foreign marks and ids in all that `SELECT *` shows just now."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {table} t")
        shown = "\n".join(row for (row,) in cursor.fetchall()).encode()
    return marks_in(shown, away.mark) | ids_in(shown, away.mark)


def tenant_models() -> list[type[models.Model]]:
    """Return the models of the tenant tables that a view may fetch."""
    return [model for model in TENANT_MODELS if model._meta.db_table in TENANT_TABLES]
