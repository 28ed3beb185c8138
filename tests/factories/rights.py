"""Requests to be erased, and retention before its time."""

from __future__ import annotations

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from disclosures import models as disclosures
from tests.factories.filings import CycleFactory
from tests.factories.objections import public_entry
from tests.factories.organisations import UserFactory
from tests.factories.values import THEN, digest


class RetentionOrderFactory(DjangoModelFactory[disclosures.RetentionOrder]):
    """A lead let a cycle's rosters give way before the time."""

    class Meta:
        model = disclosures.RetentionOrder

    cycle = factory.SubFactory(CycleFactory)
    federation = factory.SelfAttribute("cycle.federation")
    reason = "换届完毕，名单不再需要公开。"
    by = factory.SubFactory(UserFactory)
    at = THEN


class ErasureFactory(DjangoModelFactory[disclosures.Erasure]):
    """Somebody on a roster asks not to be named; the code of its page is `SECRETSECRET`."""

    class Meta:
        model = disclosures.Erasure
        exclude = ("entry",)

    entry = factory.LazyFunction(public_entry)
    publication = factory.LazyAttribute(lambda one: one.entry.publication)
    filing = factory.LazyAttribute(lambda one: one.publication.filing)
    college = factory.LazyAttribute(lambda one: one.filing.college)
    federation = factory.LazyAttribute(lambda one: one.filing.federation)
    number = factory.Sequence(lambda n: f"1-EEEE-{n:04}")
    secret = digest("SECRETSECRET")
    section = "roster"
    name = "林知夏"
    facts = factory.LazyFunction(lambda: {"post": "主席", "department": "主席团"})
    text = "我已毕业，请不要再公开我的姓名。"
    contact = "benren@example.org"
    received_at = THEN
    due = factory.LazyAttribute(lambda one: one.received_at.date() + dt.timedelta(days=15))
