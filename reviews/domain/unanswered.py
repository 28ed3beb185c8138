"""How many questions of its return letter a college has not answered yet: of many filings at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from disclosures.domain.reminding.questions import Questions
from disclosures.enums import FilingState
from reviews.enums import Outcome
from reviews.models import Flag, Reply, Review

if TYPE_CHECKING:
    from disclosures.models import Filing


def count(filings: Sequence[Filing]) -> dict[int, Questions]:
    """Return the questions by filing, for those that are returned: two queries, however many.

    Unanswered is what has no written reply; whether the place was changed instead, the college's own
    pages say (``replies.open_points``), at the price of a comparison.
    """
    returned = [filing.pk for filing in filings if filing.state == FilingState.RETURNED]
    if not returned:
        return {}
    rounds = Review.objects.filter(filing__in=returned, outcome=Outcome.RETURNED)
    last = dict(rounds.order_by("submission__ordinal").values_list("filing_id", "pk"))
    flags = Flag.objects.filter(review__in=last.values(), retracted_at=None).order_by()
    silent = Q(~Exists(Reply.objects.filter(flag=OuterRef("pk"))))
    numbers = {"asked": Count("pk"), "silent": Count("pk", filter=silent)}
    counted = flags.values("review").annotate(**numbers).values_list("review", *numbers)
    by_review = {review: Questions(asked, open_) for review, asked, open_ in counted}
    return {filing: by_review.get(review, Questions()) for filing, review in last.items()}
