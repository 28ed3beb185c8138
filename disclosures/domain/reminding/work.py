"""The morning's reminders of one cycle: planned, written, and taken back from who is done meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import reach
from disclosures.domain.reminding import contents, sentences
from disclosures.domain.reminding.cases import (
    BATCH,
    Case,
    Colleges,
    batches,
    cases,
    colleges_of,
    scope_of,
)
from disclosures.domain.reminding.contents import Open
from disclosures.domain.reminding.plan import Kind, Reminder, due_on
from disclosures.domain.reminding.stopping import stop
from disclosures.domain.windows import EDITABLE
from disclosures.models import Cycle, Filing
from portal import clock
from portal.domain import audit, heartbeat, jobs
from portal.notify import many
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    from portal.models import Union

TASK = "disclosures.remind"
AFTER = dt.timedelta(days=400)
"""Extensions and letters may run so long after a cycle has closed."""
MESSAGE_KINDS = {
    Kind.OPENING: "opening",
    Kind.TWO_WEEKS: "due",
    Kind.THREE_DAYS: "due",
    Kind.OVERDUE: "overdue",
    Kind.RETURN_DUE: "unanswered",
    Kind.RETURN_OVERDUE: "unanswered",
}

Due = tuple[Case, Reminder]


def enqueue_all() -> int:
    """Queue a job for each cycle that reminds; each in the scope of its federation. Return how many."""
    today = clock.today()
    running = Cycle.objects.filter(reminders=True, opens__lte=today, closes__gte=today - AFTER)
    found = list(running.select_related("federation").order_by("pk"))
    for cycle in found:
        with scope_colleges(federation_ids=[cycle.federation_id]):
            jobs.enqueue(TASK, cycle.pk, college=None, federation=cycle.federation)
    return len(found)


def remind(cycle_id: int) -> int:
    """Write today's reminders of a cycle; return how many were new. May run any number of times.

    Each batch sees its own colleges and nothing else. A union without anybody to read it gets none:
    the digest of its reviewing body names it.
    """
    cycle = Cycle.objects.select_related("edition", "federation").get(pk=cycle_id)
    if not cycle.reminders:
        return 0
    today, written, told = clock.today(), 0, list[tuple[Colleges, list[int]]]()
    count = reach.unions_of(cycle).count()
    for number, unions in enumerate(batches(cycle), 1):
        colleges = colleges_of(unions)
        with scope_of(colleges):
            due = due_today(cycle, unions, today)
            written += post(cycle, due, today)
        told.append((colleges, [case.union.pk for case, _one in due]))
        percent = min(100 * number * BATCH // max(count, 1), 99)
        heartbeat.report(percent, _("已写好%d条提醒") % written)
    for colleges, reached in told:
        spare(cycle, colleges, reached)
    if written:
        audit.record(None, "cycle.remind", cycle, federation=cycle.federation, count=written)
    return written


def due_today(cycle: Cycle, unions: list[Union], today: dt.date) -> list[Due]:
    """Return who is due a reminder that was not written yet."""
    found = []
    for case in cases(cycle, unions):
        one = due_on(today, case.dates, case.state)
        if one and case.reachable:
            found.append((case, one))
    known = many.posted(one.key(cycle.pk, case.union.pk) for case, one in found)
    return [(case, one) for case, one in found if one.key(cycle.pk, case.union.pk) not in known]


def post(cycle: Cycle, due: Sequence[Due], today: dt.date) -> int:
    """Write the reminders of a batch, each with what is open in that filing."""
    if not due:
        return 0
    open_ = contents.of([case.filing for case, _one in due if case.filing])
    return many.post_many(
        letter(cycle, case, one, open_[case.filing.pk] if case.filing else Open(), today)
        for case, one in due
    )


def letter(cycle: Cycle, case: Case, one: Reminder, open_: Open, today: dt.date) -> many.Letter:
    """Return one reminder as it is sent."""
    filing = case.filing
    return many.Letter(
        kind=MESSAGE_KINDS[one.kind],
        key=one.key(cycle.pk, case.union.pk),
        college=case.union.college,
        subject=sentences.subject(one, case, today),
        text=sentences.text(one, case, open_, cycle.edition.key, today),
        url=reverse("filing:tasks", args=(filing.pk,)) if filing else reverse("start"),
    )


def spare(cycle: Cycle, colleges: Colleges, unions: list[int]) -> None:
    """Take the reminders back from who has submitted since they were planned.

    Locks the filings until the end of the transaction, which follows at once: who submits after
    that finds the message, and takes it back (``stop``).
    """
    if not unions:
        return
    with scope_of(colleges):
        rows = Filing.objects.filter(cycle=cycle, union__in=unions).order_by("pk")
        locked = list(rows.select_for_update(no_key=True))
        for filing in locked:
            if filing.state not in EDITABLE:
                stop(cycle.pk, filing.union_id)
