"""A province with several waiting filings and one reviewer over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from portal import clock
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import Federation, User
from reviews.domain import bulk
from reviews.domain.bulk.plans import Words
from reviews.enums import FlagReason
from tests.factories import FederationFactory, member
from tests.reviews.conftest import DATE, RANK, Case

SECOND = RANK | {
    "path": "roster[0].rank",
    "message": "第1行张清越的排名13/38不在前30%以内。",
    "evidence": "13/38",
}
WORDS = Words("{message}请核对本人排名。", FlagReason.EVIDENCE, "R12")


@dataclass
class Province:
    """A federation, who reviews in it, and the filings that wait."""

    federation: Federation
    reviewer: User
    cases: list[Case] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        return actor_of(self.reviewer)

    @property
    def standings(self) -> list[bulk.Standing]:
        return bulk.standings(self.actor)

    def colleague(self, role: str = Role.REVIEWER) -> User:
        return member(role, federation=self.federation)

    def plan(self, *, finish: bool = True, days: int = 7, words: Words = WORDS) -> bulk.Plan:
        found = bulk.of_rule(self.standings, "R12")
        due = clock.today() + timedelta(days=days)
        return bulk.questions(self.actor, found, "R12", words, finish=finish, due=due)


@pytest.fixture
def province(db):
    federation = FederationFactory()
    return Province(federation, member(Role.REVIEWER, federation=federation))


@pytest.fixture
def wait(province, make_case):
    """Let a filing with these findings wait in the province."""

    def waiting(*findings, **more) -> Case:
        case = make_case(province.federation, findings=list(findings), explanations=[], **more)
        province.cases.append(case)
        return case

    return waiting


@pytest.fixture
def three(province, wait):
    """Two with ranks that are too low (one of them with two), one clean; the second has a warning as well."""
    wait(RANK, SECOND)
    wait(RANK, DATE)
    wait()
    return province
