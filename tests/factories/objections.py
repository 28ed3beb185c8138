"""What the public reports."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from disclosures.models import RegisterEntry
from reviews import models as reviews
from reviews.enums import ObjectionState, StepKind
from tests.factories.publications import RegisterEntryFactory
from tests.factories.values import THEN, digest

SECTIONS = [
    {"key": "charter", "title": "三、章程", "anchor": "s3"},
    {"key": "roster", "title": "七、工作人员名单", "anchor": "s7"},
]


def public_entry(**facts: object) -> RegisterEntry:
    """A published filing with two sections, in the register; nothing is baked."""
    return RegisterEntryFactory(publication__document={"sections": SECTIONS}, **facts)


class ObjectionFactory(DjangoModelFactory[reviews.Objection]):
    """Somebody says that the roster is untrue; the code of its page is `SECRETSECRET`."""

    class Meta:
        model = reviews.Objection
        exclude = ("entry",)

    entry = factory.LazyFunction(public_entry)
    publication = factory.LazyAttribute(lambda one: one.entry.publication)
    filing = factory.LazyAttribute(lambda one: one.publication.filing)
    college = factory.LazyAttribute(lambda one: one.filing.college)
    federation = factory.LazyAttribute(lambda one: one.filing.federation)
    number = factory.Sequence(lambda n: f"1-AAAA-{n:04}")
    secret = digest("SECRETSECRET")
    section = "roster"
    text = "名单里的主席已经毕业，现在不是他。"
    state = ObjectionState.RECEIVED
    to_college = factory.LazyAttribute(lambda one: one.state != ObjectionState.RECEIVED)
    received_at = THEN


class ObjectionContactFactory(DjangoModelFactory[reviews.ObjectionContact]):
    """How the reporter may be reached."""

    class Meta:
        model = reviews.ObjectionContact

    objection = factory.SubFactory(ObjectionFactory)
    contact = "fanying@example.org"


class ObjectionStepFactory(DjangoModelFactory[reviews.ObjectionStep]):
    """It came in."""

    class Meta:
        model = reviews.ObjectionStep

    objection = factory.SubFactory(ObjectionFactory)
    kind = StepKind.RECEIVED
    public = True
    at = THEN


def asked_about(code: str) -> reviews.Objection:
    """An objection to the publication `code`, of which the college was asked."""
    entry = RegisterEntry.objects.get(publication__code=code)
    objection = ObjectionFactory(entry=entry, state=ObjectionState.ASKED)
    ObjectionStepFactory(objection=objection, kind=StepKind.ASKED, text="请核实。")
    return objection
