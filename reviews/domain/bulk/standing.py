"""What waits for a decision and how each filing stands: what is open in it, and what keeps the actor from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disclosures.models import Filing
from reviews.domain.bulk import said
from reviews.domain.bulk.obstacles import obstacle
from reviews.domain.bulk.said import Met, Words

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.access import Actor
    from reviews.models import Review

__all__ = ["Met", "Standing", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A submitted filing. ``open``: weighty findings that nobody has asked about or overruled yet.

    ``weighty`` says that there are any at all, ``asked`` that questions stand, ``obstacle`` why the actor
    cannot decide it in bulk now ("" where nothing is in the way); ``own``: it is of a college of the actor's.
    """

    filing: Filing
    submission: int
    ordinal: int
    open: tuple[Met, ...]
    weighty: bool
    asked: bool
    obstacle: str
    own: bool = False

    @property
    def clean(self) -> bool:
        """Whether it is a first reading in which nothing was found or asked."""
        return self.ordinal == 1 and not self.weighty and not self.asked


def standings(actor: Actor, rows: QuerySet[Filing] | None = None) -> list[Standing]:
    """Return what waits in the federations that the actor decides for, oldest first: seven queries.

    ``rows`` narrows the filings. Those of the own college and those that others are at are among them, with
    the obstacle in words.
    """
    found: list[Any] = list(said.waiting(actor, rows))
    ids = [row.latest_id for row in found]
    reviews = {one.submission_id: one for one in said.reviews(actor, ids)}
    weighty = said.weighty(actor, ids)
    words = said.words(actor, [review.pk for review in reviews.values()], said.queued(actor, ids))
    own = actor.own_college_ids()
    return [
        _standing(
            row, reviews.get(row.latest_id), weighty.get(row.latest_id, []), words, actor, own
        )
        for row in found
    ]


def _standing(
    row: Filing,
    review: Review | None,
    weighty: list[Met],
    words: Words,
    actor: Actor,
    own: frozenset[int],
) -> Standing:
    key = review.pk if review else 0
    asked, approved = words.asked.get(key, set()), words.approved.get(key, set())
    return Standing(
        filing=row,
        submission=row.latest_id,  # type: ignore[attr-defined] # annotated
        ordinal=row.rounds,  # type: ignore[attr-defined] # annotated
        open=tuple(
            met
            for met in weighty
            if met.section not in approved and (met.rule, met.path) not in asked
        ),
        weighty=bool(weighty),
        asked=bool(asked),
        obstacle=obstacle(row, review, words, actor, own),
        own=row.college_id in own,
    )
