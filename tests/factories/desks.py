"""Who has a filing, what readers looked at, their lists, and blind readings."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from reviews import models as reviews
from reviews.enums import VerdictKind
from tests.factories.filings import FilingFactory
from tests.factories.organisations import UserFactory
from tests.factories.publications import SubmissionFactory
from tests.factories.values import THEN


class ClaimFactory(DjangoModelFactory[reviews.Claim]):
    """Somebody has a filing; nobody is reading it (for that: ``reader``, ``since``, ``seen_at``)."""

    class Meta:
        model = reviews.Claim

    filing = factory.SubFactory(FilingFactory)
    assignee = factory.SubFactory(UserFactory)
    assigned_by = factory.SelfAttribute("assignee")
    assigned_at = THEN


class SavedViewFactory(DjangoModelFactory[reviews.SavedView]):
    """A reader's own list of what was submitted."""

    class Meta:
        model = reviews.SavedView

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"我的筛选{n}")
    query = "state=submitted"


class LookFactory(DjangoModelFactory[reviews.Look]):
    """Somebody has read a submission once."""

    class Meta:
        model = reviews.Look

    submission = factory.SubFactory(SubmissionFactory)
    user = factory.SubFactory(UserFactory)
    first_at = THEN
    last_at = THEN


class BlindReadingFactory(DjangoModelFactory[reviews.BlindReading]):
    """A submission that somebody is to read blind."""

    class Meta:
        model = reviews.BlindReading

    submission = factory.SubFactory(SubmissionFactory)
    reader = factory.SubFactory(UserFactory)
    assigned_at = THEN


class BlindVerdictFactory(DjangoModelFactory[reviews.BlindVerdict]):
    """The charter, approved by a blind reader."""

    class Meta:
        model = reviews.BlindVerdict

    reading = factory.SubFactory(BlindReadingFactory)
    section = "charter"
    kind = VerdictKind.APPROVED
    at = THEN
