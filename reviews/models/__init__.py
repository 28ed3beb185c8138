"""Models of the reviews application."""

from reviews.models.desks import Claim, Look, SavedView
from reviews.models.flags import Flag, Note, Reply, Settlement
from reviews.models.letters import Letter, Reason
from reviews.models.many import BlindReading, BlindVerdict, Bulk, BulkItem
from reviews.models.objections import Objection, ObjectionContact, ObjectionStep
from reviews.models.reviews import Review, Verdict

__all__ = [
    "BlindReading",
    "BlindVerdict",
    "Bulk",
    "BulkItem",
    "Claim",
    "Flag",
    "Letter",
    "Look",
    "Note",
    "Objection",
    "ObjectionContact",
    "ObjectionStep",
    "Reason",
    "Reply",
    "Review",
    "SavedView",
    "Settlement",
    "Verdict",
]
