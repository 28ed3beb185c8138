"""Storing what was posted of a section: one path for the page and for autosave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from disclosures.domain import attachments, contents, drafts
from disclosures.domain.refused import Refused
from disclosures.filing.ids import revision
from disclosures.filing.loading import Place
from disclosures.forms.answers import PictureForm
from disclosures.forms.kinds import section_form
from disclosures.forms.section import SectionForm
from portal.access import require


@dataclass
class Outcome:
    """What became of a save: exactly one of ``saved``, ``conflict``, ``refused`` is set, or the form has errors.

    ``revision`` is the one that the page goes on from: what was posted, until something is saved.
    """

    form: SectionForm
    picture: PictureForm
    revision: int
    saved: drafts.Saved | None = None
    conflict: drafts.Conflict | None = None
    refused: str = ""
    mine: dict[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The HTTP status of a page that shows this outcome."""
        return 409 if self.conflict else 200 if self.saved else 422


def save(request: HttpRequest, place: Place) -> Outcome:
    """Store the posted section; whatever the outcome, the form still holds what was typed.

    Raises PermissionDenied for those who may only read (law 4).
    """
    require(place.desk.actor, "filing.edit", place.desk.filing)
    form = section_form(place.desk.form, place.key, place.content, request.POST)
    outcome = Outcome(form, PictureForm(request.POST, request.FILES), revision(request))
    if place.locked:
        form.is_valid()
        outcome.refused = place.locked
        return outcome
    if not (form.is_valid() and outcome.picture.is_valid()):
        return outcome
    outcome.mine = form.content()
    add_picture(request, place, outcome)
    store(request, place, outcome)
    return outcome


def add_picture(request: HttpRequest, place: Place, outcome: Outcome) -> None:
    """Keep an uploaded picture and name it in the content; a wrong one is refused beside its field."""
    upload = request.FILES.get("upload")
    if upload is None or not takes_pictures(place):
        return
    alt = outcome.picture.cleaned_data["upload_alt"]
    try:
        picture = attachments.add(
            request.actor, place.desk.filing, place.key, upload, upload.name, alt
        )
    except Refused as refused:
        outcome.picture.add_error("upload", refused.sentence)
        return
    if place.section.kind == "congress":
        outcome.mine["pictures"] = [
            *outcome.mine["pictures"],
            {"attachment": str(picture.pk), "alt": alt},
        ]
    else:
        outcome.mine["chart"] = str(picture.pk)


def store(request: HttpRequest, place: Place, outcome: Outcome) -> None:
    """Write the draft, or say why not."""
    try:
        answer = drafts.save(
            request.actor, place.desk.filing, place.key, outcome.mine, outcome.revision
        )
    except Refused as refused:
        outcome.refused = refused.sentence
        return
    if isinstance(answer, drafts.Conflict):
        outcome.conflict = answer
        again(place, outcome)
    else:
        outcome.saved, outcome.revision = answer, answer.revision
        place.draft.revision, place.draft.updated_at = answer.revision, answer.saved_at


def again(place: Place, outcome: Outcome) -> None:
    """Show what was typed as if it were the draft, an uploaded picture included."""
    mine = contents.content_class(place.key).model_validate(outcome.mine)
    outcome.form = section_form(place.desk.form, place.key, mine)


def takes_pictures(place: Place) -> bool:
    """Whether the section's form has a place for pictures."""
    return place.section.kind == "congress" or place.section.picture
