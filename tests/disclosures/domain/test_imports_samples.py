"""The samples, from upload to the drafts, as a secretary brings them."""

import io
from pathlib import Path

import pytest

from disclosures.domain import imports, proposals
from portal.domain import jobs
from portal.models import Job
from tests.disclosures.desk import acting, college_filing
from tests.disclosures.domain.imported import accept_all, drafts_of

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here"),
]


def brought(filing, actor, name):
    import_ = imports.upload(actor, filing, io.BytesIO((SAMPLES / name).read_bytes()), name)
    if import_.waiting:
        assert jobs.run(Job.objects.get(object_id=import_.pk).pk, imports.read)
        import_.refresh_from_db()
    assert import_.ready, import_.problem
    return import_


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "json"])
@pytest.mark.parametrize("name", ["sample-a-2024", "sample-c-2020"])
def test_a_whole_document_fills_the_drafts(name, kind):
    filing = college_filing(cycle__edition__key="2024-2025")
    actor = acting(filing)
    import_ = brought(filing, actor, f"{name}.{kind}")
    shown = proposals.of(actor, import_)
    assert {"indicators", "charter", "roster"} <= {one.key for one in shown.sections}
    accepted = accept_all(actor, import_)
    assert not accepted.refused
    assert not accepted.conflicts
    drafts = drafts_of(filing)
    assert len(drafts.roster.rows) > 15
    assert len(drafts.charter.text) > 2000
    assert not [part for one in proposals.of(actor, import_).sections for part in one.changes]
    if "2020" in name:
        assert any("第11项" in sentence for sentence in shown.no_place)


def test_the_excel_roster_goes_over_the_documents_without_emptying_it():
    filing = college_filing(cycle__edition__key="2024-2025")
    actor = acting(filing)
    accept_all(actor, brought(filing, actor, "sample-a-2024.docx"))
    before = drafts_of(filing)
    accept_all(actor, brought(filing, actor, "sample-a-2024.roster.xlsx"))
    after = drafts_of(filing)
    assert len(after.roster.rows) == len(before.roster.rows)
    assert after.charter == before.charter
