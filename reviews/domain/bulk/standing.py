"""What waits for a decision and how each filing stands: what is open in it, and what keeps the actor from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from portal.enums import Role
from portal.scoping import visible_to
from reviews.domain import claims
from reviews.enums import VerdictKind
from reviews.models import BulkItem, Flag, Letter, Review, Verdict

if TYPE_CHECKING:
    from portal.access import Actor

# Rule, section and place of what wants attention (`material.WEIGHTY`); the texts stay in the database.
_WEIGHTY = """(SELECT coalesce(jsonb_agg(jsonb_build_array(
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
class Standing:
    """A submitted filing. ``open``: weighty findings that nobody has asked about or overruled yet.

    ``weighty`` says that there are any at all, ``asked`` that questions stand, ``obstacle`` why the actor
    cannot decide it in bulk now ("" where nothing is in the way); ``own``: it is of a college of the actor's.
    """

    filing: Filing
    submission: int
    ordinal: int
    open: tuple[Met, ...]
    weighty: bool
    asked: bool
    obstacle: str
    own: bool = False

    @property
    def clean(self) -> bool:
        """Whether it is a first reading in which nothing was found or asked."""
        return self.ordinal == 1 and not self.weighty and not self.asked


def standings(actor: Actor, rows: QuerySet[Filing] | None = None) -> list[Standing]:
    """Return what waits in the federations that the actor decides for, oldest first: seven queries.

    ``rows`` narrows the filings. Those of the own college and those that others are at are among them, with
    the obstacle in words.
    """
    found: list[Any] = list(_waiting(actor, rows))
    ids = [row.latest_id for row in found]
    reviews = {one.submission_id: one for one in _reviews(actor, ids)}
    weighty = _weighty(actor, ids)
    words = _words(actor, [review.pk for review in reviews.values()], _queued(actor, ids))
    own = actor.college_ids()
    return [
        _standing(
            row, reviews.get(row.latest_id), weighty.get(row.latest_id, []), words, actor, own
        )
        for row in found
    ]


@dataclass(frozen=True, slots=True)
class _Words:
    """What was said in the open reviews, by review; ``queued``: submissions that a bulk decision will come to."""

    asked: dict[int, set[tuple[str, str]]]
    approved: dict[int, set[str]]
    leaving: frozenset[int]
    queued: frozenset[int]


def _waiting(actor: Actor, rows: QuerySet[Filing] | None) -> QuerySet[Filing]:
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    rows = visible_to(actor, Filing) if rows is None else rows
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    rows = rows.filter(state=FilingState.SUBMITTED, federation_id__in=deciding)
    rows = rows.annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        rounds=Subquery(latest.values("ordinal")[:1]),
        submitted_at=Subquery(latest.values("submitted_at")[:1]),
    )
    related = ("college", "federation", "union", "claim__reader", "claim__assignee")
    return rows.select_related(*related).order_by(F("submitted_at").asc(nulls_last=True), "pk")


def _reviews(actor: Actor, ids: Iterable[int]) -> QuerySet[Review]:
    rows = visible_to(actor, Review).filter(submission_id__in=list(ids), outcome="")
    return rows.select_related("proposed_by")


def _weighty(actor: Actor, ids: Iterable[int]) -> dict[int, list[Met]]:
    rows = visible_to(actor, Submission).filter(pk__in=list(ids)).order_by()
    met = RawSQL(_WEIGHTY, (), output_field=JSONField())  # noqa: S611 a constant
    return {pk: [Met(*one) for one in found] for pk, found in rows.values_list("pk", met)}


def _queued(actor: Actor, ids: list[int]) -> frozenset[int]:
    rows = visible_to(actor, BulkItem).filter(submission_id__in=ids, done_at=None)
    return frozenset(rows.values_list("submission_id", flat=True))


def _words(actor: Actor, ids: list[int], queued: frozenset[int]) -> _Words:
    asked: dict[int, set[tuple[str, str]]] = defaultdict(set)
    flags = visible_to(actor, Flag).filter(review_id__in=ids, retracted_at=None)
    for review, rule, path in flags.values_list("review_id", "rule", "path"):
        asked[review].add((rule, path))
    latest: dict[int, dict[str, str]] = defaultdict(dict)
    verdicts = visible_to(actor, Verdict).filter(review_id__in=ids).order_by("pk")
    for review, section, kind in verdicts.values_list("review_id", "section", "kind"):
        latest[review][section] = kind
    letters = visible_to(actor, Letter).filter(review_id__in=ids, left_at=None, taken_back_at=None)
    return _Words(
        asked,
        {
            review: {key for key, kind in said.items() if kind == VerdictKind.APPROVED}
            for review, said in latest.items()
        },
        frozenset(letters.values_list("review_id", flat=True)),
        queued,
    )


def _standing(
    row: Filing,
    review: Review | None,
    weighty: list[Met],
    words: _Words,
    actor: Actor,
    own: frozenset[int],
) -> Standing:
    key = review.pk if review else 0
    asked, approved = words.asked.get(key, set()), words.approved.get(key, set())
    return Standing(
        filing=row,
        submission=row.latest_id,  # type: ignore[attr-defined] # annotated
        ordinal=row.rounds,  # type: ignore[attr-defined] # annotated
        open=tuple(
            met
            for met in weighty
            if met.section not in approved and (met.rule, met.path) not in asked
        ),
        weighty=bool(weighty),
        asked=bool(asked),
        obstacle=_obstacle(row, review, words, actor, own),
        own=row.college_id in own,
    )


def _obstacle(
    row: Filing, review: Review | None, words: _Words, actor: Actor, own: frozenset[int]
) -> str:
    if row.college_id in own:
        return _("您是本校成员，由他人审核。")
    if row.latest_id in words.queued:  # type: ignore[attr-defined] # annotated
        return _("正在批量办理中。")
    held = claims.fresh(getattr(row, "claim", None))
    if held and held.user != actor.user:
        return _("%(who)s正在审阅（%(minutes)d 分钟前还有操作）。") % {
            "who": held.name,
            "minutes": held.minutes,
        }
    if review and review.pk in words.leaving:
        return _("退回函正等待发出。")
    if review and review.proposed_by:
        return _("%s已提请复核，请逐份复核。") % review.proposed_by.get_full_name()
    return ""
