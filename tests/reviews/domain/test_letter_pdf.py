"""The letter on paper says what its text says; it is set once, by a worker."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from portal.domain import jobs
from portal.models import Job
from reviews.domain import correcting, decide, letter_pdf, letters
from tests.disclosures.publication.reading import normal, pdf_pages

DAYS = timedelta(days=7)
NASTY = (
    "请核对 <b>排名</b> & 括号“（甲）”，\n见 https://example.org/a-very-long-address/" + "x" * 90
)


@pytest.fixture
def returned(case):
    review = case.open()
    case.flag(review, sentence=NASTY)
    case.flag(review, "charter.text", "第二条请写明校党委。")
    case.approve(review, but=("roster", "charter"))
    decide.return_(case.actor, review, clock.today() + DAYS)
    review.refresh_from_db()
    return review


def read(row):
    row.refresh_from_db()
    with row.pdf.open("rb") as file:
        return pdf_pages(file.read())


def test_writing_a_letter_orders_its_pdf(returned):
    row = letters.current(returned)
    job = Job.objects.get(task=letter_pdf.TASK, object_id=row.pk)
    assert (job.college, job.federation) == (returned.filing.college, returned.filing.federation)
    assert not row.pdf


def test_the_pdf_says_what_the_text_says(returned):
    row = letters.current(returned)
    letter_pdf.work(row.pk)
    page = normal("".join(read(row)))
    head = normal(f"{returned.filing.federation.name}关于退回修改改革情况公开材料的函")
    assert page.startswith(head)
    assert page.removeprefix(head) == normal(row.text)


def test_a_correction_is_marked_and_the_first_stays_as_it_was(case, returned):
    first = letters.current(returned)
    letter_pdf.work(first.pk)
    before = read(first)
    correcting.correct(
        case.actor,
        returned,
        "排名已由学校来电说明",
        retract=[returned.flags.get(path="roster[1].rank")],
    )
    second = letters.current(returned)
    letter_pdf.work(second.pk)
    page = normal("".join(read(second)))
    assert normal("（更正，第2版）") in page
    assert page.endswith(normal(second.text))
    assert normal("此前的退回函有更正（排名已由学校来电说明），请以本函为准。") in page
    assert read(first) == before


def test_the_worker_sets_it_once(returned):
    row = letters.current(returned)
    job = Job.objects.get(task=letter_pdf.TASK, object_id=row.pk)
    assert jobs.run(job.pk, letter_pdf.work)
    row.refresh_from_db()
    name = row.pdf.name
    assert name.startswith("letters/")
    letter_pdf.work(row.pk)
    row.refresh_from_db()
    assert row.pdf.name == name


def test_it_is_known_whether_a_worker_is_at_it(case, returned):
    row = letters.current(returned)
    assert letter_pdf.waiting(case.actor, row)
    Job.objects.filter(task=letter_pdf.TASK).update(state="failed")
    assert not letter_pdf.waiting(case.actor, row)
    assert letter_pdf.order(row).state == "queued"
    assert letter_pdf.waiting(case.actor, row)


def test_a_letter_that_was_taken_back_does_not_count(case, settings):
    settings.RETURN_HOLD = timedelta(minutes=10)
    review = case.open()
    case.flag(review)
    case.approve(review, but=("roster",))
    decide.return_(case.actor, review, clock.today() + DAYS)
    decide.take_back(case.actor, review)
    decide.return_(case.actor, review, clock.today() + DAYS)
    row = letters.current(review)
    assert (row.version, letter_pdf.number_of(row)) == (2, 1)
    assert "更正" not in letter_pdf.markup(row)
