"""Submissions, publications and the register."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from disclosures import models as disclosures
from disclosures.enums import FileKind, FilingState
from tests.factories.filings import FilingFactory
from tests.factories.organisations import UserFactory
from tests.factories.values import THEN, digest


class SubmissionFactory(DjangoModelFactory[disclosures.Submission]):
    """The first submission of a submitted filing."""

    class Meta:
        model = disclosures.Submission

    filing = factory.SubFactory(FilingFactory, state=FilingState.SUBMITTED)
    ordinal = 1
    number = factory.Sequence(lambda n: f"2026-{n:06}-1")
    content = factory.LazyFunction(dict)
    findings = factory.LazyFunction(list)
    explanations = factory.LazyFunction(list)
    edition_digest = factory.SelfAttribute("filing.cycle.edition.digest")
    content_hash = factory.LazyAttribute(lambda one: digest(one.number))
    submitted_at = THEN
    submitted_by = factory.SubFactory(UserFactory)


class PublicationFactory(DjangoModelFactory[disclosures.Publication]):
    """The first public version of an approved filing; not yet baked, not in the register."""

    class Meta:
        model = disclosures.Publication

    submission = factory.SubFactory(SubmissionFactory, filing__state=FilingState.APPROVED)
    filing = factory.SelfAttribute("submission.filing")
    version = 1
    code = factory.Sequence(lambda n: f"TEST{n:08}")
    document = factory.LazyFunction(dict)
    content_hash = factory.LazyAttribute(lambda one: digest(one.code))
    approved_at = THEN
    approved_by = factory.SubFactory(UserFactory)


class PublicationFileFactory(DjangoModelFactory[disclosures.PublicationFile]):
    """The baked page of a publication (the row alone; no file is written)."""

    class Meta:
        model = disclosures.PublicationFile

    publication = factory.SubFactory(PublicationFactory)
    kind = FileKind.PAGE
    path = factory.LazyAttribute(lambda one: f"d/{one.publication.code}/{one.kind}")
    sha256 = digest("page")
    size = 4096


class RegisterEntryFactory(DjangoModelFactory[disclosures.RegisterEntry]):
    """The register's line of a publication."""

    class Meta:
        model = disclosures.RegisterEntry

    publication = factory.SubFactory(
        PublicationFactory, submission__filing__state=FilingState.PUBLISHED
    )
    filing_ref = factory.SelfAttribute("publication.filing.pk")
    college_ref = factory.SelfAttribute("publication.filing.college.pk")
    province = factory.SelfAttribute("publication.filing.federation.short_name")
    province_slug = factory.SelfAttribute("publication.filing.federation.slug")
    college_name = factory.SelfAttribute("publication.filing.college.name")
    union_name = factory.SelfAttribute("publication.filing.union.name")
    union_kind = factory.SelfAttribute("publication.filing.union.kind")
    edition_key = factory.SelfAttribute("publication.filing.cycle.edition.key")
    period = "2024—2025学年"
    pinyin = factory.SelfAttribute("publication.filing.college.pinyin")
    noindex = False
    published_at = THEN
