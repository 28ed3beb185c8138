"""A city federation's filing under the province's cycle: every job sees what it needs, under its own tenants."""

from __future__ import annotations

import pytest

from disclosures import tasks
from disclosures.domain import bake, pledges, publish, releasing, rendering, withdrawing
from disclosures.domain.released import is_public, is_withdrawn
from disclosures.enums import FilingState, RenderReason
from disclosures.models import Filing, RegisterEntry, Rendition, Submission
from portal.access import actor_of
from portal.enums import FederationLevel, JobState, Role
from portal.models import Job, Message
from portal.scoping import scope
from reviews.domain import reading_copy
from tests.disclosures.domain.waiting import cycle_of
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import edition
from tests.factories import (
    CollegeFactory,
    FederationFactory,
    FilingFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return FederationFactory(level=FederationLevel.PROVINCE, short_name="云岭省学联")


@pytest.fixture
def city(province):
    return FederationFactory(parent=province, level=FederationLevel.CITY)


def approved(province, city, **terms):
    cycle = cycle_of(province, edition=edition(), **terms)
    union = UnionFactory(college=CollegeFactory(federation=city))
    filing = FilingFactory(union=union, cycle=cycle, state=FilingState.APPROVED, drafts=())
    content = invented.disclosure(invented.EDITION).model_dump(mode="json")
    made = SubmissionFactory(filing=filing, content=content)
    reviewer = actor_of(member(Role.REVIEWER, federation=city))
    with scope(reviewer):
        return publish.create(made, reviewer.user)


def run(task, function):
    for job in Job.objects.filter(task=task, state=JobState.QUEUED):
        function(job.pk)
        job.refresh_from_db()
        assert job.state == JobState.DONE, job.note


def test_it_is_baked_and_released_at_once(province, city):
    publication = approved(province, city, release_at=None)
    run(publish.BAKE, tasks.bake)
    assert is_public(publication)
    assert RegisterEntry.objects.get().province == "云岭省学联"


def test_it_waits_for_the_provinces_day_and_its_college_is_told(province, city):
    publication = approved(province, city)
    run(publish.BAKE, tasks.bake)
    assert not is_public(publication)
    lead = actor_of(member(Role.LEAD, federation=province))
    with scope(lead):
        releasing.release_now(lead, publication.filing.cycle)
    run(releasing.TASK, tasks.release)
    assert is_public(publication)
    assert Message.objects.get(kind="published").college_id == publication.filing.college_id


@pytest.mark.parametrize("level", ["province", "city"])
def test_either_lead_takes_it_down(province, city, level):
    publication = approved(province, city, release_at=None)
    run(publish.BAKE, tasks.bake)
    federation = {"province": province, "city": city}[level]
    lead = actor_of(member(Role.LEAD, federation=federation))
    with scope(lead):
        withdrawing.withdraw(lead, Filing.objects.get(), "公开内容误含个人信息。")
    run(withdrawing.CONCEAL, tasks.conceal)
    assert is_withdrawn(publication)


def test_the_provinces_batch_makes_it_again_and_clears_the_rosters(province, city, settings):
    publication = approved(province, city, release_at=None)
    run(publish.BAKE, tasks.bake)
    lead = actor_of(member(Role.LEAD, federation=province))
    with scope(lead):
        batch = rendering.start(lead, publication.filing.cycle, RenderReason.RETENTION, "到期。")
    run("disclosures.render_item", tasks.render_item)
    assert rendering.progress(batch).done == 1
    assert Rendition.objects.count() == 2
    run(bake.CLEAR, tasks.clear_renditions)


def test_its_papers_are_set(province, city):
    from reviews import tasks as review_tasks

    publication = approved(province, city, release_at=None, pledge=True)
    filing = publication.filing
    reviewer = actor_of(member(Role.REVIEWER, federation=city))
    with scope(reviewer):
        reading_copy.order(reviewer, Submission.objects.get())
    run("reviews.set_reading_copy", review_tasks.set_reading_copy)
    secretary = actor_of(member(Role.SECRETARY, college=filing.college))
    with scope(secretary):
        pledges.order(secretary, filing)
    run("disclosures.set_pledge", tasks.set_pledge)
