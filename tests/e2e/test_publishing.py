"""What "published" means, over the years: held until the day, signed, corrected, taken down, always known.

Played by secretary, reviewer, lead and readers (each with nothing kept in the browser), with the real
worker and a signing key.
"""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing, Publication, PublicationFile, RegisterEntry
from portal import clock
from portal.enums import JobState, Role
from portal.models import Job
from tests import certificates
from tests.e2e.publishing import Corrector, Lead, Reader
from tests.e2e.rounds import Rounds
from tests.e2e.stage import ADDRESS
from tests.e2e.stories import invented
from tests.factories import member
from tests.worker import send, until, worker

pytestmark = pytest.mark.skipif(bool(ADDRESS), reason="looks into the database of this process")

EXPLAINED = "情况属实，本学年人员有调整，已报学校党委。"
MISTAKE = "工作人员名单中一人的政治面貌填写有误。"
TAKEN_DOWN = "公开内容误含个人信息，正在更正，更正后重新公开。"
RIGHT = "群众"


@pytest.fixture
def key(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Server and worker sign with the tests' certificate."""
    path = tmp_path / "key.p12"
    path.write_bytes(certificates.ours().p12())
    for name, value in (
        ("PDF_SIGNING_KEY_FILE", str(path)),
        ("PDF_SIGNING_PASSPHRASE", certificates.PASSPHRASE),
    ):
        setattr(settings, name, value)
        monkeypatch.setenv(name, value)


def test_from_the_approval_to_the_withdrawal(
    stage: Any, person: Any, tmp_path: Path, key: None, redis_url: str
) -> None:
    story = invented()
    stage.set_up(story, tmp_path, person)
    cycle = of_today(Cycle.objects.get())
    member(Role.LEAD, federation=cycle.federation, username="省负责人", full_name="闻负责")
    secretary, reviewer = person(Corrector), person(Rounds)
    lead = person(Lead)
    secretary.log_in(story.secretary)
    reviewer.log_in(story.reviewer)
    lead.log_in("省负责人")
    with worker(redis_url):
        lead.sets_the_day(cycle.pk, clock.now() + timedelta(days=20))
        filing = approved_for_the_first_time(secretary, reviewer, story)
        first = held_until_the_day(person(Reader), filing, redis_url)
        lead.releases_now(cycle.pk)
        original = public_and_genuine(person(Reader), first, filing, redis_url)
        second = corrected(secretary, reviewer, filing, story, redis_url)
        superseded_and_told_what_changed(person(Reader), first, second, original)
        lead.takes_down(second.submission_id, TAKEN_DOWN)
        gone_and_still_known(person(Reader), first, second, original, redis_url)


def of_today(cycle: Cycle) -> Cycle:
    """Let the cycle be open now."""
    today = clock.today()
    cycle.opens, cycle.due = today - timedelta(days=20), today + timedelta(days=5)
    cycle.closes = today + timedelta(days=10)
    cycle.save(update_fields=["opens", "due", "closes"])
    return cycle


def approved_for_the_first_time(secretary: Corrector, reviewer: Rounds, story: Any) -> Filing:
    """From the draft to the approval in one round."""
    filing = secretary.find_filing()
    for section, field, value in story.mended:
        secretary.change(filing, section, field, value)
    submit_and_approve(secretary, reviewer, filing, story)
    return Filing.objects.get(pk=filing)


def submit_and_approve(secretary: Corrector, reviewer: Rounds, filing: int, story: Any) -> None:
    secretary.answer_findings(filing, EXPLAINED)
    secretary.submit(filing)
    reviewer.begin(story.school)
    reviewer.finish({})
    reviewer.page.locator("button[name], button").filter(has_text=re.compile("^通过")).first.click()
    reviewer.sees("审核通过")


def held_until_the_day(reader: Reader, filing: Filing, broker: str) -> Publication:
    """Its files are there, and nobody outside can tell."""
    beat(broker)
    until(PublicationFile.objects.exists, "nothing was baked")
    publication = Publication.objects.get()
    filing.refresh_from_db()
    assert filing.state == FilingState.APPROVED
    for path in ("", "disclosure.pdf", "data.json", "disclosure.docx"):
        assert reader.fetched(f"/d/{publication.code}/{path}") is None
    assert reader.opened(f"/verify/{publication.code}/") == 404
    reader.open("/")
    assert filing.union.college.name not in reader.page.inner_text("main")
    return publication


def public_and_genuine(
    reader: Reader, publication: Publication, filing: Filing, broker: str
) -> bytes:
    """Released: the register has it, the signed PDF is genuine, a changed byte is noticed."""
    beat(broker)
    until(RegisterEntry.objects.exists, "nothing was released")
    assert reader.opened(f"/d/{publication.code}/") == 200
    reader.sees("校级组织工作人员名单")
    reader.open("/")
    assert filing.union.college.name in reader.page.inner_text("main")
    pdf = reader.fetched(f"/d/{publication.code}/disclosure.pdf")
    assert pdf is not None
    assert b"/ByteRange" in pdf
    assert "原件" in reader.checks("公开.pdf", pdf)
    spoilt = pdf.replace(b"%%EOF", b"%%EoF", 1)
    assert spoilt != pdf
    assert "不是公开的原件" in reader.checks("改过.pdf", spoilt)
    return pdf


def corrected(
    secretary: Corrector, reviewer: Rounds, filing: Filing, story: Any, broker: str
) -> Publication:
    """The college opens the roster, changes one cell; approved, the new version is public at once."""
    secretary.corrects(filing.pk, "roster", MISTAKE)
    secretary.change(filing.pk, "roster", "rows-2-political_status", RIGHT)
    submit_and_approve(secretary, reviewer, filing.pk, story)
    beat(broker)
    until(
        lambda: RegisterEntry.objects.get().publication.version == 2, "the correction is not public"
    )
    return Publication.objects.get(version=2)


def superseded_and_told_what_changed(
    reader: Reader, first: Publication, second: Publication, original: bytes
) -> None:
    """The old address lives on with a banner; the page of changes names the cell; the old PDF is known."""
    assert reader.opened(f"/d/{first.code}/") == 200
    reader.sees(MISTAKE)
    reader.page.get_by_role("link", name=re.compile("改了什么|改动|不同")).first.click()
    assert reader.page.url.endswith(f"/d/{second.code}/changes.html")
    changes = reader.page.inner_text("main")
    assert RIGHT in changes
    assert MISTAKE in changes
    assert reader.opened(f"/d/{second.code}/") == 200
    reader.sees(MISTAKE)
    assert "新版本" in reader.checks("旧的.pdf", original)


def gone_and_still_known(
    reader: Reader, first: Publication, second: Publication, original: bytes, broker: str
) -> None:
    """Both addresses say why; no file is left; the code and the old PDF are still known."""
    beat(broker)
    files = PublicationFile.objects.values_list("path", flat=True)
    from disclosures.models.storages import published_storage

    storage = published_storage()
    until(lambda: not any(map(storage.exists, files)), "files are left")
    for publication in (first, second):
        assert reader.opened(f"/d/{publication.code}/") == 410
        reader.sees(TAKEN_DOWN)
        for path in ("disclosure.pdf", "data.json", "disclosure.docx", "changes.html"):
            assert reader.fetched(f"/d/{publication.code}/{path}") is None
    assert "撤下" in reader.checks("旧的.pdf", original)
    reader.opened(f"/verify/{second.code}/")
    reader.sees("撤下")
    reader.open("/")
    reader.sees("已撤下")


def beat(broker: str) -> None:
    """Hand the worker what waits, as the sweep does."""
    for job in Job.objects.filter(state=JobState.QUEUED):
        send(broker, job.task, job.pk)
