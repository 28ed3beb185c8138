"""Internal notes: for reviewers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.models import Filing
from portal.access import require
from reviews.domain import rounds
from reviews.domain.sentences import usable
from reviews.models import Note, Review

if TYPE_CHECKING:
    from portal.access import Actor

LONGEST = 2000


@transaction.atomic
def add(actor: Actor, review: Review, text: str, section: str = "") -> Note:
    """Write a note on a review, or on one of its sections; also after the decision.

    Raises PermissionDenied for who may not take notes, Refused for an empty or overlong text.
    """
    review.filing = Filing.objects.select_related("college", "federation").get(pk=review.filing_id)
    require(actor, "review.note", review.filing)
    text = usable(text, LONGEST, _("备注还没有写。"), _("备注请写在 %d 个字以内。"))
    note = review.notes.create(section=section[:30], text=text, by=person(actor))
    rounds.record(actor, "review.note", review, note=note.pk, section=section[:30])
    return note
