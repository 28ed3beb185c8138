"""What a worker that died between two steps of publishing leaves, and who clears it up."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction

from disclosures.domain import bake, releasing, rendering, site, withdrawing
from disclosures.domain.released import is_public
from disclosures.domain.rendering import queueing
from disclosures.publication import store
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import JobState, Role
from portal.models import Job
from tests.disclosures.domain.rendering import many
from tests.disclosures.domain.waiting import cycle_of, passed, soon
from tests.factories import WithdrawalFactory, member

pytestmark = pytest.mark.django_db


class Died(BaseException):
    """As a worker dies: nobody catches it."""


@transaction.atomic
def _until_death(work):
    work()
    raise Died


def dying(work):
    """Do `work`, and die before the commit."""
    with pytest.raises(Died):
        _until_death(work)


def root():
    return Path(django_settings.PUBLISHED_ROOT)


def test_what_a_dead_first_bake_had_shown_is_hidden_when_it_has_to_wait_meanwhile():
    """Files are shown before the commit; the cycle may get its day before the next try."""
    publication = passed(cycle_of(release_at=None))
    dying(lambda: releasing.release_if_due(publication))
    assert (root() / "d" / publication.code).exists(), "nothing takes a file back"
    cycle = publication.filing.cycle
    cycle.release_at = soon()
    cycle.save()
    publication.filing.refresh_from_db()
    assert not releasing.release_if_due(publication)
    assert not (root() / "d" / publication.code).exists()


def test_what_a_dead_release_had_shown_is_hidden_when_a_cycle_without_a_day_gets_one():
    cycle = cycle_of(release_at=None)
    publication = passed(cycle)
    dying(lambda: releasing.work(cycle.pk))
    assert (root() / "d" / publication.code).exists()
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    releasing.move(lead, cycle, soon())
    assert not is_public(publication)
    assert not (root() / "d" / publication.code).exists()


def test_drafts_of_a_dead_render_go_with_what_was_taken_down():
    cycle = many.cycle()
    (publication,) = many.as_if_baked(cycle)
    batch = many.started(cycle)
    WithdrawalFactory(publication=publication)
    site.conceal(publication)
    dead = store.Batch()
    dead.add(f"{publication.code}/1.2/data.json", b"{}")
    job = Job.objects.get(task=queueing.TASK, object_id=batch.items.get().pk)
    jobs.run(job.pk, rendering.work)
    assert not (root() / publication.code).exists()


def test_rosters_that_could_not_be_removed_are_tried_again():
    publication = passed(cycle_of(release_at=None))
    filing = publication.filing
    job = Job.objects.create(
        task=bake.CLEAR, object_id=publication.pk, college=filing.college,
        federation=filing.federation, state=JobState.FAILED, attempts=5,
    )  # fmt: skip
    assert withdrawing.conceal_again() == 1
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_the_register_never_points_to_files_that_are_lost():
    """As where the storage is not mounted: the release fails loudly and shows nothing."""
    publication = passed(cycle_of(release_at=None))
    store.remove(f"{publication.code}/1")
    with pytest.raises(FileNotFoundError, match="index"):
        releasing.release(publication)
    assert not is_public(publication)


def test_what_is_shown_stays_where_the_rendition_behind_it_is_lost():
    publication = passed(cycle_of(release_at=None))
    releasing.release(publication)
    store.remove(f"{publication.code}/1")
    with pytest.raises(FileNotFoundError):
        site.expose(publication)
    assert (root() / "d" / publication.code / "index.html").exists()
