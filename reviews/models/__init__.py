"""Models of the reviews application."""

from reviews.models.flags import Flag, Note, Reply
from reviews.models.reviews import Review, Verdict

__all__ = ["Flag", "Note", "Reply", "Review", "Verdict"]
