"""The sweep: a job for each cycle with something due, then one for each filing. Each may run twice, and side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import bake, lifecycle
from disclosures.domain.released import is_withdrawn
from disclosures.domain.retaining import due, inside, rows
from disclosures.enums import RenderReason
from disclosures.models import Cycle, Filing
from portal import clock
from portal.domain import audit, jobs
from portal.scoping import covers, scope_colleges, scope_everything

if TYPE_CHECKING:
    from collections.abc import Collection

CYCLE = "disclosures.retain_cycle"
FILING = "disclosures.retain"


@dataclass(frozen=True)
class Done:
    """What was done to one filing, in numbers of rows; `people` on all its rosters together."""

    publications: int
    submissions: int
    people: int


def retain_due() -> int:
    """Queue a job for each cycle with something due; return how many. Beat calls it once a day."""
    with scope_everything():
        found = due.due().order_by().values_list("cycle", flat=True).distinct()
        cycles = Cycle.objects.select_related("federation").filter(pk__in=list(found))
        for cycle in cycles:
            enqueue(cycle)
        return len(cycles)


def enqueue(cycle: Cycle) -> None:
    """Queue what is due in a cycle."""
    jobs.enqueue(CYCLE, cycle.pk, college=None, federation=cycle.federation)


def work_cycle(cycle_id: int) -> int:
    """Queue a job for each due filing of a cycle, also those of federations below. The job's function.

    Raises DoesNotExist for a cycle that is not the job's.
    """
    if not covers(Cycle.objects.get(pk=cycle_id).federation_id):
        raise Cycle.DoesNotExist
    with scope_everything():
        wanted = due.due(Filing.objects.filter(cycle=cycle_id))
        found = list(wanted.select_related("college", "federation"))
    for filing in found:
        with scope_colleges(filing.college_id, federation_ids=[filing.federation_id]):
            jobs.enqueue(FILING, filing.pk, college=filing.college, federation=filing.federation)
    return len(found)


@transaction.atomic
def retain(filing_id: int) -> Done | None:
    """Let the roster of a filing give way to counts, everywhere; None where nothing is due. The job's function.

    One transaction under the filing's lock: rows, then the public files of every version, at last what lies in
    the private storage. Whoever dies on the way leaves a filing that is still due, and whole.
    """
    filing = lifecycle.lock(Filing.objects.get(pk=filing_id))
    if not due.due(Filing.objects.filter(pk=filing_id)).exists():
        return None
    names = rows.names_of(filing)
    done = _count(filing, names)
    files = inside.sweep(filing, names)
    filing.counted_at = clock.now()
    filing.save(update_fields=["counted_at"])
    _record(filing, done)
    _render(filing)
    inside.remove(files)
    return done


def _render(filing: Filing) -> None:
    """Make the files of every version again; what was taken down, or never baked, has none."""
    for publication in filing.publications.order_by("version"):
        if bake.number_of(publication) and not is_withdrawn(publication):
            bake.make(publication, RenderReason.RETENTION, _("名单公开期限已满"))


def _count(filing: Filing, names: Collection[str]) -> Done:
    publications = list(filing.publications.filter(counted_hash=""))
    submissions = list(filing.submissions.filter(counted_hash=""))
    return Done(
        sum(rows.count_publication(one, names) for one in publications),
        sum(rows.count_submission(one, names) for one in submissions),
        len(names),
    )


def _record(filing: Filing, done: Done) -> None:
    audit.record(
        None,
        "retention.applied",
        filing,
        college=filing.college,
        federation=filing.federation,
        cycle=filing.cycle_id,
        publications=done.publications,
        submissions=done.submissions,
        people=done.people,
    )
