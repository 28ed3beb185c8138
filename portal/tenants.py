"""The tenant models of this application."""

from __future__ import annotations

from portal.models import (
    College,
    Delivery,
    Event,
    Invitation,
    Job,
    Membership,
    Message,
    Notice,
    Union,
)
from portal.scoping import register_tenant


def register() -> None:
    """Name how each model leads to its college and federation; called once at the start."""
    register_tenant(College, college="pk", federation="federation_id")
    register_tenant(Union, college="college_id", federation="college__federation_id")
    register_tenant(
        Membership,
        college="college_id",
        federation=("federation_id", "college__federation_id"),
    )
    register_tenant(
        Invitation,
        college="college_id",
        federation=("federation_id", "college__federation_id"),
    )
    register_tenant(Event, college="college_id", federation="federation_id")
    register_tenant(Job, college="college_id", federation="federation_id")
    # The log of a federation; what is in one's own inbox is asked of `portal.notify.inbox`.
    register_tenant(Message, federation="federation_id")
    register_tenant(Notice, federation="federation_id")
    register_tenant(Delivery, federation="notice__federation_id")
