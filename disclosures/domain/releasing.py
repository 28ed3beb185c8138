"""From baked files to the public: at once, or everything of a cycle on its day, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle, register, release_telling
from disclosures.domain.released import held_back, is_baked, is_public, line_of
from disclosures.enums import FilingState
from disclosures.models import Cycle, Publication, PublicationFile, RegisterEntry
from portal import clock
from portal.domain import audit, heartbeat, jobs
from portal.scoping import covers, scope_colleges, scope_everything

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from portal.access import Actor

TASK = "disclosures.release"


def waits(publication: Publication, now: dt.datetime | None = None) -> bool:
    """Whether `publication`, baked or not, waits for its cycle's day: nothing of its filing is public.

    A later version of something public (a correction) waits for nothing. What the public has
    already is asked of `released.is_public`.
    """
    cycle = Cycle.objects.get(filings=publication.filing_id)
    known = RegisterEntry.objects.filter(filing_ref=publication.filing_id)
    return held_back(cycle, now) and not known.exists()


@transaction.atomic
def release(publication: Publication, at: dt.datetime | None = None) -> RegisterEntry:
    """Give a baked publication to the public: register, state, files; once, however often it is called.

    ``at``: the moment that the register names, now if nothing is said. Under the filing's lock. The files go
    out before the transaction ends, so that the register never points to what is not there. Earlier versions
    keep their addresses, unless they were taken down.
    """
    from disclosures.domain import site

    filing = lifecycle.lock(publication.filing)
    publication.filing = filing
    if is_public(publication):
        return register.enter(publication)
    entry = register.enter(publication, at)
    if filing.state != FilingState.PUBLISHED:
        lifecycle.move(filing, "publish", None)
    site.expose(publication)
    for earlier in filing.publications.filter(version__lt=publication.version).defer("document"):
        site.expose(earlier)
    return entry


def release_if_due(publication: Publication) -> bool:
    """Release a publication that was just baked, unless it waits for the cycle's day; say whether it did.

    Who was told at the approval that it would wait, is told that it is public.
    """
    if not is_baked(publication):
        return False
    if waits(publication):
        hide([publication])
        return False
    first = line_of(publication.filing) is None
    release(publication)
    if first and release_telling.was_to_wait(publication):
        release_telling.released([publication])
    return True


def hide(publications: Iterable[Publication]) -> None:
    """Take back what a release that died in the middle had shown of files; what is public stays.

    Each under its filing's lock, so that nothing is taken from a release that is about to end.
    """
    from disclosures.domain import site

    for publication in publications:
        with transaction.atomic():
            lifecycle.lock(publication.filing)
            site.expose(publication)


def due(now: dt.datetime) -> QuerySet[Publication]:
    """Publications that could be public at `now`: approved, baked, not in the register, nothing to wait for."""
    known = RegisterEntry.objects.filter(
        filing_ref=OuterRef("filing_id"), publication_id__gte=OuterRef("pk")
    )
    rows = Publication.objects.filter(
        Q(filing__cycle__release_at=None) | Q(filing__cycle__release_at__lte=now),
        Exists(PublicationFile.objects.filter(publication=OuterRef("pk"))),
        ~Exists(known),
        filing__state=FilingState.APPROVED,
    )
    return rows.order_by("filing_id", "version")


def release_due(now: dt.datetime) -> int:
    """Queue a job for each cycle with something due; return how many. One query where there is nothing."""
    with scope_everything():
        found = due(now).order_by().values_list("filing__cycle", flat=True).distinct()
        cycles = list(Cycle.objects.select_related("federation").filter(pk__in=list(found)))
        for cycle in cycles:
            enqueue(cycle)
    return len(cycles)


def enqueue(cycle: Cycle) -> None:
    """Queue the release of what is due in a cycle."""
    jobs.enqueue(TASK, cycle.pk, college=None, federation=cycle.federation)


@transaction.atomic
def work(cycle_id: int) -> int:
    """Release all that is due in a cycle, in one transaction; return how many. The job's function.

    Locks the cycle first: its day stands still meanwhile. May run twice; a worker that dies
    leaves everything as it was. Raises DoesNotExist for a cycle that is not the job's.
    """
    rows = Cycle.objects.select_for_update(of=("self",), no_key=True)
    cycle = rows.select_related("federation").get(pk=cycle_id)
    if not covers(cycle.federation_id):
        raise Cycle.DoesNotExist
    with scope_everything():
        waiting = due(clock.now()).filter(filing__cycle=cycle)
        found = list(waiting.values_list("pk", "filing__college_id", "filing__federation_id"))
    colleges, federations = {one[1] for one in found}, {one[2] for one in found}
    with scope_colleges(*colleges, federation_ids=federations | {cycle.federation_id}):
        _release_all(cycle, [one[0] for one in found])
    return len(found)


def _release_all(cycle: Cycle, ids: list[int]) -> None:
    rows = Publication.objects.filter(pk__in=ids).defer("document")
    found = list(rows.select_related("filing").order_by("filing_id"))
    moment = clock.now()
    for number, publication in enumerate(found, 1):
        release(publication, moment)
        heartbeat.report(min(100 * number // len(found), 99), _("已公开%d份") % number)
    if found:
        release_telling.released(found)
        audit.record(None, "cycle.released", cycle, federation=cycle.federation, count=len(found))


def release_now(actor: Actor, cycle: Cycle) -> Cycle:
    """Let everything that waits become public now. Raises PermissionDenied, Refused."""
    return move(actor, cycle, clock.now())


def move(actor: Actor, cycle: Cycle, at: dt.datetime | None) -> Cycle:
    """Set, move or cancel (None) the day; a moment that has passed means now.

    Raises PermissionDenied, and TermsRefused with what to choose instead.
    """
    from disclosures.domain import cycles

    cycles.move_day(actor, cycle, at)
    return cycle
