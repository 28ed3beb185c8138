"""What was ticked in the queue, on its way to other hands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from reviews import queries
from reviews.domain import assigning
from reviews.forms.queue import QueueForm
from reviews.pages.queue_rows import ASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.models import Filing
    from portal.access import Actor
    from portal.models import User


LONGEST_ID = 19
"""Digits; what has as many is beyond every id."""


@dataclass(frozen=True)
class Selection:
    """Filings of the queue: those ticked, or all that the filters pick (``everything``).

    ``data``: ``filing`` (ids), or ``all`` with ``query``, the filters as in the queue's address.
    """

    actor: Actor
    data: QueryDict

    @property
    def everything(self) -> bool:
        """Whether the filters pick, and not the ticks."""
        return bool(self.data.get("all"))

    @cached_property
    def query(self) -> str:
        """The filters, checked."""
        asked = QueryDict(self.data.get("query", ""))
        return urlencode(QueueForm(asked, actor=self.actor).wanted())

    @property
    def back(self) -> str:
        """The queue as it was."""
        return f"{reverse('review:queue')}?{self.query}"

    @property
    def filings(self) -> list[Filing]:
        """The filings, oldest first, with who has them; at most ``assigning.MOST``."""
        return self._found[: assigning.MOST]

    @property
    def cut(self) -> bool:
        """Whether there are more than can be given away at once."""
        return len(self._found) > assigning.MOST

    @cached_property
    def _found(self) -> list[Filing]:
        rows = queries.filings(self.actor).select_related("claim__assignee")
        rows = rows.filter(state__in=ASSIGNED)
        if self.everything:
            rows = queries.narrowed(rows, dict(QueryDict(self.query).items()), self.actor)
        else:
            rows = rows.filter(pk__in=ids_of(self.data.getlist("filing")))
        return list(queries.ordered(rows)[: assigning.MOST + 1])


def chosen(actor: Actor, values: Iterable[str]) -> tuple[User, ...]:
    """Return the colleagues whose ids were ticked; others are left out."""
    ids = ids_of(values)
    return tuple(user for user in queries.colleagues(actor) if user.pk in ids)


def ids_of(values: Iterable[str]) -> set[int]:
    """Return the values that can be ids; the rest is left out."""
    return {int(value) for value in values if value.isdecimal() and len(value) < LONGEST_ID}
