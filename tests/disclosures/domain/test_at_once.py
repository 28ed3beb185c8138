"""Two people at the same moment, each in a transaction of their own."""

import contextlib
import io
import threading

import pytest
from django.db import connection
from PIL import Image

from disclosures.domain import attachments, drafts, explanations
from disclosures.domain.assessment import assess
from disclosures.domain.drafts import Conflict, Saved
from disclosures.domain.refused import Refused
from disclosures.domain.submit import submit
from disclosures.models import Filing, Submission
from portal.enums import Role
from portal.scoping import scope_everything
from tests.disclosures.desk import acting, college_filing, filled

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions):
    """Run the actions in threads that start together; return what they gave."""
    start, results = threading.Barrier(len(actions)), []

    def run(action):
        try:
            start.wait(timeout=20)
            with scope_everything():
                results.append(action())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_two_submissions_at_once_are_one():
    filing = filled()
    actor = acting(filing)
    found = at_once(
        *[lambda: submit(actor, Filing.objects.get(pk=filing.pk), declaration=True)] * 3
    )
    assert len(found) == 3
    assert {submission.ordinal for submission in found} == {1}
    assert Submission.objects.count() == 1


def test_of_two_saves_from_one_revision_one_conflicts():
    filing = college_filing()
    people = [acting(filing), acting(filing, Role.EDITOR)]
    found = at_once(
        *[
            lambda who=who: drafts.save(
                who, filing, "charter", {"text": f"第一条 {who.user.full_name}"}, 0
            )
            for who in people
        ]
    )
    assert {type(answer) for answer in found} == {Saved, Conflict}
    saved = next(answer for answer in found if isinstance(answer, Saved))
    assert filing.drafts.get(key="charter").content == saved.content


def attempt(action, *args, **kwargs):
    """The action; that the other was faster, and it is refused, is a right answer too."""

    def run():
        with contextlib.suppress(Refused):
            return action(*args, **kwargs)

    return run


def test_nothing_is_saved_behind_a_submission():
    filing = filled()
    actor = acting(filing)

    at_once(
        attempt(drafts.save, actor, filing, "charter", {"text": "第一条 最后一刻。"}, 1),
        attempt(submit, actor, Filing.objects.get(pk=filing.pk), declaration=True),
    )
    for submission in Submission.objects.all():
        draft = filing.drafts.get(key="charter")
        assert submission.content["charter"] == draft.content


def frozen_and_kept(filing, submission):
    """The explanations that were submitted, and those that stand in the database."""
    frozen = {(each["rule"], each["anchor"]): each["text"] for each in submission.explanations}
    kept = {(item.rule, item.anchor): item.text for item in filing.explanations.all()}
    return frozen, kept


@pytest.mark.parametrize("turn", range(4))
def test_nothing_is_explained_behind_a_submission(turn):
    filing = filled({"responsible[0].full_time": "否"})
    actor = acting(filing)
    found = assess(filing).unexplained[0]
    explanations.write(actor, filing, found.rule, found.path, "情况属实，已报备案。")
    later = attempt(explanations.write, actor, filing, found.rule, found.path, f"改写第{turn}次。")
    at_once(later, attempt(submit, actor, Filing.objects.get(pk=filing.pk), declaration=True))
    frozen, kept = frozen_and_kept(filing, Submission.objects.get())
    assert frozen == kept


@pytest.mark.parametrize("turn", range(4))
def test_no_picture_comes_in_behind_a_submission(turn):
    filing = filled()
    actor = acting(filing)
    upload = io.BytesIO()
    Image.new("RGB", (8, 6)).save(upload, "PNG")
    upload.seek(0)
    at_once(
        attempt(attachments.add, actor, filing, "congress", upload, f"会场{turn}.png"),
        attempt(submit, actor, Filing.objects.get(pk=filing.pk), declaration=True),
    )
    submission = Submission.objects.get()
    for picture in filing.attachments.all():
        assert picture.uploaded_at < submission.submitted_at


def test_two_sections_saved_at_once_leave_findings_of_both():
    filing = filled()
    actor = acting(filing)
    charter = filing.drafts.get(key="charter").content | {"title": "青川大学学生会章程（草案）"}
    people = filing.drafts.get(key="responsible").content
    people["rows"][0]["full_time"] = "否"
    at_once(
        lambda: drafts.save(actor, filing, "charter", charter, 1),
        lambda: drafts.save(actor, filing, "responsible", people, 1),
    )
    kept = assess(filing)
    assert kept.standing.ran == ()
    assert {"R24", "T19"} <= {finding.rule for finding in kept.findings}
    assert kept.findings == assess(filing, anew=True).findings
