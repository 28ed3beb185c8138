"""Who has a filing, and the lists that a reader keeps."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from reviews import models as reviews
from tests.factories.filings import FilingFactory
from tests.factories.organisations import UserFactory
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
