"""What happens to publications: renditions, corrections, withdrawals, batches; sealed pages."""

from __future__ import annotations

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from disclosures import models as disclosures
from disclosures.enums import PaperKind, RenderReason
from tests.factories.filings import FilingFactory
from tests.factories.organisations import UserFactory
from tests.factories.publications import PublicationFactory
from tests.factories.values import THEN, digest


class RenditionFactory(DjangoModelFactory[disclosures.Rendition]):
    """The first rendition of a publication."""

    class Meta:
        model = disclosures.Rendition

    publication = factory.SubFactory(PublicationFactory)
    number = 1
    made_at = THEN


class CorrectionFactory(DjangoModelFactory[disclosures.Correction]):
    """A correction that the federation asked for."""

    class Meta:
        model = disclosures.Correction

    of = factory.SubFactory(PublicationFactory)
    filing = factory.SelfAttribute("of.filing")
    by_college = False
    reason = "名单中有一人的年级写错了。"
    sections = ("roster",)
    due = factory.LazyFunction(lambda: THEN.date() + dt.timedelta(days=7))
    opened_at = THEN
    opened_by = factory.SubFactory(UserFactory)


class WithdrawalFactory(DjangoModelFactory[disclosures.Withdrawal]):
    """A publication that was taken down."""

    class Meta:
        model = disclosures.Withdrawal

    publication = factory.SubFactory(PublicationFactory)
    filing = factory.SelfAttribute("publication.filing")
    reason = "公开了不应公开的个人信息。"
    withdrawn_at = THEN
    withdrawn_by = factory.SubFactory(UserFactory)


class PaperFactory(DjangoModelFactory[disclosures.Paper]):
    """A pledge that waits to be set."""

    class Meta:
        model = disclosures.Paper

    kind = PaperKind.PLEDGE
    filing = factory.SubFactory(FilingFactory)
    college = factory.LazyAttribute(
        lambda one: one.filing.college if one.kind == PaperKind.PLEDGE else None
    )
    federation = factory.LazyAttribute(lambda one: None if one.college else one.filing.federation)
    digest = digest("drafts")
    ordered_at = THEN
    ordered_by = factory.SubFactory(UserFactory)


class PledgeFactory(DjangoModelFactory[disclosures.Pledge]):
    """A sealed page (the row alone; no file is written)."""

    class Meta:
        model = disclosures.Pledge

    filing = factory.SubFactory(FilingFactory)
    file = "pledges/2026/page.png"
    name = "承诺书.png"
    content_type = "image/png"
    size = 100
    sha256 = digest("page")
    content_digest = digest("content")
    uploaded_at = THEN
    uploaded_by = factory.SubFactory(UserFactory)


class RenderBatchFactory(DjangoModelFactory[disclosures.RenderBatch]):
    """A running batch for a changed layout."""

    class Meta:
        model = disclosures.RenderBatch

    cycle = factory.SubFactory("tests.factories.filings.CycleFactory")
    federation = factory.SelfAttribute("cycle.federation")
    reason = RenderReason.LAYOUT
    note = "页码移到版心外侧。"
    started_at = THEN
    started_by = factory.SubFactory(UserFactory)


class RenderItemFactory(DjangoModelFactory[disclosures.RenderItem]):
    """One publication that waits in a batch."""

    class Meta:
        model = disclosures.RenderItem

    publication = factory.SubFactory(PublicationFactory)
    batch = factory.SubFactory(
        RenderBatchFactory, cycle=factory.SelfAttribute("..publication.filing.cycle")
    )
