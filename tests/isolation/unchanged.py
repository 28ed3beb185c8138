"""Whether anything of a tenant was written: its rows, and foreign rows that point at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import connection, models

from tests.isolation.planting import OURS, Mark

WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def writes() -> Iterator[list[str]]:
    """Collect the statements that write meanwhile."""
    seen: list[str] = []

    def watch(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        if str(sql).lstrip().upper().startswith(WRITES):
            seen.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def state_of(mark: Mark) -> dict[str, str]:
    """Return a digest a table: of the tenant's rows, and of other rows that point at one or quote one."""
    with connection.cursor() as cursor:
        cursor.execute(_question(mark))
        return dict(cursor.fetchall())


@lru_cache
def _question(mark: Mark) -> str:
    return " UNION ALL ".join(_of_table(model, mark) for model in OURS)


def _of_table(model: type[models.Model], mark: Mark) -> str:
    low, high = mark.first_id, mark.first_id + 9_999_999
    columns = [field.column for field in model._meta.concrete_fields if _points(field)]
    near = " OR ".join(f"t.{column} BETWEEN {low} AND {high}" for column in columns)
    quoted = " OR ".join(f"t::text ILIKE '%{one}%'" for one in mark.all)
    return (
        f"SELECT '{model._meta.label}', count(*)::text || md5(coalesce(string_agg("
        f"t::text, '|' ORDER BY t::text), '')) FROM {model._meta.db_table} t"
        f" WHERE {near} OR {quoted}"
    )


def _points(field: models.Field[Any, Any]) -> bool:
    whole = (models.IntegerField, models.ForeignKey, models.OneToOneField, models.AutoField)
    return isinstance(field, whole)
