"""What was found and said of the filings that wait: each read in one query for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Exists, F, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from portal.enums import Role
from portal.scoping import visible_to
from reviews.enums import VerdictKind
from reviews.models import BlindReading, BulkItem, Flag, Letter, Review, Verdict

if TYPE_CHECKING:
    from portal.access import Actor

# Rule, section and place of what wants attention (`material.WEIGHTY`); the texts stay in the database.
WEIGHTY = """(SELECT coalesce(jsonb_agg(jsonb_build_array(
    met->>'rule', met->>'section', met->>'path', met->>'severity')), '[]'::jsonb)
    FROM jsonb_array_elements(findings) met
    WHERE met->>'severity' IN ('error', 'contradiction', 'warning'))"""


class Met(NamedTuple):
    """A weighty finding, by rule and place."""

    rule: str
    section: str
    path: str
    severity: str


@dataclass(frozen=True, slots=True)
class Words:
    """What was said in the open reviews, by review; ``queued``: submissions that a bulk decision will come to."""

    asked: dict[int, set[tuple[str, str]]]
    approved: dict[int, set[str]]
    leaving: frozenset[int]
    queued: frozenset[int]


def waiting(actor: Actor, rows: QuerySet[Filing] | None) -> QuerySet[Filing]:
    """Return the filings that wait in the federations that the actor decides for, oldest first, with their people.

    What the actor is still to read blind is not among them: what is open in it tells what others have said.
    """
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    rows = visible_to(actor, Filing) if rows is None else rows
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    rows = rows.filter(state=FilingState.SUBMITTED, federation_id__in=deciding)
    rows = rows.annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        rounds=Subquery(latest.values("ordinal")[:1]),
        submitted_at=Subquery(latest.values("submitted_at")[:1]),
    )
    blind = BlindReading.objects.filter(submission__filing=OuterRef("pk"), reader=actor.user)
    rows = rows.exclude(Exists(blind.filter(done_at=None)))
    related = ("college", "federation", "union", "claim__reader", "claim__assignee")
    return rows.select_related(*related).order_by(F("submitted_at").asc(nulls_last=True), "pk")


def reviews(actor: Actor, ids: Iterable[int]) -> QuerySet[Review]:
    """Return the open reviews of the submissions."""
    rows = visible_to(actor, Review).filter(submission_id__in=list(ids), outcome="")
    return rows.select_related("proposed_by")


def weighty(actor: Actor, ids: Iterable[int]) -> dict[int, list[Met]]:
    """Return what wants attention in each submission."""
    rows = visible_to(actor, Submission).filter(pk__in=list(ids)).order_by()
    met = RawSQL(WEIGHTY, (), output_field=JSONField())  # noqa: S611 a constant
    return {pk: [Met(*one) for one in found] for pk, found in rows.values_list("pk", met)}


def queued(actor: Actor, ids: list[int]) -> frozenset[int]:
    """Return the submissions that a bulk decision will come to."""
    rows = visible_to(actor, BulkItem).filter(submission_id__in=ids, done_at=None)
    return frozenset(rows.values_list("submission_id", flat=True))


def words(actor: Actor, ids: list[int], queued: frozenset[int]) -> Words:
    """Return what was said in the open reviews."""
    asked: dict[int, set[tuple[str, str]]] = defaultdict(set)
    flags = visible_to(actor, Flag).filter(review_id__in=ids, retracted_at=None)
    for review, rule, path in flags.values_list("review_id", "rule", "path"):
        asked[review].add((rule, path))
    latest: dict[int, dict[str, str]] = defaultdict(dict)
    verdicts = visible_to(actor, Verdict).filter(review_id__in=ids).order_by("pk")
    for review, section, kind in verdicts.values_list("review_id", "section", "kind"):
        latest[review][section] = kind
    letters = visible_to(actor, Letter).filter(review_id__in=ids, left_at=None, taken_back_at=None)
    return Words(
        asked,
        {
            review: {key for key, kind in said.items() if kind == VerdictKind.APPROVED}
            for review, said in latest.items()
        },
        frozenset(letters.values_list("review_id", flat=True)),
        queued,
    )
