"""Models of the portal application."""

from portal.models.accounts import Membership, User
from portal.models.events import Event
from portal.models.jobs import Job
from portal.models.messages import Delivery, Message, Notice
from portal.models.organisations import College, Federation, Union

__all__ = [
    "College",
    "Delivery",
    "Event",
    "Federation",
    "Job",
    "Membership",
    "Message",
    "Notice",
    "Union",
    "User",
]
