"""Publications of years ago, with all that names people around them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from disclosures.models import Publication
from portal import clock
from tests.disclosures.publication.approved import baked
from tests.factories import ExplanationFactory, ImportFactory, PaperFactory, SectionDraftFactory

PERSON = "林知夏"


def old(years: float = 4, **facts: Any) -> Publication:
    """A publication in the register, approved `years` ago under a period of three."""
    with clock.at(clock.now() - dt.timedelta(days=round(years * 365.25))):
        return baked(**facts)


def surrounded(publication: Publication) -> None:
    """Drafts, explanations, an original with its copy, a reading copy: all name the same person."""
    filing, submission = publication.filing, publication.submission
    for key, content in submission.content.items():
        SectionDraftFactory(filing=filing, key=key, content=content)
    anchor = f"roster[{PERSON}].rank"
    ExplanationFactory(filing=filing, rule="R12", anchor=anchor, text=f"{PERSON}的排名已核对。")
    brought = ImportFactory(
        filing=filing,
        taken=["roster"],
        file=ContentFile(PERSON.encode(), "名单.xlsx"),
        result={"data": {"roster": [{"name": PERSON}]}},
    )
    brought.file.storage.save(f"{brought.file.name}.copy.json", ContentFile(PERSON.encode()))
    PaperFactory(
        kind="review", filing=filing, submission=submission,
        file=ContentFile(PERSON.encode(), "copy.pdf"),
    )  # fmt: skip


def files_naming(person: str = PERSON) -> list[str]:
    """Files of ours, public and private, in which the name stands as text."""
    roots = (Path(settings.PUBLISHED_ROOT), Path(settings.MEDIA_ROOT))
    found = (file for root in roots for file in root.rglob("*") if file.is_file())
    return sorted(file.name for file in found if person.encode() in file.read_bytes())
