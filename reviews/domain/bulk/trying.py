"""A bulk decision tried out on one filing: done with the very same functions, read, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from reviews.domain import letters
from reviews.domain.bulk.doing import Done, do
from reviews.models import Bulk

if TYPE_CHECKING:
    from portal.access import Actor
    from reviews.domain.bulk.plans import Plan, Planned


@dataclass(frozen=True, slots=True)
class Attempt:
    """What would be done, and the letter that would leave ("" where none would)."""

    done: Done
    letter: str


def attempt(actor: Actor, plan: Plan, item: Planned) -> Attempt:
    """Say what would happen to one filing now. Nothing of it stays: rows, events, messages and jobs are taken back."""
    with transaction.atomic():
        done = do(actor, as_row(actor, plan), item.standing.submission, item.questions)
        letter = letters.current(done.review) if done.review and plan.finish else None
        text = letter.text if letter and letter.by_id == _user(actor) else ""
        transaction.set_rollback(True)
    return Attempt(done, text)


def as_row(actor: Actor, plan: Plan) -> Bulk:
    """Return the plan as an unsaved row."""
    words = plan.words
    return Bulk(
        kind=plan.kind,
        rule=plan.rule,
        reason=words.kind if words else "",
        template=words.template if words else "",
        finish=plan.finish,
        due=plan.due,
        by=actor.user,
    )


def _user(actor: Actor) -> int | None:
    return actor.user.pk if actor.user else None
