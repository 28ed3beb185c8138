"""Models of the portal application."""

from portal.models.accounts import Membership, User
from portal.models.events import Event, EventLink
from portal.models.invitations import Invitation
from portal.models.jobs import Job
from portal.models.messages import Delivery, Message, Notice
from portal.models.organisations import College, Federation, Union
from portal.models.passwords import FormerPassword
from portal.models.throttles import Throttle

__all__ = [
    "College",
    "Delivery",
    "Event",
    "EventLink",
    "Federation",
    "FormerPassword",
    "Invitation",
    "Job",
    "Membership",
    "Message",
    "Notice",
    "Throttle",
    "Union",
    "User",
]
