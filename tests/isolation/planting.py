"""Marks in everything that a tenant holds, so that one foreign byte in any answer is seen.

Under ``planted(mark)`` every row of ours that a factory makes carries the mark in each of its texts,
in its JSON, in its file's name and in its file's content, and has an id from the mark's own range:
an id in an answer tells whose row it names, and the twin of a row has the same id in the other range.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.signals import pre_save

from disclosures.enums import FilingState
from tests import factories
from tests.isolation import OPEN_TABLES, content

APPS = ("portal", "disclosures", "reviews")
OURS = {
    model: place
    for place, model in enumerate(m for m in apps.get_models() if m._meta.app_label in APPS)
}
ROOM, RANGE = 1_000, 10_000_000
"""Rows of a model, and ids of a tenant."""


@dataclass(frozen=True)
class Mark:
    """A tenant's mark: what nobody else may read, what everybody may (names), what was published."""

    letter: str
    number: int

    @property
    def private(self) -> str:
        return f"zq{self.letter}prv"

    @property
    def open(self) -> str:
        return f"zq{self.letter}opn"

    @property
    def published(self) -> str:
        return f"zq{self.letter}pub"

    @property
    def all(self) -> tuple[str, str, str]:
        return (self.private, self.open, self.published)

    @property
    def first_id(self) -> int:
        return self.number * RANGE

    @property
    def ids(self) -> re.Pattern[str]:
        """What an id of this tenant's rows looks like in a text."""
        return re.compile(rf"(?<!\d){self.number}\d{{7}}(?!\d)")

    def owns(self, pk: object) -> bool:
        return isinstance(pk, int) and self.first_id <= pk < self.first_id + RANGE

    def of(self, row: models.Model) -> str:
        """Return which of the three marks is due to `row`."""
        table = row._meta.db_table
        if table in OPEN_TABLES - {"reviews_reason"}:
            return self.open
        filing = getattr(row, "filing", None) or getattr(
            getattr(row, "publication", None), "filing", None
        )
        if table in PUBLISHED and filing and filing.state == FilingState.PUBLISHED:
            return self.published
        return self.published if table == "disclosures_registerentry" else self.private


HOME, AWAY, NEXT_DOOR = Mark("a", 71), Mark("b", 72), Mark("c", 73)
"""Our people; a college of another federation; another college of the same federation."""

PUBLISHED = {
    "disclosures_publication",
    "disclosures_publicationfile",
    "disclosures_rendition",
    "disclosures_submission",
    "disclosures_withdrawal",
    "disclosures_correction",
}
"""Tables of which everybody reads a part, once the filing is published."""

_CODE, _DIGEST, _PLACE = "a word of the program", "a digest", "a place in the year's form"
EXEMPT = {
    "portal.Federation.path": "ids of the federations above it",
    "portal.Event.action": _CODE,
    "portal.Event.seal": _DIGEST,
    "portal.EventLink.previous": _DIGEST,
    "portal.EventLink.hash": _DIGEST,
    "portal.Job.task": _CODE,
    "portal.Message.kind": _CODE,
    "portal.Delivery.channel": _CODE,
    "portal.User.password": _DIGEST,
    "portal.User.unmailed": _CODE,
    "portal.Invitation.token_sha256": _DIGEST,
    "portal.FormerPassword.encoded": _DIGEST,
    "portal.Throttle.kind": _CODE,
    "portal.Throttle.digest": _DIGEST,
    "disclosures.Correction.sections": _PLACE,
    "disclosures.Edition.key": _PLACE,
    "disclosures.Edition.digest": _DIGEST,
    "disclosures.EditionDraft.key": _PLACE,
    "disclosures.EditionDraft.based_on": _PLACE,
    "disclosures.Cycle.rule_settings": _CODE,
    "disclosures.ResultsRelease.parts": _CODE,
    "disclosures.Filing.open_sections": _PLACE,
    "disclosures.SectionDraft.key": _PLACE,
    "disclosures.Explanation.rule": _CODE,
    "disclosures.Explanation.path": _PLACE,
    "disclosures.Explanation.basis": _DIGEST,
    "disclosures.Attachment.section": _PLACE,
    "disclosures.Attachment.content_type": _CODE,
    "disclosures.Attachment.sha256": _DIGEST,
    "disclosures.Import.kind": _CODE,
    "disclosures.Import.sha256": _DIGEST,
    "disclosures.Import.edition": _PLACE,
    "disclosures.Import.taken": _PLACE,
    "disclosures.ImportPicture.section": _PLACE,
    "disclosures.ImportPicture.content_type": _CODE,
    "disclosures.ImportPicture.sha256": _DIGEST,
    "disclosures.RosterMatching.header": _DIGEST,
    "disclosures.RosterMatching.fields": _CODE,
    "disclosures.Paper.digest": _DIGEST,
    "disclosures.Pledge.content_type": _CODE,
    "disclosures.Pledge.sha256": _DIGEST,
    "disclosures.Pledge.content_digest": _DIGEST,
    "disclosures.Publication.content_hash": _DIGEST,
    "disclosures.Rendition.layout": _DIGEST,
    "disclosures.PublicationFile.path": "the code and the kind; the code is marked",
    "disclosures.PublicationFile.sha256": _DIGEST,
    "disclosures.PublicationFile.unsigned_sha256": _DIGEST,
    "disclosures.RegisterEntry.union_kind": _CODE,
    "disclosures.RegisterEntry.edition_key": _PLACE,
    "disclosures.Submission.edition_digest": _DIGEST,
    "disclosures.Submission.content_hash": _DIGEST,
    "disclosures.RuleTrial.rule": _CODE,
    "disclosures.Erasure.secret": _DIGEST,
    "disclosures.Erasure.section": _PLACE,
    "disclosures.Erasure.sender": _DIGEST,
    "reviews.Flag.section": _PLACE,
    "reviews.Flag.path": _PLACE,
    "reviews.Flag.rule": _CODE,
    "reviews.Flag.template": _CODE,
    "reviews.Note.section": _PLACE,
    "reviews.Reason.rules": _CODE,
    "reviews.Reason.sections": _PLACE,
    "reviews.Bulk.rule": _CODE,
    "reviews.Bulk.template": _CODE,
    "reviews.BlindVerdict.section": _PLACE,
    "reviews.BlindVerdict.rules": _CODE,
    "reviews.Objection.secret": _DIGEST,
    "reviews.Objection.section": _PLACE,
    "reviews.Objection.sender": _DIGEST,
    "reviews.Verdict.section": _PLACE,
    "reviews.Verdict.against": _CODE,
}
"""Text columns that hold no words of a tenant, each with what they hold instead."""

