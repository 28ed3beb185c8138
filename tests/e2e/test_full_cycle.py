"""The main test: one disclosure from a file to the public page, by three people in browsers.

Loaded, its findings seen, two sections mended, the rest explained, submitted, returned with
a flag on a roster row, mended, approved, baked by a real worker, read by somebody logged out.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from disclosures.domain import publish
from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, RegisterEntry, Submission
from disclosures.publication.document import from_json
from portal import clock
from portal.enums import FederationLevel, Role
from portal.models import Job
from tests.disclosures.publication.reading import normal, pdf_sections, section_texts
from tests.e2e.people import Person, Reviewer, Secretary
from tests.e2e.stories import SAMPLE, Story, invented, sample
from tests.factories import CollegeFactory, CycleFactory, FederationFactory, UnionFactory, member
from tests.worker import send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)

NO_SAMPLE = pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")
REASON = "情况属实，已向学校党委学生工作部门说明，下学期改正。"
MENDED = "中共党员"
ASK = "请核对这名同学的政治面貌，并改为规范名称。"


@pytest.mark.parametrize("tell", [invented, pytest.param(sample, marks=NO_SAMPLE)])
def test_from_a_file_to_the_public_page(
    tell: Callable[[], Story], person: Any, redis_url: str, tmp_path: Path
) -> None:
    story = tell()
    filing = loaded(story, tmp_path)
    secretary, reviewer = person(Secretary), person(Reviewer)
    secretary.log_in("shuji")
    reviewer.log_in("shenhe")

    mend_and_submit(secretary, filing, story)
    reviewer.begin(story.school)
    return_with_a_flag(reviewer, filing)
    number = answer_the_return(secretary, filing)
    assert Submission.objects.get(ordinal=2).number == number
    approve(reviewer, story)

    bake(redis_url)
    read_by_anybody(person(), story)


def loaded(story: Story, folder: Path) -> Filing:
    """A federation with its cycle, a college with its people, and the file taken in."""
    province = FederationFactory(
        name="岭东省学生联合会", short_name="岭东省学联", level=FederationLevel.PROVINCE
    )
    cycle = CycleFactory(federation=province)
    college = CollegeFactory(name=story.school, federation=province)
    union = UnionFactory(college=college, name="学生会")
    member(Role.SECRETARY, college=college, username="shuji", full_name="沈书记")
    member(Role.REVIEWER, federation=province, username="shenhe", full_name="顾审核")
    said = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "load_disclosure",
            story.write(folder),
            union=str(union.pk),
            cycle=str(cycle.pk),
            stdout=said,
        )
    assert ended.value.code in {0, 1}, said.getvalue()
    return Filing.objects.get(union=union)


def mend_and_submit(secretary: Secretary, filing: Filing, story: Story) -> None:
    """See the findings, mend two sections, explain the rest, submit."""
    secretary.page.get_by_role("link", name=re.compile("继续填报|继续填写|打开|填报")).first.click()
    expect(secretary.page).to_have_url(re.compile(f"/filings/{filing.pk}/$"))
    secretary.follow("查看全部核验结果和说明")
    assert story.rules <= shown_rules(secretary)
    for section, field, value in story.mended:
        secretary.change(filing.pk, section, field, value)
    secretary.open(f"/work/filings/{filing.pk}/findings/")
    assert not story.settled & shown_rules(secretary)
    assert secretary.answer_findings(filing.pk, REASON) > 0
    number = secretary.submit(filing.pk)
    submission = Submission.objects.get(filing=filing)
    assert number == submission.number
    secretary.sees(submission.content_hash)
    assert any(each["text"] == REASON for each in submission.explanations)


def shown_rules(someone: Person) -> set[str]:
    """The rules whose findings stand on the page."""
    return set(re.findall(r"规则\s*([RT]\d\d)", someone.page.inner_text("main")))


def return_with_a_flag(reviewer: Reviewer, filing: Filing) -> None:
    """Approve all but the roster, where row three is asked about; send it back."""
    reviewer.read_all({"roster": ("roster[2]", ASK)})
    reviewer.sees("退回函已经写好")
    reviewer.page.locator("[name='due']").fill((clock.today() + timedelta(days=7)).isoformat())
    reviewer.press("退回修改")
    reviewer.sees("已退回修改")
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections) == (FilingState.RETURNED, ["roster"])


def answer_the_return(secretary: Secretary, filing: Filing) -> str:
    """Read the letter, change the row that was asked about, submit again."""
    secretary.open(f"/work/filings/{filing.pk}/")
    secretary.sees(ASK)
    secretary.open(f"/work/filings/{filing.pk}/sections/charter/")
    expect(secretary.page.locator("[name='text']")).to_be_disabled()
    secretary.change(filing.pk, "roster", "rows-2-political_status", MENDED)
    secretary.sees("已修改或回复")
    secretary.answer_findings(filing.pk, REASON)
    return secretary.submit(filing.pk)


def approve(reviewer: Reviewer, story: Story) -> None:
    """See what changed, approve every section, approve the filing."""
    reviewer.begin(story.school)
    first = reviewer.page.url
    reviewer.page.goto(re.sub("/sections/.*", "/sections/roster/", first))
    reviewer.sees(MENDED)
    reviewer.page.goto(first)
    reviewer.read_all({})
    reviewer.press("通过并公开")
    reviewer.sees("审核通过")
    assert Filing.objects.get().state == FilingState.APPROVED


def bake(redis_url: str) -> None:
    """A real worker takes the job off a real broker."""
    with worker(redis_url):
        send(redis_url, publish.BAKE, Job.objects.get().pk)
        until(RegisterEntry.objects.exists, "nothing was published")
    assert Filing.objects.get().state == FilingState.PUBLISHED


def read_by_anybody(visitor: Person, story: Story) -> None:
    """Find the college, read the page, and read the PDF and the data back."""
    publication = Publication.objects.get()
    visitor.open("/")
    visitor.page.locator("[name='q']").first.fill(story.school)
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name=re.compile(story.school)).first.click()
    if publication.code not in visitor.page.url:
        visitor.page.get_by_role("link", name=re.compile("2024")).first.click()
    visitor.sees("校级组织工作人员名单")
    document = from_json(publication.document)
    request = visitor.page.request
    pdf = request.get(f"{visitor.base}/d/{publication.code}/disclosure.pdf")
    assert pdf.ok
    found = pdf_sections(pdf.body(), document)
    for key, texts in section_texts(document).items():
        assert all(text in found[key] for text in texts), key
    data = json.loads(request.get(f"{visitor.base}/d/{publication.code}/data.json").text())
    assert data["roster"][2]["political_status"] == MENDED
    page = normal(visitor.page.inner_text("main"))
    assert normal(document.closing) in page
    visitor.open(f"/verify/{publication.code}/")
    visitor.sees(story.school)
