"""A cycle with public files, and its lead."""

from __future__ import annotations

import pytest

from portal.enums import Role
from tests.disclosures.domain.rendering import many
from tests.factories import member


@pytest.fixture
def cycle(db):
    return many.cycle()


@pytest.fixture
def person(cycle):
    return member(Role.LEAD, federation=cycle.federation)


@pytest.fixture
def lead(client, person):
    client.force_login(person)
    return person
