"""The original beside a section."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from disclosures.domain.imports import copies
from portal.models import Job
from tests.disclosures.domain.test_import_copies import PAGE
from tests.factories import ImportFactory
from tests.reviews.views.conftest import client_of

HTMX = {"HX-Request": "true"}


def url(case, key="charter", *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}/sections/{key}", *rest, ""])


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def bring(case):
    """Bring an original to the filing that was used and submitted."""

    def made(kind, raw=PAGE, **values):
        file = ContentFile(raw.encode(), name=f"yuanjian.{kind}")
        fields = {"taken": ["charter"], "name": f"原件.{kind}", "file": file} | values
        return ImportFactory(filing=case.filing, kind=kind, **fields)

    return made


def test_nothing_was_brought(desk, case):
    page = text(desk.get(url(case), {"source": "on"}))
    assert "这份填报没有导入过原件，是直接填写的。" in page


def test_it_stays_open_until_it_is_closed(desk, case):
    assert 'id="source-heading"' not in text(desk.get(url(case)))
    text(desk.get(url(case), {"source": "on"}))
    assert 'id="source-heading"' in text(desk.get(url(case, "roster")))
    text(desk.get(url(case), {"source": "off"}))
    assert 'id="source-heading"' not in text(desk.get(url(case, "roster")))


def test_a_pdf_is_framed_at_its_page(desk, case, bring):
    place = {"place": "第7页 “二、章程”", "snippet": "", "sure": "high"}
    original = bring("pdf", result={"sources": {"charter": place}})
    answer = desk.get(url(case), {"source": "on"})
    address = f"/work/filings/{case.filing.pk}/import/{original.pk}/look/"
    assert f'<iframe src="{address}#page=7"' in text(answer)
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    shown = desk.get(address)
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_nothing_but_a_pdf_is_framed(desk, case, bring, kind):
    original = bring(kind)
    address = f"/work/filings/{case.filing.pk}/import/{original.pk}/look/"
    assert desk.get(address).status_code == 404


def test_a_copy_is_made_when_somebody_asks_and_then_shown(desk, case, bring):
    original = bring("html")
    page = text(desk.get(url(case), {"source": "on"}))
    assert "正在把原件做成可以对照的副本" in page
    assert not Job.objects.exists()
    text(desk.post(url(case, "charter", "source"), headers=HTMX))
    assert Job.objects.get().object_id == original.pk
    copies.make(original.pk)
    page = text(desk.get(url(case, "charter", "source"), headers=HTMX))
    assert "第一条　本会服务同学。" in page
    assert "文体部" not in page
    assert "<html" not in page
    assert "<script>alert" not in page


def test_a_section_that_is_not_found_shows_the_whole_original(desk, case, bring):
    copies.make(bring("html").pk)
    page = text(desk.get(url(case, "congress", "source"), headers=HTMX))
    assert "没有在这份原件里找到本栏目，下面是全文" in page
    assert "文体部" in page


def test_a_sheet_is_shown_as_it_stood(desk, case, bring):
    rows = [["姓名", "职务"], ["<b>王听雨</b>", "部长"]]
    bring("xlsx", table={"rows": rows}, taken=["roster"])
    page = text(desk.get(url(case, "roster"), {"source": "on"}))
    assert "&lt;b&gt;王听雨" in page


def test_of_several_originals_the_section_s_own_comes_first(desk, case, bring):
    mine = bring("html", name="章程.html")
    other = bring("xlsx", name="名单.xlsx", taken=["roster"], table={"rows": [["李归舟"]]})
    pane = desk.get(url(case, "charter", "source"), headers=HTMX).context["source"]
    assert pane.original == mine
    pane = desk.get(url(case, "roster", "source"), headers=HTMX).context["source"]
    assert pane.original == other
    chosen = desk.get(url(case, "charter", "source"), {"original": other.pk}, headers=HTMX)
    assert chosen.context["source"].original == other


@pytest.mark.parametrize("wish", ["0", "abc", "999999", "<script>", "9" * 30])
def test_an_original_that_is_not_there_is_not_shown(desk, case, bring, wish):
    mine = bring("html")
    page = desk.get(url(case, "charter", "source"), {"original": wish}, headers=HTMX)
    assert page.context["source"].original == mine


def test_what_was_brought_and_not_used_is_the_college_s_own(desk, case, bring):
    bring("html", taken=[])
    assert "没有导入过原件" in text(desk.get(url(case), {"source": "on"}))


def test_without_scripts_it_is_a_page(desk, case, bring):
    bring("html")
    page = text(desk.post(url(case, "charter", "source")))
    assert "回到栏目" in page
    assert "刷新" in page


def test_the_college_is_not_shown_the_desk(case, bring, office):
    bring("html")
    assert office.get(url(case, "charter", "source")).status_code == 403
    assert client_of(case.colleague()).get(url(case, "charter", "source")).status_code == 200
