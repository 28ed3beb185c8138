"""The tenant models of this application."""

from __future__ import annotations

from portal.scoping import register_tenant
from reviews.models import (
    BlindReading,
    BlindVerdict,
    Bulk,
    BulkItem,
    Claim,
    Flag,
    Letter,
    Look,
    Note,
    Objection,
    ObjectionContact,
    ObjectionStep,
    Reason,
    Reply,
    Review,
    Settlement,
    Verdict,
)


def register() -> None:
    """Name how each model leads to its college and federation; called once at the start.

    Internal notes, claims, looks, blind readings and bulk work are the federation's alone. Verdicts and flags
    of a review that is not decided yet, and letters that have not left, are hidden from the college by
    row-level security. ``SavedView`` belongs to a person: filter it by the user.
    """
    register_tenant(Review, college="filing__college_id", federation="filing__federation_id")
    for model in (Verdict, Flag, Letter, Settlement):
        register_tenant(
            model, college="review__filing__college_id", federation="review__filing__federation_id"
        )
    register_tenant(Note, federation="review__filing__federation_id")
    register_tenant(
        Reply,
        college="flag__review__filing__college_id",
        federation="flag__review__filing__federation_id",
    )
    register_tenant(Claim, federation="filing__federation_id")
    register_tenant(Look, federation="submission__filing__federation_id")
    register_tenant(Reason, federation="federation_id")
    register_tenant(Bulk, federation="federation_id")
    register_tenant(BulkItem, federation="bulk__federation_id")
    register_tenant(BlindReading, federation="submission__filing__federation_id")
    register_tenant(BlindVerdict, federation="reading__submission__filing__federation_id")
    register_tenant(Objection, college="college_id", federation="federation_id")
    register_tenant(ObjectionContact, federation="objection__federation_id")
    register_tenant(
        ObjectionStep, college="objection__college_id", federation="objection__federation_id"
    )
