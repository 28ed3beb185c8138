"""The queue: every filing of the reviewer's subtree, in a constant number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.expressions import RawSQL

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from portal import clock
from portal.access import Actor
from portal.enums import Role
from portal.models import Federation, User
from portal.scoping import visible_to
from reviews.domain.material import WEIGHTY
from reviews.models import Review

READERS = (Role.REVIEWER, Role.LEAD, Role.OBSERVER)
UNASSIGNED = "nobody"
MINE = "me"
OLDEST_FIRST = (F("submitted_at").asc(nulls_last=True), "pk")
WAITING_FIRST = Case(When(state=FilingState.SUBMITTED, then=0), default=1)
ORDERS: dict[str, tuple[Any, ...]] = {
    "age": (WAITING_FIRST, *OLDEST_FIRST),
    "-age": (WAITING_FIRST, F("submitted_at").desc(nulls_last=True), "pk"),
    "college": ("college__pinyin", "college__name", "pk"),
    "state": ("state", *OLDEST_FIRST),
    "findings": (F("heavy").desc(nulls_last=True), *OLDEST_FIRST),
}
"""What the list can be sorted by: name in the address → order."""

_HEAVY = """jsonb_array_length(jsonb_path_query_array(
    findings, '$[*] ? (@.severity == "error" || @.severity == "contradiction")'))"""


@dataclass(frozen=True, slots=True)
class Line:
    """One filing in the queue.

    ``submission`` is the latest one (None before the first), without content; ``review`` its review;
    ``rounds`` how many times the filing was submitted; ``days`` since the present submission (None
    unless it waits for a decision); ``own`` says that it is of the reader's own college.
    """

    filing: Filing
    submission: Submission | None
    review: Review | None
    rounds: int
    days: int | None
    findings: list[tuple[str, int]]
    own: bool

    @property
    def weighty(self) -> bool:
        """Whether anything was found that wants attention."""
        return any(count for _severity, count in self.findings)


def filings(actor: Actor) -> QuerySet[Filing]:
    """Return the filings of the federations that the actor reads for, with their latest submission's id and time."""
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    rows = visible_to(actor, Filing).filter(federation_id__in=actor.federation_ids(*READERS))
    return rows.annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        submitted_at=Subquery(latest.values("submitted_at")[:1]),
        rounds=Subquery(latest.values("ordinal")[:1], output_field=IntegerField()),
    ).select_related("college", "federation", "union", "cycle__edition")


def narrowed(rows: QuerySet[Filing], wanted: Mapping[str, str], actor: Actor) -> QuerySet[Filing]:
    """Narrow and sort by the address: ``state q assignee severity sort``, each already checked."""
    if state := wanted.get("state"):
        rows = rows.filter(state=state)
    if text := wanted.get("q"):
        rows = rows.filter(Q(college__name__icontains=text) | Q(college__pinyin__icontains=text))
    if assignee := wanted.get("assignee"):
        rows = rows.filter(_held_by(assignee, actor))
    if severity := wanted.get("severity"):
        found = Submission.objects.filter(
            pk=OuterRef("latest_id"), findings__contains=[{"severity": severity}]
        )
        rows = rows.filter(Exists(found))
    return _ordered(rows, wanted.get("sort") or "age")


def lines(rows: Iterable[Filing], actor: Actor) -> list[Line]:
    """Return the queue's lines for one page of filings: two queries, however many rows."""
    page = list(rows)
    ids = [row.latest_id for row in page if row.latest_id]
    submissions = visible_to(actor, Submission).defer("content", "explanations").in_bulk(ids)
    reviews = (
        visible_to(actor, Review)
        .filter(submission_id__in=ids)
        .select_related("reviewer")
        .defer("letter")
    )
    by_submission = {review.submission_id: review for review in reviews}
    own = actor.college_ids()
    return [
        _line(row, submissions.get(row.latest_id), by_submission.get(row.latest_id), own)
        for row in page
    ]


def counts(actor: Actor) -> Counter[str]:
    """Return how many filings of the actor's subtree are in each state."""
    rows = visible_to(actor, Filing).filter(federation_id__in=actor.federation_ids(*READERS))
    return Counter(rows.order_by().values_list("state", flat=True))


def reviewers(federation: Federation) -> QuerySet[User]:
    """Return who may be given a filing of this federation: reviewers and leads of it and of those above it.

    Row-level security leaves out those whose memberships the reader may not see.
    """
    return _deciders(int(part) for part in federation.path.split("/") if part)


def colleagues(actor: Actor) -> list[User]:
    """Return the reviewers and leads of the actor's federations, by name."""
    return list(_deciders(actor.federation_ids(*READERS)))


def _deciders(federation_ids: Iterable[int]) -> QuerySet[User]:
    roles = (Role.REVIEWER, Role.LEAD)
    rows = User.objects.filter(
        is_active=True,
        memberships__federation_id__in=list(federation_ids),
        memberships__role__in=roles,
    )
    return rows.distinct().order_by("full_name", "pk")


def waiting(actor: Actor) -> QuerySet[Filing]:
    """Return what the actor can decide now, oldest first: submitted, not of the own college, held by nobody or by the actor."""
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    rows = filings(actor).filter(state=FilingState.SUBMITTED, federation_id__in=deciding)
    free = _held_by(UNASSIGNED, actor) | _held_by(MINE, actor)
    return rows.exclude(college_id__in=actor.college_ids()).filter(free).order_by(*OLDEST_FIRST)


def _held_by(assignee: str, actor: Actor) -> Q:
    reviews = Review.objects.filter(submission_id=OuterRef("latest_id"))
    if assignee == UNASSIGNED:
        return Q(state=FilingState.SUBMITTED) & ~Exists(reviews.filter(reviewer__isnull=False))
    who = actor.user.pk if assignee == MINE and actor.user else assignee
    return Q(Exists(reviews.filter(reviewer_id=who)))


def _ordered(rows: QuerySet[Filing], order: str) -> QuerySet[Filing]:
    if order == "findings":
        counted = RawSQL(_HEAVY, ())  # noqa: S611 a constant
        heavy = Submission.objects.filter(pk=OuterRef("latest_id")).annotate(heavy=counted)
        rows = rows.annotate(heavy=Subquery(heavy.values("heavy")[:1], output_field=IntegerField()))
    return rows.order_by(*ORDERS.get(order, OLDEST_FIRST))


def _line(
    filing: Filing, submission: Submission | None, review: Review | None, own: frozenset[int]
) -> Line:
    found = (
        Counter(finding["severity"] for finding in submission.findings) if submission else Counter()
    )
    waits = filing.state == FilingState.SUBMITTED and submission is not None
    return Line(
        filing=filing,
        submission=submission,
        review=review,
        rounds=filing.rounds or 0,
        days=(clock.now() - submission.submitted_at).days if waits and submission else None,
        findings=[(word.value, found[word.value]) for word in WEIGHTY],
        own=filing.college_id in own,
    )
