"""After its time a name of the roster is nowhere any more; what died half-way is done again; twice is once."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from disclosures.domain import bake
from disclosures.domain.retaining import due, work
from disclosures.enums import ImportState
from disclosures.models import (
    Explanation,
    Filing,
    Import,
    Publication,
    PublicationFile,
    Rendition,
    SectionDraft,
    Submission,
)
from portal.models import Event, Job
from portal.scoping import scope_colleges
from tests.disclosures.domain.retaining.aged import PERSON, files_naming, old, surrounded

pytestmark = pytest.mark.django_db


def text_of_rows():
    models = (Publication, Submission, SectionDraft, Explanation, Import)
    rows = [list(model.objects.values()) for model in models]
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_everything_gives_way(django_capture_on_commit_callbacks):
    publication = old()
    surrounded(publication)
    assert PERSON in text_of_rows()
    assert files_naming()
    with scope_colleges(
        publication.filing.college_id, federation_ids=[publication.filing.federation_id]
    ):
        done = work.retain(publication.filing_id)
    assert (done.publications, done.submissions, done.people) == (1, 1, 6)
    bake.clear(publication.pk)
    assert PERSON not in text_of_rows()
    assert files_naming() == []
    made = Rendition.objects.get(number=2)
    assert made.reason == "retention"
    event = Event.objects.get(action="retention.applied")
    assert event.data["people"] == 6
    assert PERSON not in json.dumps(event.data)
    assert Import.objects.get().state == ImportState.DISCARDED
    assert Job.objects.filter(task=bake.CLEAR).exists()


def test_twice_is_once():
    publication = old()
    assert work.retain(publication.filing_id)
    before = PublicationFile.objects.count()
    assert work.retain(publication.filing_id) is None
    assert not due.due().exists()
    assert PublicationFile.objects.count() == before
    assert Event.objects.filter(action="retention.applied").count() == 1


def test_what_is_not_due_stays():
    publication = old(2)
    assert work.retain(publication.filing_id) is None
    assert work.retain_due() == 0
    assert Rendition.objects.count() == 1


def test_who_dies_half_way_leaves_it_due_and_whole(monkeypatch):
    publication = old()
    surrounded(publication)
    before, files = text_of_rows(), files_naming()

    def dies(*_arguments):
        raise OSError("no room")

    monkeypatch.setattr("disclosures.domain.retaining.inside.remove", dies)
    with pytest.raises(OSError, match="no room"):
        work.retain(publication.filing_id)
    assert text_of_rows() == before
    assert files_naming() == files
    assert Filing.objects.get().counted_at is None
    monkeypatch.undo()
    assert due.due().exists()


def test_a_later_version_after_the_time_names_nobody_either():
    from disclosures.domain import publish
    from tests.factories import SubmissionFactory, UserFactory

    publication = old()
    filing, content = publication.filing, publication.submission.content
    work.retain(filing.pk)
    again = SubmissionFactory(filing=filing, ordinal=2, content=content)
    second = publish.create(again, UserFactory())
    bake.bake(second.pk)
    bake.clear(publication.pk)
    assert files_naming() == []
    assert due.due().exists()
    assert work.retain(filing.pk).publications == 1
    assert PERSON not in text_of_rows()


def test_a_job_for_each_cycle_then_one_for_each_filing():
    publication = old()
    assert work.retain_due() == 1
    job = Job.objects.get(task=work.CYCLE)
    assert job.object_id == publication.filing.cycle_id
    assert work.work_cycle(publication.filing.cycle_id) == 1
    assert Job.objects.get(task=work.FILING).object_id == publication.filing_id


def test_the_command_lists_first_and_does_afterwards(capsys):
    publication = old()
    call_command("apply_retention", "--dry-run")
    assert "到期1份，没有改动" in capsys.readouterr().out
    assert Filing.objects.get().counted_at is None
    call_command("apply_retention")
    assert "到期1份，办理1份" in capsys.readouterr().out
    assert files_naming() == []
    call_command("apply_retention")
    assert "到期0份" in capsys.readouterr().out
    assert Publication.objects.get(pk=publication.pk).counted_hash


def test_the_page_of_the_code_says_so(client):
    publication = old()
    url = reverse("public:verified", args=[publication.code])
    assert "名单已按期限汇总" not in client.get(url).content.decode()
    work.retain(publication.filing_id)
    page = client.get(url).content.decode()
    assert "名单已按期限汇总" in page
    assert publication.content_hash in page
