"""A return letter leaves: only then does the filing go back to its college."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from disclosures.domain import lifecycle
from portal import clock
from portal.access import actor_of, can
from portal.domain import audit, jobs
from portal.scoping import scope_everything, scope_user
from reviews.domain import claims, rounds, telling, verdicts
from reviews.enums import Outcome
from reviews.models import Letter, Review

if TYPE_CHECKING:
    from portal.access import Actor

LEAVE = "reviews.leave"


def send_due() -> int:
    """Queue every letter whose time has come; return how many. Beat calls it, over all federations."""
    due = Letter.objects.filter(left_at=None, taken_back_at=None, leaves_at__lte=clock.now())
    with scope_everything():
        rows = list(due.select_related("review__filing__college", "review__filing__federation"))
        for letter in rows:
            filing = letter.review.filing
            jobs.enqueue(LEAVE, letter.pk, college=filing.college, federation=filing.federation)
    return len(rows)


@transaction.atomic
def leave(letter_id: int) -> Letter:
    """Let a letter go: the filing is returned, the college is told. A letter that left, or was taken back, stays so.

    It acts for whoever wrote the letter; of somebody who may no longer decide, the letter is taken back and the
    federation told.
    """
    letter = Letter.objects.select_related("review__filing", "by").get(pk=letter_id)
    letter.review.filing = filing = lifecycle.lock(letter.review.filing)
    letter.refresh_from_db(fields=("left_at", "taken_back_at"))
    if letter.left_at or letter.taken_back_at:
        return letter
    with scope_user(letter.by):
        actor = actor_of(letter.by)
    if can(actor, "review.decide", filing):
        go(actor, letter)
    else:
        _stay(letter)
    return letter


def _stay(letter: Letter) -> None:
    """Take the letter back in nobody's name: the round goes on, in the hands of the colleagues."""
    review = letter.review
    letter.taken_back_at = clock.now()
    letter.save(update_fields=["taken_back_at"])
    claims.put_down(review.filing)
    audit.record(
        None,
        "review.take_back",
        review,
        college=None,
        federation=review.filing.federation,
        letter=letter.pk,
    )
    telling.unsent(letter)


def go(actor: Actor, letter: Letter) -> None:
    """Do what the leaving letter says; the filing is locked."""
    review = letter.review
    review.outcome, review.decided_at, review.decided_by = (
        Outcome.RETURNED,
        letter.at,
        letter.by,
    )
    review.save(update_fields=["outcome", "decided_at", "decided_by"])
    letter.left_at = clock.now()
    letter.save(update_fields=["left_at"])
    sections = flagged_sections(review)
    lifecycle.move(review.filing, "return_", actor, open_sections=sections, due=letter.due)
    claims.put_down(review.filing)
    rounds.announce(
        actor,
        "review.decided",
        review,
        outcome=Outcome.RETURNED,
        due=letter.due.isoformat(),
        sections=sections,
    )
    telling.returned(letter)


def flagged_sections(review: Review) -> list[str]:
    """Return the keys of the sections with a live question, in the order of the form."""
    flagged = set(verdicts.live_flags(review).values_list("section", flat=True))
    return [key for key in verdicts.sections_of(review) if key in flagged]
