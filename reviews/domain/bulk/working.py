"""The work on one filing of a bulk decision, in a job of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal import clock
from portal.access import actor_of
from portal.scoping import scope, scope_user
from reviews.domain.bulk.doing import Done, do
from reviews.models import BulkItem

if TYPE_CHECKING:
    from portal.access import Actor
    from portal.models import User

LONGEST = 500


def work(item_id: int) -> None:
    """Do what a bulk decision says for one filing, as the person who began it; a second time changes nothing.

    What is written and that it was done are one transaction (the job's): of a worker that dies nothing stays,
    and the next one begins anew.
    """
    rows = BulkItem.objects.select_for_update(of=("self",)).select_related("bulk__by")
    item = rows.get(pk=item_id)
    if item.done_at:
        return
    actor = _actor(item.bulk.by)
    with scope(actor):
        done = do(actor, item.bulk, item.submission_id, _questions(item))
    _keep(item, done)


def _actor(user: User) -> Actor:
    with scope_user(user):
        return actor_of(user)


def _questions(item: BulkItem) -> list[tuple[str, str]]:
    return [(one["path"], one["sentence"]) for one in item.questions]


def _keep(item: BulkItem, done: Done) -> None:
    item.said, item.asked, item.problem = done.said, done.asked, done.problem[:LONGEST]
    item.done_at = clock.now()
    item.save(update_fields=["said", "asked", "problem", "done_at"])
