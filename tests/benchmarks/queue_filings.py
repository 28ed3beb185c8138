"""Five thousand filings of three rounds each: what the queue's benchmarks stand on."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from disclosures.checks import rules
from disclosures.models import Cycle, Filing, Submission
from portal.models import College, Federation, Union, User
from reviews.models import Claim, Review
from tests.factories import THEN, CycleFactory, FederationFactory, UserFactory

ROUNDS = 3
FINDINGS = 14
SEVERITIES = (
    "error",
    "contradiction",
    "warning",
    "warning",
    "information",
    "information",
    "unchecked",
)
STATES = ("submitted",) * 5 + ("returned",) * 3 + ("draft", "published")
BATCH = 500


def make(filings: int, analyze: Callable[[], object], seed: int = 5) -> Federation:
    """Make a province with ten cities, its colleges, filings, submissions, reviews and claims; return the province.

    ``analyze`` lets PostgreSQL count what there is, as it does by itself on a server.
    """
    rng = random.Random(seed)
    province = FederationFactory()
    cities = [FederationFactory(parent=province, level="city") for _ in range(10)]
    cycle = CycleFactory(federation=province)
    authors = UserFactory.create_batch(8)
    unions = _unions(cities, filings)
    rows = Filing.objects.bulk_create(
        (_filing(union, cycle, rng) for union in unions), batch_size=BATCH
    )
    pool = [[_finding(rng) for _ in range(FINDINGS)] for _ in range(filings // 5)]
    analyze()
    sent = Submission.objects.bulk_create(
        (
            _submission(row, number, authors[0], rng, pool)
            for row in rows
            for number in range(1, ROUNDS + 1)
        ),
        batch_size=BATCH,
    )
    _desk(sent, rows, authors, rng)
    analyze()
    return province


def _unions(cities: list[Federation], number: int) -> list[Union]:
    colleges = College.objects.bulk_create(
        (
            College(
                federation=cities[place % len(cities)],
                name=f"第{place}大学",
                city=f"第{place % 40}市",
                pinyin=f"di{place:05}daxue",
            )
            for place in range(number)
        ),
        batch_size=BATCH,
    )
    return Union.objects.bulk_create(
        (Union(college=college, kind="student", name="学生会") for college in colleges),
        batch_size=BATCH,
    )


def _filing(union: Union, cycle: Cycle, rng: random.Random) -> Filing:
    state = rng.choice(STATES)
    due = date(2026, 1, 1) + timedelta(days=rng.randrange(400)) if state == "returned" else None
    return Filing(
        union=union,
        cycle=cycle,
        college=union.college,
        federation_id=union.college.federation_id,
        state=state,
        return_due=due,
    )


def _submission(
    filing: Filing, ordinal: int, author: User, rng: random.Random, pool: list[list[dict[str, str]]]
) -> Submission:
    return Submission(
        filing=filing,
        ordinal=ordinal,
        number=f"2026-{filing.pk:06}-{ordinal}",
        content={"charter": {"text": "本会在学校党委领导、团委指导下开展工作。" * 20}},
        findings=rng.choice(pool),
        explanations=[],
        edition_digest="0" * 64,
        content_hash=f"{filing.pk:032}{ordinal:032}",
        submitted_at=THEN + timedelta(minutes=rng.randrange(10**6), days=ordinal),
        submitted_by=author,
    )


def _finding(rng: random.Random) -> dict[str, str]:
    return {
        "rule": rng.choice(rules()).id,
        "severity": rng.choice(SEVERITIES),
        "section": "roster",
        "indicator": f"i{rng.randint(1, 19):02}",
        "path": f"roster[{rng.randrange(60)}].rank",
        "message": f"第{rng.randrange(60)}行的排名不在前30%以内，请核对名次和人数；如有特殊情况请说明。",
        "evidence": f"{rng.randrange(80)}/{rng.randrange(80, 200)}",
        "source": "高校学生会（研究生会）改革情况公开表",
    }


def _desk(
    sent: list[Submission], rows: list[Filing], people: list[User], rng: random.Random
) -> None:
    """Earlier rounds were returned; every second of the present ones is open; most filings have somebody."""
    Review.objects.bulk_create(
        (
            Review(
                submission=one,
                filing=one.filing,
                opened_at=one.submitted_at,
                opened_by=rng.choice(people),
                outcome="returned" if one.ordinal < ROUNDS else "",
            )
            for one in sent
            if one.ordinal < ROUNDS or one.filing_id % 2
        ),
        batch_size=BATCH,
    )
    Claim.objects.bulk_create(
        (Claim(filing=row, assignee=rng.choice(people)) for row in rows if row.pk % 3),
        batch_size=BATCH,
    )
