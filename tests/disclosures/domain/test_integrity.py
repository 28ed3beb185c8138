"""What was submitted and published is what was frozen then, or it is named."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from disclosures.domain import integrity
from portal.domain import audit
from tests import factories
from tests.portal.chain import SUPERUSER, behind

pytestmark = pytest.mark.django_db(transaction=True)


def frozen():
    """A submission and its publication with true hashes."""
    parts = {"content": {"charter": {"text": "第一条"}}, "findings": [], "explanations": []}
    whole = {**parts, "edition_digest": "d" * 64}
    sent = factories.SubmissionFactory(**whole, content_hash=integrity.digest(whole))
    document = {"sections": ["一", 2, 0.5]}
    made = factories.PublicationFactory(
        submission=sent, document=document, content_hash=integrity.digest(document)
    )
    return sent, made


def run():
    said = StringIO()
    call_command("check_content", stdout=said)
    return said.getvalue()


def test_what_agrees_is_counted():
    frozen()
    assert run() == "全部相符：1次提交，1个公开版本。\n"


@pytest.mark.parametrize(
    "change",
    ["content = content || '{\"x\": 1}'", "findings = '[1]'", "edition_digest = repeat('e', 64)"],
)
def test_a_submission_that_was_changed_is_named(change):
    sent, _ = frozen()
    with behind(SUPERUSER) as raw:
        raw.execute(f"UPDATE disclosures_submission SET {change}")
    assert list(integrity.faults()) == [
        f"提交{sent.pk}（填报{sent.filing_id}第{sent.ordinal}次提交）的内容与校验码不符。"
    ]


def test_a_publication_that_was_changed_is_named_and_the_exit_status_says_so():
    _, made = frozen()
    with behind(SUPERUSER) as raw:
        raw.execute("UPDATE disclosures_publication SET document = '{}'")
    with pytest.raises(CommandError, match="共1份不符") as stopped:
        run()
    assert stopped.value.returncode == 1
    assert made.code in next(integrity.faults())


@pytest.mark.parametrize("logged", [True, False])
def test_what_was_counted_answers_to_the_hash_of_that_and_to_the_log(logged):
    """Else whoever owns the database would change what he likes and write a hash of it beside it."""
    sent, made = frozen()
    if logged:
        audit.record(None, "retention.applied", sent.filing, college=sent.filing.college)
    whole = {"content": {}, "findings": [], "explanations": [], "edition_digest": "d" * 64}
    with behind(SUPERUSER) as raw:
        raw.execute(
            "UPDATE disclosures_submission SET content = '{}', counted_hash = %s",
            [integrity.digest(whole)],
        )
        raw.execute(
            "UPDATE disclosures_publication SET document = '{}', counted_hash = %s",
            [integrity.digest({})],
        )
    found = list(integrity.faults())
    assert len(found) == (0 if logged else 2)
    assert all("日志里没有" in one for one in found)
    assert sent.content_hash
    assert made.content_hash
