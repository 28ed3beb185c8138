"""Two people at the same moment, each in a transaction of their own."""

import contextlib
import threading

import pytest
from django.db import connection

from disclosures.domain import drafts
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
