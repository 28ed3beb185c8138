"""What people are told of a round, through the queue of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.models import User
    from reviews.models import Letter, Review


def returned(letter: Letter) -> None:
    """Tell the college that its filing came back, with the letter."""


def corrected(letter: Letter) -> None:
    """Tell the college that the letter was corrected."""


def approved(review: Review) -> None:
    """Tell the college that its filing was approved."""


def proposed(review: Review) -> None:
    """Tell the federation that an approval waits for a second person."""


def sent_back(review: Review, first: User | None) -> None:
    """Tell the first person that the second one disagreed."""
