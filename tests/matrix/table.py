"""Every address × every role × own and foreign, as literal statuses.

The columns are those of `tests.matrix.world.ROLES`:

    anonymous editor secretary observer | reviewer lead observer operator

`own`: people of the object's own college and federation. `foreign`: the same people before
another college's object: 404, never 403. Anonymous people are sent to the log-in (302);
where they sent something, they get the log-in form with what they typed in it (401).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

FOREIGN = "302 404 404 404 | 404 404 404 404"
FOREIGN_SENT = "401 404 404 404 | 404 404 404 404"
EVERYBODY = "200 200 200 200 | 200 200 200 200"


@dataclass(frozen=True)
class Row:
    """One address by name and method; `args` names the things that its path holds.

    `foreign` is None where the address names no object of a tenant.
    """

    name: str
    method: str
    own: str
    args: Callable[[SimpleNamespace], tuple[Any, ...]] = lambda _: ()
    foreign: str | None = None
    data: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


def draft(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.draft.pk,)


def charter(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.draft.pk, "charter")


def sent(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.sent.pk,)


def read(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.under_review.pk,)


def read_charter(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.under_review.pk, "charter")


def code(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.code,)
