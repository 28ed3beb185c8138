from __future__ import annotations

import pytest

from portal.enums import JobState, Role
from portal.models import Event
from tests.factories import JobFactory, member


@pytest.fixture
def operator(db, client):
    person = member(Role.OPERATOR)
    client.force_login(person)
    return person


def job_of(operator, **changes):
    return JobFactory(college__federation=operator.memberships.get().federation, **changes)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_few_and_many(
    client, operator, count, django_assert_num_queries
):
    for _ in range(count):
        job_of(operator)
    JobFactory()
    with django_assert_num_queries(14):
        page = client.get("/work/jobs/").content.decode()
    assert page.count("disclosures.bake") == count


def test_an_empty_list_says_so(client, operator):
    assert "还没有后台任务" in client.get("/work/jobs/").content.decode()


def test_what_was_given_up_can_be_tried_again(client, operator):
    job = job_of(operator, state=JobState.FAILED, attempts=5, note="请联系运维。")
    page = client.post(f"/work/jobs/{job.pk}/retry/", follow=True).content.decode()
    assert "已重新排队" in page
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert Event.objects.get().action == "job.retry"
    assert "不需要重试" in client.post(f"/work/jobs/{job.pk}/retry/", follow=True).content.decode()
