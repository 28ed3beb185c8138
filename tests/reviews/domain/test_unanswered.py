"""Questions of return letters without an answer, for many filings at a time."""

from __future__ import annotations

import pytest

from disclosures.domain.reminding import questions
from disclosures.domain.reminding.questions import Questions
from disclosures.enums import FilingState
from portal import clock
from reviews.domain import unanswered
from reviews.enums import Outcome
from tests.factories import (
    FilingFactory,
    FlagFactory,
    ReplyFactory,
    ReviewFactory,
    SubmissionFactory,
    UserFactory,
)


def returned(flags=3, replies=1, state=FilingState.RETURNED):
    filing = FilingFactory(state=state, drafts=())
    for ordinal in (1, 2):
        review = ReviewFactory(
            submission=SubmissionFactory(
                filing=filing, ordinal=ordinal, number=f"{filing.pk}-{ordinal}"
            ),
            outcome=Outcome.RETURNED,
        )
        made = [FlagFactory(review=review) for _ in range(flags * ordinal)]
    for flag in made[:replies]:
        ReplyFactory(flag=flag)
        ReplyFactory(flag=flag, text="再补充一点。")
    made[-1].retracted_at, made[-1].retracted_by = clock.now(), UserFactory()
    made[-1].save()
    return filing


@pytest.mark.django_db
def test_the_last_letter_counts_without_what_was_taken_back():
    filing = returned()
    assert unanswered.count([filing]) == {filing.pk: Questions(5, 4)}


@pytest.mark.django_db
def test_only_what_is_returned_has_any():
    assert unanswered.count([returned(state=FilingState.SUBMITTED), FilingFactory()]) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_two_queries_for_few_and_many(count, django_assert_num_queries):
    filings = [returned() for _ in range(count)]
    with django_assert_num_queries(2):
        assert len(unanswered.count(filings)) == count


def test_it_is_what_reminders_ask():
    assert unanswered.count in questions._providers
