"""What was published of a cycle's results."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from disclosures import models
from tests.factories.filings import CycleFactory
from tests.factories.organisations import UserFactory
from tests.factories.values import THEN

SUMS = {
    "colleges": 9,
    "heard": 8,
    "unions": 12,
    "sent": 10,
    "in_time": 8,
    "published": 6,
    "doubted": 4,
}


class ResultsReleaseFactory(DjangoModelFactory[models.ResultsRelease]):
    """A release of the figures by kind of union; `parts=[]` withdraws."""

    class Meta:
        model = models.ResultsRelease

    cycle = factory.SubFactory(CycleFactory)
    parts = factory.LazyFunction(lambda: ["kinds"])
    note = "感谢各校。"
    data = factory.LazyAttribute(
        lambda row: (
            {
                "head": {
                    "federation": row.cycle.federation.name,
                    "period": "2024-2025年",
                    "as_of": "2026-03-02",
                    "values": ["是", "否"],
                },
                "totals": {name: value for name, value in SUMS.items() if name != "doubted"},
                "kinds": [{"name": "学生会", **SUMS}],
                "exact": False,
            }
            if row.parts
            else {}
        )
    )
    by = factory.SubFactory(UserFactory)
    at = THEN
