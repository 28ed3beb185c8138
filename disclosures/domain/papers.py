"""PDFs for printing: ordered by somebody, set once by a worker, handed out to those who may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from disclosures.domain.actors import person
from disclosures.enums import PaperKind
from disclosures.models import Paper
from portal import clock
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Job
from portal.scoping import visible_to

if TYPE_CHECKING:
    from disclosures.models import Filing, Submission
    from portal.access import Actor

TASKS = {PaperKind.PLEDGE: "disclosures.set_pledge", PaperKind.REVIEW: "reviews.set_reading_copy"}


def order(
    actor: Actor, kind: PaperKind, filing: Filing, digest: str, submission: Submission | None = None
) -> Paper:
    """Have a worker set the paper; return its row, the same for the same ``digest``.

    ``digest``: SHA-256 in hex of what it is made of. The caller has asked who may.
    """
    college = filing.college if kind == PaperKind.PLEDGE else None
    paper, _new = Paper.objects.get_or_create(
        kind=kind,
        filing=filing,
        submission=submission,
        digest=digest,
        defaults={
            "college": college,
            "federation": None if college else filing.federation,
            "ordered_at": clock.now(),
            "ordered_by": person(actor),
        },
    )
    if not paper.file:
        jobs.enqueue(TASKS[kind], paper.pk, college=college, federation=filing.federation)
    return paper


def find(filing: Filing, kind: PaperKind, digest: str) -> Paper | None:
    """Return the paper of ``digest``; None where nobody ordered it."""
    return Paper.objects.filter(filing=filing, kind=kind, digest=digest).first()


def set_once(paper_id: int, made: Callable[[Paper], bytes]) -> None:
    """Set a paper and store it; one that has its file stays as it is."""
    rows = Paper.objects.select_related(
        "filing__union__college", "filing__cycle__edition", "filing__federation", "submission"
    )
    paper = rows.select_for_update(of=("self",)).get(pk=paper_id)
    if not paper.file:
        name = f"{paper.kind}-{paper.filing_id}-{paper.digest[:16]}.pdf"
        paper.file.save(name, ContentFile(made(paper)), save=False)
        paper.save(update_fields=["file"])


def waiting(actor: Actor, paper: Paper) -> bool:
    """Say whether a worker still has to set it; False also where it was given up."""
    rows = visible_to(actor, Job).filter(task=TASKS[PaperKind(paper.kind)], object_id=paper.pk)
    return rows.exclude(state__in=(JobState.DONE, JobState.FAILED)).exists()
