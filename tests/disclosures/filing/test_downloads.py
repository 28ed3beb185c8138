"""What a college takes home: right names, right content, written down, nobody else's."""

from __future__ import annotations

import csv
import io
import zipfile
from urllib.parse import unquote

import jsonschema
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures import exchange
from disclosures.content import Disclosure
from disclosures.domain import submit
from disclosures.domain.assessment import assess
from disclosures.domain.bake import bake
from disclosures.domain.publish import create
from disclosures.enums import NamePolicy
from disclosures.exporting import schema
from disclosures.models import Cycle, Filing
from portal.enums import Role
from portal.models import Event
from tests.disclosures.checks.filings import data
from tests.disclosures.desk import acting, answer_all, college_filing, filled, person
from tests.disclosures.exporting.books import table
from tests.factories import UserFactory, member

pytestmark = pytest.mark.django_db
KINDS = {"word": "docx", "excel": "xlsx", "csv": "csv", "json": "json"}
QUERIES = 15
"""As many for a draft as for a filing with submissions."""


def book(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def sent(changes=None):
    filing = filled(changes)
    answer_all(acting(filing), filing)
    return submit.submit(acting(filing), filing, declaration=True)


@pytest.mark.parametrize("make", [college_filing, filled])
@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_as_every_kind_of_file(browse, make, kind):
    answer = browse(make()).page("download", kind)
    assert answer.status_code == 200
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition).endswith(f"（草稿）.{KINDS[kind]}")
    assert "青川大学学生会" in unquote(disposition)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_format_that_there_is_not(browse):
    assert browse(filled()).page("download", "exe").status_code == 404
    assert Event.objects.filter(action="filing.exported").count() == 0


def test_every_download_is_written_down_without_anybodys_name(browse):
    submission = sent()
    user = person(submission.filing, Role.OBSERVER)
    browser = browse(submission.filing, user=user)
    browser.page("download", "excel")
    browser.page("download_submission", 1, "csv")
    first, second = Event.objects.filter(action="filing.exported").order_by("id")
    assert (first.actor, first.college) == (user, submission.filing.college)
    assert first.data == {"format": "excel", "submission": 0}
    assert second.data == {"format": "csv", "submission": 1}
    history = browser.page("history").text
    assert "草稿，Excel" in history
    assert "第1次提交，名单 CSV" in history


def test_the_workbook_of_a_draft_holds_what_was_typed_found_and_explained(browse):
    filing = filled({"roster.rows[2].rank": "20/27", "charter.text": ""})
    answer_all(acting(filing), filing)
    found = book(browse(filing).page("download", "excel"))
    roster = data()["roster"]["rows"]
    assert [row["姓名"] for row in table(found["名单"])] == [row["name"] for row in roster]
    assert "20/27" in table(found["名单"])[2].values()
    problems = table(found["问题"])
    assert len(problems) == len(assess(filing).findings)
    assert "情况属实，已报学校党委备案。" in {row["学校的说明"] for row in problems}
    assert any(row["位置"].startswith("第 3 行") for row in problems)
    facts = dict(found["说明"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert facts["学校"] == "青川大学"
    assert facts["状态"].startswith("草稿")
    assert all("（草稿）" in page["A1"].value for page in found)


def test_a_submission_stays_what_it_was_when_the_draft_goes_on(browse):
    submission = sent()
    browser = browse(submission.filing)
    before = browser.page("download_submission", 1, "excel").content
    submission.filing.drafts.filter(key="roster").update(content={"rows": []})
    assert browser.page("download_submission", 1, "excel").content == before
    facts = dict(
        openpyxl.load_workbook(io.BytesIO(before))["说明"].iter_rows(
            min_row=3, max_col=2, values_only=True
        )
    )
    assert facts["回执编号"] == submission.number
    assert facts["内容校验码"] == submission.content_hash


def test_the_data_read_back_as_they_were_typed(browse):
    filing = filled()
    answer = browse(filing).page("download", "json")
    value = exchange.decode(answer.content)
    assert value["_standing"] == "草稿"
    assert list(jsonschema.Draft202012Validator(schema.schema()).iter_errors(value)) == []
    back = exchange.read(value)
    assert back.problems == []
    assert back.disclosure.roster == Disclosure.model_validate(data()).roster


def test_the_roster_is_a_text_file_that_a_chinese_excel_opens(browse):
    answer = browse(filled()).page("download", "csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(data()["roster"]["rows"]) + 1


def test_word_is_what_the_public_would_see(browse):
    filing = filled()
    Cycle.objects.filter(pk=filing.cycle_id).update(name_policy=NamePolicy.MASKED)
    with zipfile.ZipFile(io.BytesIO(browse(filing).page("download", "word").content)) as archive:
        text = archive.read("word/document.xml").decode()
    name = data()["roster"]["rows"][0]["name"]
    assert name not in text
    assert f"{name[0]}*" in text
    assert "草稿，未公开。" in text


def test_a_nasty_text_is_no_formula_in_any_file(browse):
    nasty = '=HYPERLINK("http://example.org")'
    filing = filled({"roster.rows[0].name": nasty, "departments.rows[0].duties": "@SUM(A1)"})
    browser = browse(filing)
    cells = [
        cell
        for page in book(browser.page("download", "excel"))
        for row in page.iter_rows()
        for cell in row
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if str(cell.value or "").startswith(("=", "@", "+"))]
    assert f"\"'{nasty[:5]}" in browser.page("download", "csv").content.decode()


def test_the_page_lists_the_draft_every_submission_and_the_published_pdf(browse, settings):
    submission = sent()
    browser = browse(submission.filing)
    assert "PDF（已公开）" not in browser.page("downloads").text
    Filing.objects.filter(pk=submission.filing_id).update(state="approved")
    publication = create(submission, UserFactory())
    bake(publication.pk)
    text = browser.page("downloads").text
    assert "第1次提交" in text
    assert f"/d/{publication.code}/disclosure.pdf" in text
    assert "不要转发" in text
    assert "/downloads/" in browser.page("tasks").text
    assert "/downloads/" in browser.page("receipt", 1).text


def test_a_draft_is_offered_only_while_it_is_worked_on(browse):
    submission = sent()
    browser = browse(submission.filing)
    assert "草稿（现在的内容）" not in browser.page("downloads").text
    Filing.objects.filter(pk=submission.filing_id).update(state="returned")
    assert "草稿（现在的内容）" in browser.page("downloads").text


@pytest.mark.parametrize("make", [college_filing, lambda: sent().filing])
def test_the_number_of_queries_does_not_grow_with_the_submissions(browse, make):
    browser = browse(make())
    with CaptureQueriesContext(connection) as queries:
        assert browser.page("downloads").status_code == 200
    assert len(queries) == QUERIES


def test_the_reviewer_has_no_link_to_what_is_the_colleges(browse):
    submission = sent()
    someone = member(Role.REVIEWER, federation=submission.filing.federation)
    reviewer = browse(submission.filing, user=someone)
    assert "/downloads/" not in reviewer.page("receipt", 1).text
    assert reviewer.page("download_submission", 1, "json").status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_another_college_gets_nothing_and_leaves_no_trace(browse, kind):
    submission = sent()
    stranger = browse(submission.filing, user=member(Role.SECRETARY))
    assert stranger.page("downloads").status_code == 404
    assert stranger.page("download", kind).status_code == 404
    assert stranger.page("download_submission", 1, kind).status_code == 404
    assert not Event.objects.filter(action="filing.exported").exists()


def test_a_submission_that_there_is_not(browse):
    assert browse(sent().filing).page("download_submission", 2, "json").status_code == 404
