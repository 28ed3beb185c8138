"""The sealed page: asked for by the cycle, set by a worker, uploaded, sent along, never silent."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from disclosures.domain import drafts, papers, pledges
from disclosures.domain.refused import Refused
from disclosures.domain.submit import submit, unready_reasons
from disclosures.models import Filing, Paper, Pledge
from disclosures.tasks import set_pledge
from portal.enums import JobState, Role
from portal.models import Event, Job
from tests.disclosures.desk import acting, filled

pytestmark = pytest.mark.django_db


def sealed(**kwargs: Any) -> Filing:
    """A filled filing of a cycle that asks for the page."""
    filing = filled(**kwargs)
    filing.cycle.pledge = True
    filing.cycle.save(update_fields=["pledge"])
    return filing


def photograph(colour: str = "white") -> io.BytesIO:
    target = io.BytesIO()
    Image.new("RGB", (600, 800), colour).save(target, format="JPEG", exif=b"Exif\0\0")
    target.seek(0)
    return target


def reasons(filing: Filing) -> list[str]:
    from disclosures.domain.assessment import assess

    return unready_reasons(filing, assess(filing))


def change_text(filing: Filing) -> None:
    draft = filing.drafts.get(key="charter")
    content = {**draft.content, "title": "新的章程"}
    drafts.save(acting(filing), filing, "charter", content, draft.revision)


def test_nothing_is_asked_where_the_cycle_asks_nothing(django_assert_num_queries: Any) -> None:
    filing = filled()
    filing.cycle.pledge  # noqa: B018 - fetched before the queries are counted
    with django_assert_num_queries(0):
        assert pledges.standing(filing) == pledges.Standing(asked=False, pledge=None, changed=False)
    with pytest.raises(Refused, match="不要求上传承诺书"):
        pledges.upload(acting(filing), filing, photograph(), "a.jpg")


def test_without_it_nothing_is_submitted_with_it_it_goes_along() -> None:
    filing = sealed()
    actor = acting(filing)
    assert reasons(filing) == ["还没有上传盖章的承诺书。请先打印、签名、盖章，再上传。"]
    with pytest.raises(Refused, match="还没有上传盖章的承诺书"):
        submit(actor, filing, declaration=True)
    pledge = pledges.upload(actor, filing, photograph(), "C:\\扫描\\承诺书.jpg")
    assert reasons(filing) == []
    assert submit(actor, filing, declaration=True).pledge == pledge
    assert (pledge.name, pledge.content_type) == ("承诺书.jpg", "image/jpeg")
    with pledge.file.open("rb") as kept:
        assert b"Exif" not in kept.read()


def test_the_latest_counts_and_the_earlier_stay() -> None:
    filing = sealed()
    actor = acting(filing)
    first = pledges.upload(actor, filing, photograph("red"), "1.jpg")
    second = pledges.upload(actor, filing, photograph("blue"), "2.jpg")
    assert list(filing.pledges.values_list("pk", flat=True)) == [first.pk, second.pk]
    assert submit(actor, filing, declaration=True).pledge == second
    assert Event.objects.filter(action="filing.pledge").count() == 2


def test_a_change_of_the_content_afterwards_is_told_and_does_not_bar_the_way() -> None:
    filing = sealed()
    pledges.upload(acting(filing), filing, photograph(), "1.jpg")
    assert not pledges.standing(filing).changed
    change_text(filing)
    assert pledges.standing(Filing.objects.get(pk=filing.pk)).changed
    assert reasons(filing) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "没有收下"),
        (b"MZ\x90 program", "没有收下"),
        (b"<html><script>alert(1)</script>", "没有收下"),
        (b"%PDF-1.7 cut off", "不完整"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024) + b"%%EOF", "超过10 MB"),
    ],
)
def test_what_is_no_scan_is_refused_with_what_to_do(raw: bytes, sentence: str) -> None:
    filing = sealed()
    with pytest.raises(Refused, match=sentence):
        pledges.upload(acting(filing), filing, io.BytesIO(raw), "a.pdf")
    assert not Pledge.objects.exists()


def test_who_may_not_edit_may_not_upload_and_a_submitted_filing_takes_none() -> None:
    filing = sealed()
    with pytest.raises(PermissionDenied):
        pledges.upload(acting(filing, Role.OBSERVER), filing, photograph(), "a.jpg")
    with pytest.raises(PermissionDenied):
        pledges.order(acting(filing, Role.OBSERVER), filing)
    pledges.upload(acting(filing), filing, photograph(), "a.jpg")
    submit(acting(filing), filing, declaration=True)
    with pytest.raises(Refused):
        pledges.upload(acting(filing), filing, photograph(), "b.jpg")


def test_the_page_is_set_once_for_the_same_content_and_anew_for_another() -> None:
    filing = sealed()
    actor = acting(filing)
    paper = pledges.order(actor, filing)
    assert pledges.order(actor, filing) == paper
    job = Job.objects.get(task="disclosures.set_pledge")
    assert papers.waiting(actor, paper)
    set_pledge(job.pk)
    set_pledge(job.pk)
    job.refresh_from_db()
    paper.refresh_from_db()
    assert job.state == JobState.DONE
    assert not papers.waiting(actor, paper)
    assert pledges.order(actor, filing) == paper
    assert Job.objects.count() == 1
    change_text(filing)
    assert pledges.order(actor, Filing.objects.get(pk=filing.pk)) != paper
    assert Paper.objects.count() == 2


def test_it_is_one_page_that_names_everybody_and_the_content() -> None:
    import pypdf

    filing = sealed()
    paper = pledges.order(acting(filing), filing)
    pdf = pypdf.PdfReader(io.BytesIO(pledges.as_pdf(paper)))
    text = "".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    for part in (
        "承诺书",
        f"{filing.federation.name}：",
        f"《{filing.union.college.name}{filing.union.name}改革情况》",
        "校团委书记（签名）",
        "填报单位（盖章）",
        paper.digest[:16],
    ):
        assert part in text


def test_a_long_name_still_fits_on_one_page() -> None:
    import pypdf

    filing = sealed()
    filing.union.college.name = "云溪省" * 22 + "职业技术师范高等专科学校"
    paper = pledges.order(acting(filing), filing)
    paper.filing = filing
    assert len(pypdf.PdfReader(io.BytesIO(pledges.as_pdf(paper))).pages) == 1
