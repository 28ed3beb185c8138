"""The main test: one disclosure from a file to the public page, by three people in browsers.

Loaded, its findings seen, two sections mended, the rest explained, submitted, returned with
a flag on a roster row, mended, approved, baked by a real worker, read by somebody logged out.
`tests.e2e.stage` says where: here, or on the containers that `E2E_STACK` names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from disclosures import exchange
from disclosures.enums import FilingState
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Document, Header
from portal import clock
from tests.disclosures.publication.reading import normal, pdf_sections, section_texts
from tests.e2e.people import Person, Reviewer, Secretary
from tests.e2e.stage import Stage
from tests.e2e.stories import SAMPLE, Story, invented, sample
from tests.worker import until

NO_SAMPLE = pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")
REASON = "情况属实，已向学校党委学生工作部门说明，下学期改正。"
MENDED = "中共党员"
ASK = "请核对这名同学的政治面貌，并改为规范名称。"


@pytest.mark.parametrize("tell", [invented, pytest.param(sample, marks=NO_SAMPLE)])
def test_from_a_file_to_the_public_page(
    tell: Callable[[], Story], stage: Stage, person: Any, tmp_path: Path
) -> None:
    story = tell()
    stage.set_up(story, tmp_path, person)
    secretary, reviewer = person(Secretary), person(Reviewer)
    secretary.log_in(story.secretary)
    reviewer.log_in(story.reviewer)

    filing = secretary.find_filing()
    mend(secretary, filing, story)
    submit(secretary, filing, stage)
    reviewer.begin(story.school)
    return_with_a_flag(reviewer)
    stage.stands(FilingState.RETURNED, ["roster"])
    assert secretary.state(filing) == FilingState.RETURNED.label
    answer_the_return(secretary, filing)
    submit(secretary, filing, stage)
    code = approve(reviewer, story)
    assert secretary.state(filing) == FilingState.APPROVED.label
    stage.stands(FilingState.APPROVED)

    visitor = person()
    with stage.at_work():
        until(lambda: is_public(visitor, code), "nothing was published")
    assert secretary.state(filing) == FilingState.PUBLISHED.label
    stage.stands(FilingState.PUBLISHED)
    stage.published(code, read_by_anybody(visitor, story, code))


def mend(secretary: Secretary, filing: int, story: Story) -> None:
    """See the findings, mend two sections."""
    secretary.follow("查看全部核验结果和说明")
    assert story.rules <= shown_rules(secretary)
    for section, field, value in story.mended:
        secretary.change(filing, section, field, value)
    secretary.open(f"/work/filings/{filing}/findings/")
    assert not story.settled & shown_rules(secretary)


def shown_rules(someone: Person) -> set[str]:
    """The rules whose findings stand on the page."""
    return set(re.findall(r"规则\s*([RT]\d\d)", someone.page.inner_text("main")))


def submit(secretary: Secretary, filing: int, stage: Stage) -> None:
    """Explain what is left to explain, submit, read the receipt."""
    secretary.answer_findings(filing, REASON)
    number, content_hash = secretary.submit(filing)
    stage.submitted(number, content_hash, REASON)


def return_with_a_flag(reviewer: Reviewer) -> None:
    """Approve all but the roster, where row three is asked about; send it back."""
    assert REASON in reviewer.read_all({"roster": ("roster[2]", ASK)})
    reviewer.sees("退回函已经写好")
    reviewer.page.locator("[name='due']").fill((clock.today() + timedelta(days=7)).isoformat())
    reviewer.press("退回修改")
    reviewer.sees("已退回修改")


def answer_the_return(secretary: Secretary, filing: int) -> None:
    """Read the letter, change the row that was asked about."""
    secretary.open(f"/work/filings/{filing}/")
    secretary.sees(ASK)
    secretary.open(f"/work/filings/{filing}/sections/charter/")
    expect(secretary.page.locator("[name='text']")).to_be_disabled()
    secretary.change(filing, "roster", "rows-2-political_status", MENDED)
    secretary.sees("已修改或回复")


def approve(reviewer: Reviewer, story: Story) -> str:
    """See what changed, approve every section, approve the filing; return the public code."""
    reviewer.begin(story.school)
    first = reviewer.page.url
    reviewer.page.goto(re.sub("/sections/.*", "/sections/roster/", first))
    reviewer.sees(MENDED)
    reviewer.page.goto(first)
    reviewer.read_all({})
    reviewer.press("通过并公开")
    reviewer.sees("审核通过")
    return reviewer.page.locator(".confirm-panel .number").inner_text().strip()


def is_public(visitor: Person, code: str) -> bool:
    return visitor.page.request.get(f"{visitor.base}/d/{code}/").ok


def read_by_anybody(visitor: Person, story: Story, code: str) -> Document:
    """Find the college, read the page; PDF and page say what the data say, which are returned."""
    visitor.open("/")
    visitor.page.locator("[name='q']").first.fill(story.school)
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name=re.compile(story.school)).first.click()
    if code not in visitor.page.url:
        visitor.page.get_by_role("link", name=re.compile("2024")).first.click()
    visitor.sees("校级组织工作人员名单")
    page = normal(visitor.page.inner_text("main"))
    request = visitor.page.request
    data = json.loads(request.get(f"{visitor.base}/d/{code}/data.json").text())
    assert data["roster"][2]["political_status"] == MENDED
    document = read_back(data, story)
    pdf = request.get(f"{visitor.base}/d/{code}/disclosure.pdf")
    assert pdf.ok
    found = pdf_sections(pdf.body(), document)
    for key, texts in section_texts(document).items():
        assert all(text in found[key] for text in texts), key
    assert normal(document.closing) in page
    visitor.open(f"/verify/{code}/")
    visitor.sees(story.school)
    return document


def read_back(data: dict[str, Any], story: Story) -> Document:
    """The document that the published data stand for, as everybody can set it again."""
    form = exchange.edition_of(data)
    found = exchange.read(data, form)
    federation_email, national_email = found.header.complaint_emails
    header = Header(
        school=story.school,
        organisation=found.header.organisation,
        period=form.period,
        edition=form.key,
        federation=story.province,
        federation_email=federation_email,
        national_email=national_email,
    )
    return assemble(found.disclosure, form, header)
