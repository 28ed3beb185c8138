"""Running every task under a job of ours that names an object of the foreign tenant."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.db import connection, models, transaction

from disclosures.models import Publication, Withdrawal
from portal.celery import app
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Job
from tests import factories
from tests.isolation.leaks import marks_in, unpacked
from tests.isolation.lookalike import Tenant
from tests.isolation.planting import OURS, Mark
from tests.isolation.unchanged import state_of

app.loader.import_default_modules()
Find = Callable[[Tenant], models.Model]


def _publication(tenant: Tenant) -> models.Model:
    return Publication.objects.get(code=tenant.things.code)


OBJECTS: dict[str, Find] = {
    "disclosures.bake": _publication,
    "disclosures.release": lambda tenant: tenant.things.cycle,
    "disclosures.conceal": lambda tenant: tenant.rows(Withdrawal).get(),
    "disclosures.try_rule": lambda tenant: tenant.things.trial,
    "disclosures.render_draft": lambda tenant: tenant.things.edition_draft,
    "disclosures.read_import": lambda tenant: tenant.things.brought,
    "disclosures.remind": lambda tenant: tenant.things.cycle,
    "disclosures.copy_import": lambda tenant: tenant.things.kept,
    "disclosures.set_pledge": lambda tenant: tenant.things.paper,
    "disclosures.render_item": lambda tenant: tenant.things.renders.items.first(),
    "disclosures.clear_renditions": _publication,
    "disclosures.retain_cycle": lambda tenant: tenant.things.cycle,
    "disclosures.retain": lambda tenant: _publication(tenant).filing,  # type: ignore[attr-defined]
    "disclosures.erase": lambda tenant: tenant.things.erasure,
    "reviews.leave": lambda tenant: tenant.things.letter,
    "reviews.letter_pdf": lambda tenant: tenant.things.letter,
    "reviews.bulk": lambda tenant: tenant.things.bulk.items.first(),
    "reviews.digest": lambda tenant: tenant.world.federation,
    "reviews.set_reading_copy": lambda tenant: tenant.things.copy,
}
"""What each task that takes a job works on."""
OF_A_PERSON = {
    "portal.tasks.mail_invitation": "mails the address in one invitation, which its token finds",
    "portal.tasks.mail_reset": "mails whoever has one address",
}
"""Tasks that take neither: they write to one person, and what they tell is the portal's."""
BY_THE_CLOCK = {
    "disclosures.release_due",
    "disclosures.conceal_again",
    "disclosures.remind_all",
    "disclosures.tend_renders",
    "disclosures.retain_due",
    "disclosures.tend_erasures",
    "portal.tasks.keep_head",
    "portal.tasks.sweep_files",
    "portal.tasks.tidy_accounts",
    "portal.tasks.send_messages",
    "portal.tasks.sweep_jobs",
    "reviews.tasks.send_letters",
    "reviews.tasks.settle_objections",
    "reviews.digests",
}
"""Tasks that take nothing: they look at every tenant, or queue a job for each."""


def tasks() -> dict[str, tuple[str, ...]]:
    """Return every task of ours by its name, and what it takes."""
    ours = (name for name in app.tasks if not name.startswith("celery."))
    return {name: tuple(inspect.signature(app.tasks[name].run).parameters) for name in ours}


def run_for_foreign(name: str, home: Tenant, away: Tenant) -> list[str]:
    """Run a task under jobs of our college, our federation, and both; return what came of it."""
    college, federation = home.world.college, home.world.federation
    wrong: list[str] = []
    for whose in ((college, None), (None, federation), (college, federation)):
        before, files = state_of(away.mark), set(_files())
        with transaction.atomic():
            job = factories.JobFactory(
                task=name,
                object_id=OBJECTS[name](away).pk,
                college=whose[0],
                federation=whose[1],
                attempts=jobs.MAX_ATTEMPTS - 1,
            )
            app.tasks[name].run(job.pk)
            job.refresh_from_db()
            note, state = job.note, job.state
            Job.objects.filter(pk=job.pk).update(object_id=0, note="")
            if state not in {JobState.DONE, JobState.FAILED}:
                wrong.append(f"{name}: the job is {state}")
            if marks_in(note.encode(), away.mark):
                wrong.append(f"{name}: the note says {note}")
            after = state_of(away.mark)
            wrong += [f"{name} touched {table}" for table in after if after[table] != before[table]]
            wrong += [f"{name} wrote {file}" for file in _told(set(_files()) - files, away.mark)]
            wrong += [f"{name} mailed {letter.subject}" for letter in mail.outbox]
            transaction.set_rollback(True)
        mail.outbox.clear()
    return wrong


def _files() -> Iterator[tuple[Path, str]]:
    for root in (settings.MEDIA_ROOT, settings.PUBLISHED_ROOT):
        for file in Path(root).rglob("*"):
            if file.is_file():
                yield file, hashlib.sha256(file.read_bytes()).hexdigest()


def _told(files: set[tuple[Path, str]], mark: Mark) -> list[str]:
    """Return the new files that hold anything of the tenant."""
    return [
        file.name
        for file, _digest in files
        if any(marks_in(part, mark) for part in unpacked(file.read_bytes()))
    ]


def crossed(first: Mark, second: Mark) -> list[str]:
    """Return the tables that hold a row of both tenants: a text or an id of the one beside the other's."""
    questions = [
        f"SELECT '{model._meta.label}', t::text FROM {model._meta.db_table} t"
        f" WHERE {_of('t', first)} AND {_of('t', second)}"
        for model in OURS
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return [f"{table}: {row[:300]}" for table, row in cursor.fetchall()]


def _of(row: str, mark: Mark) -> str:
    words = "|".join((*mark.all, rf"\m{mark.number}[0-9]{{7}}\M"))
    return f"({row}::text ~* '{words}')"


def mailed_across(home: Tenant, away: Tenant) -> list[str]:
    """Return the subjects of mails to people of the one tenant that tell of the other."""
    wrong = []
    for letter in mail.outbox:
        to, text = " ".join(letter.to).encode(), f"{letter.subject}\n{letter.body}".encode()
        for mine, other in ((home.mark, away.mark), (away.mark, home.mark)):
            if marks_in(to, mine) and marks_in(text, other):
                wrong.append(letter.subject)
    return wrong


def by_the_clock(name: str, home: Tenant, away: Tenant) -> list[str]:
    """Run a task of the clock, then the jobs that it queued; return what crossed over; undo it."""
    with transaction.atomic():
        app.tasks[name].run()
        for job in Job.objects.filter(state=JobState.QUEUED):
            app.tasks[job.task].run(job.pk)
        wrong = crossed(home.mark, away.mark) + mailed_across(home, away)
        transaction.set_rollback(True)
    mail.outbox.clear()
    return [f"{name}: {line}" for line in wrong]
