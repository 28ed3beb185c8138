"""Usual sentences, and decisions for many filings."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from reviews import models as reviews
from reviews.enums import BulkKind, FlagReason
from tests.factories.organisations import FederationFactory, UserFactory
from tests.factories.publications import SubmissionFactory
from tests.factories.values import THEN


class ReasonFactory(DjangoModelFactory[reviews.Reason]):
    """A federation's own sentence about ranks."""

    class Meta:
        model = reviews.Reason

    federation = factory.SubFactory(FederationFactory)
    key = factory.Sequence(lambda number: f"own-{number:08}")
    title = "排名证明"
    kind = FlagReason.EVIDENCE
    text = "{message}请附教务部门的证明。"
    rules = ("R12",)
    sections = ("roster",)
    by = factory.SubFactory(UserFactory)
    at = THEN


class BulkFactory(DjangoModelFactory[reviews.Bulk]):
    """One question to many colleges."""

    class Meta:
        model = reviews.Bulk

    federation = factory.SubFactory(FederationFactory)
    kind = BulkKind.FLAG
    rule = "R12"
    reason = FlagReason.EVIDENCE
    by = factory.SubFactory(UserFactory)
    at = THEN


class BulkItemFactory(DjangoModelFactory[reviews.BulkItem]):
    """One filing of it, not worked on yet."""

    class Meta:
        model = reviews.BulkItem

    bulk = factory.SubFactory(BulkFactory)
    submission = factory.SubFactory(SubmissionFactory)
    questions = factory.LazyFunction(lambda: [{"path": "roster", "sentence": "请核对名单。"}])
