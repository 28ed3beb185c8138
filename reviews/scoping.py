"""The tenant models of this application."""

from __future__ import annotations

from portal.scoping import register_tenant
from reviews.models import Flag, Note, Reply, Review, Verdict


def register() -> None:
    """Name how each model leads to its college and federation; called once at the start.

    Internal notes are the federation's alone. Verdicts and flags of a review that is not
    decided yet are hidden from the college by row-level security.
    """
    register_tenant(Review, college="filing__college_id", federation="filing__federation_id")
    for model in (Verdict, Flag):
        register_tenant(
            model, college="review__filing__college_id", federation="review__filing__federation_id"
        )
    register_tenant(Note, federation="review__filing__federation_id")
    register_tenant(
        Reply,
        college="flag__review__filing__college_id",
        federation="flag__review__filing__federation_id",
    )
