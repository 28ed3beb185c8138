"""Approved publications with small files, as if they had been baked: waiting, or public."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from disclosures.enums import FileKind, FilingState
from disclosures.models import Cycle, Publication
from disclosures.models.storages import published_storage
from portal import clock
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    PublicationFactory,
    PublicationFileFactory,
    RenditionFactory,
    SubmissionFactory,
    UnionFactory,
)

KINDS = {
    FileKind.PAGE: "index.html",
    FileKind.PDF: "disclosure.pdf",
    FileKind.DATA: "data.json",
}
HTML = b"<!DOCTYPE html><html lang=zh-CN><body><!-- superseded --><main>\xe6\x9d\x90\xe6\x96\x99</main></body></html>"


def soon(**later: int) -> dt.datetime:
    """A whole minute to come."""
    at = clock.now() + dt.timedelta(**(later or {"days": 20}))
    return at.replace(second=0, microsecond=0)


def cycle_of(federation: Any = None, **terms: Any) -> Cycle:
    """A cycle that is open today, with a day to come unless `release_at` says otherwise."""
    today = clock.today()
    days = {"opens": today - dt.timedelta(days=30), "due": today, "closes": today}
    terms = {"release_at": soon(), **days, **terms}
    return CycleFactory(federation=federation or FederationFactory(), **terms)


def passed(cycle: Cycle, *, federation: Any = None, files: bool = True) -> Publication:
    """A college of the cycle whose filing is approved, its files made (or not yet)."""
    college = CollegeFactory(federation=federation or cycle.federation)
    union = UnionFactory(college=college)
    filing = FilingFactory(union=union, cycle=cycle, state=FilingState.APPROVED, drafts=())
    publication = PublicationFactory(
        submission=SubmissionFactory(filing=filing), approved_at=clock.now()
    )
    if files:
        give_files(publication)
    return publication


def next_version(before: Publication) -> Publication:
    """The version after `before`: corrected, approved, its files made."""
    filing = before.filing
    type(filing).objects.filter(pk=filing.pk).update(state=FilingState.CORRECTING)
    type(filing).objects.filter(pk=filing.pk).update(state=FilingState.SUBMITTED)
    type(filing).objects.filter(pk=filing.pk).update(state=FilingState.APPROVED)
    filing.refresh_from_db()
    sent = SubmissionFactory(filing=filing, ordinal=before.version + 1)
    made = PublicationFactory(submission=sent, version=before.version + 1, approved_at=clock.now())
    give_files(made)
    return made


def give_files(publication: Publication) -> None:
    """Write the rows and the files of a first rendition."""
    RenditionFactory(publication=publication)
    for kind, name in KINDS.items():
        path = f"{publication.code}/1/{name}"
        PublicationFileFactory(publication=publication, kind=kind, path=path)
        published_storage().save(path, ContentFile(HTML if kind == FileKind.PAGE else b"{}"))
