"""Two rounds of a realistic filing compared, beside parsing them; and what a reader is told since last time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import pytest

from disclosures import editions
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.models import Filing, Submission
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.scoping import scope, visible_to
from reviews.domain import carryover, looks, material
from reviews.domain.comparison import changes
from reviews.models import Review
from reviews.pages import comparing
from reviews.views.fetching import RELATED
from tests.benchmarks import best, report
from tests.benchmarks.queue_filings import make
from tests.factories import FlagFactory, member
from tests.reviews.domain import edits

pytestmark = pytest.mark.benchmark
FORM = editions.load("2024-2025")
FILINGS, ROWS, CHARACTERS = 5000, 60, 10_000
EDITS = 12
PARSING = "parsing the two contents"


def rounds(seed: int = 3) -> tuple[Disclosure, Disclosure]:
    """A filing of 60 people with a charter of 10,000 characters, and the same after a dozen edits."""
    content = clean_disclosure(Random(seed), "青川大学", "student", FORM, second_level=True)
    people = [
        row.model_copy(update={"name": f"{row.name}{number // len(content.roster.rows) or ''}"})
        for number, row in enumerate((content.roster.rows * 3)[:ROWS])
    ]
    charter = (content.charter.text * 3)[:CHARACTERS]
    old = content.model_copy(
        update={
            "roster": content.roster.model_copy(update={"rows": tuple(people)}),
            "charter": content.charter.model_copy(update={"text": charter}),
        }
    )
    new, rng = old, Random(seed)
    for _ in range(EDITS):
        new = rng.choice(edits.EDITS)(rng, new)
    return old, edits.article(rng, new)


def test_comparing_two_rounds_beside_parsing_them() -> None:
    old, new = rounds()
    texts = [one.model_dump_json() for one in (old, new)]
    assert len(old.roster.rows) == ROWS
    assert len(old.charter.text) == CHARACTERS
    assert changes(old, new)

    def parse() -> None:
        for text in texts:
            Disclosure.model_validate_json(text)

    def compare() -> None:
        carryover_caches()
        changes(old, new)

    beside = best(parse)
    assert report("Comparison of two rounds, read anew", best(compare), beside, PARSING) > 0
    assert report("  of the same two again", best(lambda: changes(old, new)), beside, PARSING) > 0


def carryover_caches() -> None:
    """Forget what was read of texts before, as for a filing that nobody has opened yet."""
    from disclosures.comparison.aligning import _pairs
    from disclosures.structure import pieces
    from disclosures.structure.pieces import _by_name

    for cached in (pieces, _by_name, _pairs):
        cached.cache_clear()


@pytest.fixture
def among_many(db: None) -> Iterator[tuple[Actor, Submission]]:
    """The third round of a realistic filing among 5,000 filings of three rounds, before a reviewer who saw the second."""
    province = make(FILINGS)
    filing = Filing.objects.filter(state="submitted").order_by("pk")[FILINGS // 4]
    reader = member(Role.REVIEWER, federation=province)
    first, second, third = rewritten(filing)
    FlagFactory(
        review=Review.objects.get(submission=second), section="roster", path="roster[1].rank"
    )
    actor = actor_of(reader)
    with scope(actor):
        looks.look(actor, first)
        looks.look(actor, second)
        yield actor, third


def rewritten(filing: Filing) -> list[Submission]:
    """Three submissions of a filing with realistic contents, put in behind its three (these are never changed)."""
    old, new = rounds()
    latest = filing.submissions.latest("ordinal")
    sent = []
    for ordinal, content in ((4, old), (5, old), (6, new)):
        latest.pk, latest.ordinal = None, ordinal
        latest.number, latest.content = f"b-{ordinal}", json.loads(content.model_dump_json())
        latest._state.adding = True
        latest.save()
        sent.append(Submission.objects.get(pk=latest.pk))
    review = Review.objects.filter(filing=filing, outcome="returned").latest("pk")
    for one in sent[:2]:
        review.pk, review.submission, review._state.adding = None, one, True
        review.save()
    return sent


@pytest.mark.django_db(transaction=True)
def test_what_a_reader_is_told_among_five_thousand_filings(
    among_many: tuple[Actor, Submission],
) -> None:
    actor, third = among_many

    def fetch() -> Submission:
        return visible_to(actor, Submission).select_related(*RELATED).get(pk=third.pk)

    def since() -> comparing.Since:
        submission = fetch()
        return comparing.since(actor, submission, material.of(submission))

    def fallen() -> None:
        submission = fetch()
        earlier = carryover.frozen(submission.filing.submissions.get(ordinal=5))
        now = carryover.frozen(submission)
        assert any(carryover.falls(earlier, now, material.of(submission).sections).values())

    assert since().differences
    beside = best(fetch)
    assert report("Since I last looked, among 5,000 × 3", best(since), beside, "fetching it") > 0
    assert report("Which verdicts fall, among 5,000 × 3", best(fallen), beside, "fetching it") > 0
