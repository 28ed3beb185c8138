"""How a cycle stands before its day: what would become public, what is still on its way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Subquery

from disclosures.domain import publish, reach
from disclosures.domain.released import LINE, with_line
from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, PublicationFile
from portal.enums import JobState
from portal.models import Job
from portal.scoping import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Cycle
    from portal.access import Actor

READY, BAKING, FAILED = "ready", "baking", "failed"


@dataclass(frozen=True)
class Outlook:
    """Numbers of filings.

    ``ready``: approved, files made, waiting; ``baking``: approved, files being made; ``failed``: their
    making was given up. ``public`` is what is public now, ``withdrawn`` was.
    """

    ready: int = 0
    baking: int = 0
    failed: int = 0
    reviewing: int = 0
    returned: int = 0
    drafts: int = 0
    not_started: int = 0
    public: int = 0
    withdrawn: int = 0

    @property
    def waiting(self) -> int:
        """Approved, and nothing of it is public."""
        return self.ready + self.baking + self.failed


def outlook(actor: Actor, cycle: Cycle) -> Outlook:
    """Return the numbers of ``cycle`` for what ``actor`` may see: four queries, whatever its size."""
    counted = Counter(
        _kind(*row) for row in _rows(actor, cycle).values_list("state", LINE, "files")
    )
    begun = sum(counted.values())
    failed = waiting(actor, cycle).filter(failed=True).count() if counted[BAKING] else 0
    return Outlook(
        ready=counted[READY],
        baking=counted[BAKING] - failed,
        failed=failed,
        reviewing=counted[FilingState.SUBMITTED],
        returned=counted[FilingState.RETURNED],
        drafts=counted[FilingState.DRAFT],
        not_started=max(reach.unions_of(cycle).count() - begun, 0),
        public=counted["public"],
        withdrawn=counted["withdrawn"],
    )


def waiting(actor: Actor, cycle: Cycle) -> QuerySet[Any]:
    """Return the filings that wait, in the order of lists: with ``files``, ``failed`` and ``passed_at``."""
    present = Publication.objects.filter(filing=OuterRef("pk")).order_by("-version")
    given_up = Job.objects.filter(
        task=publish.BAKE, object_id=OuterRef("present"), state=JobState.FAILED
    )
    rows = _rows(actor, cycle).filter(**{"state": FilingState.APPROVED, LINE: None})
    annotated = rows.annotate(
        present=Subquery(present.values("pk")[:1]),
        passed_at=Subquery(present.values("approved_at")[:1]),
    ).annotate(failed=Exists(given_up))
    related: QuerySet[Any] = annotated.select_related("college", "union__college")
    return related.order_by("college__pinyin", "college__name", "union__kind")


def _rows(actor: Actor, cycle: Cycle) -> QuerySet[Any]:
    files = PublicationFile.objects.filter(publication__filing=OuterRef("pk"))
    rows: QuerySet[Any] = with_line(visible_to(actor, Filing).filter(cycle=cycle))
    annotated: QuerySet[Any] = rows.annotate(files=Exists(files))
    return annotated


def _kind(state: str, gone: bool | None, files: bool) -> str:
    if gone is not None:
        return "withdrawn" if gone else "public"
    if state == FilingState.APPROVED:
        return READY if files else BAKING
    return state
