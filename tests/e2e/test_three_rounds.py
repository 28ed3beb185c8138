"""The whole loop: returned, returned again, approved; each round tells what changed and why it came back.

Played by two people in two browsers, with the real worker for letters, their PDF and the publication.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, Submission
from portal import clock
from portal.enums import JobState
from portal.models import Delivery, Job, Message, Notice
from reviews.domain import leaving, letters
from reviews.models import Flag, Letter, Review, Verdict
from tests.e2e.rounds import Returned, Rounds
from tests.e2e.stage import ADDRESS
from tests.e2e.stories import invented
from tests.worker import send, until, worker

pytestmark = pytest.mark.skipif(bool(ADDRESS), reason="looks into the database of this process")

REASON = "情况属实，本学年人员有调整，已报学校党委。"
ROW = ("roster[2]", "请核对这一行的政治面貌。")
ASK = ("congress.text", "请补写提案的办理情况。")
STILL = ("congress.text", "提案办理情况还没有写，请补写。")
ANSWER = "提案正在整理，办理情况以大会决议为准。"
TEXT = "大会听取并审议了上一届工作报告，收到提案12件，均已答复，选举产生了新一届主席团。"


@pytest.fixture
def hold(settings):
    """Letters wait ten minutes, as they do."""
    settings.RETURN_HOLD = timedelta(minutes=10)


def test_three_rounds(stage, person, tmp_path, hold, redis_url):
    story = invented()
    stage.set_up(story, tmp_path, person)
    secretary, reviewer = person(Returned), person(Rounds)
    secretary.log_in(story.secretary)
    reviewer.log_in(story.reviewer)
    with worker(redis_url):
        filing = secretary.find_filing()
        for section, field, value in story.mended:
            secretary.change(filing, section, field, value)
        submit(secretary, filing)
        first_round(reviewer, story, redis_url)
        answers_one_changes_one(secretary, filing)
        second_round(reviewer, story, redis_url)
        changes_what_was_asked_and_more(secretary, filing)
        third_round(reviewer, story)
        beat(redis_url)
        until(lambda: Filing.objects.get().state == FilingState.PUBLISHED, "nothing was published")
        until(lambda: not Letter.objects.filter(left_at__isnull=False, pdf="").exists(), "no PDF")
        until(lambda: Notice.objects.filter(message__kind="approved").exists(), "nobody was told")
    what_was_written(story)
    what_people_were_told(secretary, reviewer, story)


def submit(secretary, filing):
    secretary.answer_findings(filing, REASON)
    secretary.submit(filing)


def first_round(reviewer, story, broker):
    """A first reading: two questions; the letter is taken back once, then leaves."""
    reviewer.opens(story.school)
    reviewer.sweep()
    reviewer.section("roster")
    reviewer.ask(*ROW)
    reviewer.section("congress")
    reviewer.ask(*ASK)
    reviewer.finish({})
    reviewer.sees("退回函已经写好")
    reviewer.returns()
    reviewer.sees("发出以前可以撤销")
    assert Filing.objects.get().state == FilingState.SUBMITTED
    reviewer.press("撤销退回")
    reviewer.page.wait_for_load_state()
    reviewer.page.goto(re.sub("/[a-z-]+/$", "/decide/", reviewer.page.url))
    reviewer.returns()
    let_it_leave(broker)


def beat(broker):
    """Hand the worker what waits, as beat and the sweep do."""
    for job in Job.objects.filter(state=JobState.QUEUED):
        send(broker, job.task, job.pk)
    send(broker, "portal.tasks.send_messages")


def let_it_leave(broker):
    """The ten minutes are over: what beat does, then the worker."""
    letter = Letter.objects.get(left_at=None, taken_back_at=None)
    with clock.at(letter.leaves_at):
        assert leaving.send_due() == 1
    beat(broker)
    until(lambda: Letter.objects.get(pk=letter.pk).left_at is not None, "the letter did not leave")
    assert Filing.objects.get().state == FilingState.RETURNED


def answers_one_changes_one(secretary, filing):
    """The letter names both questions; sending the same again is refused; one is changed, one answered."""
    letter = secretary.reads_the_letter(filing)
    assert ROW[1] in letter
    assert ASK[1] in letter
    assert "2个问题既没有修改，也没有回复" in secretary.cannot_submit(filing)
    secretary.change(filing, "roster", "rows-2-political_status", "共青团员")
    secretary.replies(filing, ASK[1], ANSWER)
    submit(secretary, filing)


def second_round(reviewer, story, broker):
    """Changed as asked: the untouched verdicts hold; one question is settled, the other raised again."""
    page = reviewer.opens(story.school)
    assert "按要求" in page
    assert "要求之外的改动" not in page
    carried = Verdict.objects.filter(review__submission__ordinal=2, carried_from__isnull=False)
    assert set(carried.values_list("section", flat=True)).isdisjoint({"roster", "congress"})
    assert carried.count() >= 4
    assert ANSWER in reviewer.section("congress")
    reviewer.ask(*STILL)
    reviewer.finish({})
    reviewer.returns()
    let_it_leave(broker)


def changes_what_was_asked_and_more(secretary, filing):
    """Only the congress is open; its text is completed, and another figure changed with it."""
    assert STILL[1] in secretary.reads_the_letter(filing)
    secretary.open(f"/work/filings/{filing}/sections/roster/")
    assert secretary.page.locator("[name='rows-2-political_status']").is_disabled()
    secretary.types(filing, "congress", text=TEXT, ordinal="第十次")
    submit(secretary, filing)


def third_round(reviewer, story):
    """Also changed unasked: told apart, compared with the first round, approved."""
    page = reviewer.opens(story.school)
    assert "要求之外的改动" in page
    assert "另有改动：1 处按要求作了修改，还有 1 处不在退回函的要求之内" in page
    assert "届次" in page
    reviewer.page.goto(re.sub("/$", "/compare/?with=1", reviewer.page.url))
    compared = reviewer.page.inner_text("main")
    assert "共 3 处不同" in compared
    assert {"政治面貌", "届次", "正文"} <= set(re.findall("政治面貌|届次|正文", compared))
    reviewer.page.goto(re.sub("/compare/.*", "/", reviewer.page.url))
    reviewer.finish({})
    reviewer.press("通过并公开")
    reviewer.sees("审核通过")


def what_was_written(story):
    """Three rounds, two letters that left and one taken back, every question with its end."""
    assert list(Submission.objects.values_list("ordinal", flat=True)) == [1, 2, 3]
    outcomes = Review.objects.order_by("submission__ordinal").values_list("outcome", flat=True)
    assert list(outcomes) == ["returned", "returned", "approved"]
    assert Letter.objects.filter(taken_back_at__isnull=False).count() == 1
    assert Letter.objects.filter(left_at__isnull=False).count() == 2
    row, ask, still = Flag.objects.order_by("id")
    assert still.again_of == ask
    assert [one.settlements.last().settled for one in (row, still)] == [True, True]
    assert Publication.objects.get().submission.ordinal == 3
    last = letters.current(Review.objects.get(submission__ordinal=2))
    assert STILL[1] in last.text


def what_people_were_told(secretary, reviewer, story):
    """The college has both returns and the approval in its inbox; nothing was sent twice."""
    kinds = Message.objects.order_by("id").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind in {"returned", "approved"}] == [
        "returned",
        "returned",
        "approved",
    ]
    secretary.open("/work/messages/")
    secretary.sees("审核通过")
    assert not Delivery.objects.filter(state="failed").exists()