NO_ROWS = {"portal.EventLink": "hashes alone, written by the keeper of the chain"}
"""Models of which the tenants have no row, and why."""


def text_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """Yield the columns of `model` that can hold words or files; choices are words of the program."""
    for field in model._meta.concrete_fields:
        kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
        wordy = isinstance(field, kinds) or field.get_internal_type() in {
            "ArrayField",
            "BinaryField",
        }
        if wordy and not field.choices:
            yield field


@contextmanager
def planted(mark: Mark) -> Iterator[None]:
    """Mark every row of ours that is saved meanwhile; the factories count from the beginning."""
    counted: Counter[type[models.Model]] = Counter()

    def plant(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
        if sender in OURS and not _shared(instance):
            _number(instance, mark, counted)
            _plant(instance, mark)

    for name in factories.__all__:
        if name.endswith("Factory"):
            getattr(factories, name).reset_sequence(0, force=True)
    pre_save.connect(plant, weak=False, dispatch_uid="planting")
    try:
        yield
    finally:
        pre_save.disconnect(dispatch_uid="planting")


def _shared(row: models.Model) -> bool:
    """The nation's form of a year belongs to nobody."""
    return row._meta.label == "disclosures.Edition" and row.federation_id is None  # type: ignore[attr-defined]


def _number(row: models.Model, mark: Mark, counted: Counter[type[models.Model]]) -> None:
    model = type(row)
    if row._state.adding and isinstance(model._meta.pk, models.AutoField):
        counted[model] += 1
        row.pk = mark.first_id + OURS[model] * ROOM + counted[model]


def _plant(row: models.Model, mark: Mark) -> None:
    due = mark.of(row)
    for field in text_fields(type(row)):
        name = f"{row._meta.label}.{field.name}"
        value = getattr(row, field.attname)
        if name == "portal.Invitation.token_sha256":
            row.token_sha256 = hashlib.sha256(f"{due}{value}".encode()).hexdigest()  # type: ignore[attr-defined]
        elif name in EXEMPT or has(value, mark):
            continue
        elif isinstance(field, models.FileField):
            _plant_file(value, due)
        elif isinstance(field, models.JSONField):
            setattr(row, field.attname, in_data(content.instead(row, field.name, value), due))
        else:
            setattr(row, field.attname, _in_text(name, value, due, field.max_length))


def has(value: Any, mark: Mark) -> bool:
    """Whether a column's value already carries the mark."""
    if isinstance(value, models.fields.files.FieldFile):
        value = value.name or ""
    said = str(value).lower()
    return any(one in said for one in mark.all)


def _plant_file(file: Any, due: str) -> None:
    """Put the mark into the file and into its name; a bare name becomes a file."""
    path = PurePath(file.name or "file.bin")
    inside = file.file.read() if file and not file._committed else b"content"
    file.name = f"{path.stem}{due}{path.suffix}"
    file.file, file._committed = ContentFile(inside + due.encode(), name=file.name), False


def in_data(value: Any, due: str) -> Any:
    """Put the mark behind every Chinese text in plain data; keys and codes stay."""
    if isinstance(value, dict):
        return {key: in_data(one, due) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [in_data(one, due) for one in value]
    chinese = isinstance(value, str) and re.search(r"[一-鿿]", value)
    return f"{value}{due}" if chinese else value


def _in_text(name: str, value: str | None, due: str, room: int | None) -> str:
    value = value or ""
    if name == "disclosures.Publication.code":
        return f"{due.upper()}{value[-6:]}"
    if name == "reviews.SavedView.query":
        return f"{value}&words={due}"
    if name.endswith(("email", "address", "contact")):
        return f"{due}{value}"
    return value[: room - len(due) if room else None] + due
