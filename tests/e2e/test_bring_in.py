"""As a new user: from the log-in with last year's Word file and an Excel roster to a filing that can be submitted.

Counted in clicks and typed characters, which are printed. The document's own faults are mended or
explained through the pages, as its secretary would.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from disclosures.domain.assessment import assess
from disclosures.domain.imports import TASK
from disclosures.enums import ImportState
from disclosures.models import Filing
from portal.enums import FederationLevel, JobState, Role
from portal.models import Job
from tests.e2e.brought import Brought, invented, sample
from tests.e2e.hands import Newcomer
from tests.e2e.stage import ADDRESS
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    UnionFactory,
    member,
)
from tests.worker import send, worker

pytestmark = pytest.mark.skipif(bool(ADDRESS), reason="looks into the database")

REASON = "情况属实，已报校党委学生工作部门，下学期改正。"


@pytest.mark.parametrize("tell", [invented, sample])
def test_from_the_log_in_with_two_files_to_a_filing_that_can_be_submitted(
    tell: Callable[[Path], Brought],
    transactional_db: None,
    live_server: Any,
    redis_url: str,
    person: Any,
    tmp_path: Path,
    record_property: Any,
) -> None:
    story = tell(tmp_path)
    username = set_up(story)
    secretary = person(Newcomer)
    secretary.log_in(username)
    filing = Filing.objects.get(pk=secretary.start())
    secretary.bring(*story.files)
    with worker(redis_url):
        for job in Job.objects.filter(task=TASK, state=JobState.QUEUED):
            send(redis_url, TASK, job.pk)
        told = [secretary.take_everything() for _ in story.files]
    assert not filing.imports.exclude(state=ImportState.READY).exists()
    expect(secretary.page).to_have_url(re.compile(rf"/filings/{filing.pk}/$"))
    brought_in = str(secretary.effort)
    story.mend(secretary)
    answered = secretary.answer_findings(REASON)
    left = assess(Filing.objects.get(pk=filing.pk))
    assert [finding.message for finding in left.blocking] == []
    secretary.follow("返回列表")
    secretary.sees("全部填好了，可以检查并提交。")
    assert left.ready
    record_property(
        "told",
        f"{story.name}：导入{brought_in}（{'；'.join(filter(None, told))}）；"
        f"到可以提交共{secretary.effort}，其中处理{answered}条核验结果",
    )


def set_up(story: Brought) -> str:
    """Make the college, its cycle and its secretary; return the log-in name."""
    province = FederationFactory(name="岭西省学生联合会", level=FederationLevel.PROVINCE)
    CycleFactory(federation=province, edition=EditionFactory(key=story.edition))
    college = CollegeFactory(name=story.school, federation=province)
    UnionFactory(college=college, name="学生会")
    return member(Role.SECRETARY, college=college, full_name="沈书记").username
