"""A corrected publication: the new page says why, the old one leads to it, both say what changed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.domain import correcting, submit
from disclosures.domain.bake import bake
from disclosures.enums import FileKind
from disclosures.models import Filing, Publication
from tests.disclosures.desk import acting, answer_all
from tests.disclosures.domain.test_correcting import DUE, approve, charter, public

pytestmark = pytest.mark.django_db
WHY = "章程漏了一条。"


def corrected(filing: Filing, words: str, why: str) -> Publication:
    """The next version, with its files."""
    filing.refresh_from_db()
    correcting.open_(acting(filing), filing, ["charter"], DUE, why)
    charter(filing, words)
    answer_all(acting(filing), filing)
    made = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    bake(made.pk)
    return made


@pytest.fixture
def versions() -> tuple[Publication, Publication]:
    """A publication, and the one that superseded it."""
    filing = public()
    first = filing.publications.get()
    bake(first.pk)
    return first, corrected(filing, "第九十九条　补充一条。", WHY)


def text(client, name: str, publication: Publication) -> str:
    answer = client.get(reverse(f"public:{name}", args=[publication.code]))
    assert answer.status_code == 200
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_the_new_page_says_why_and_leads_to_what_changed(client, versions):
    _first, second = versions
    page = text(client, "disclosure", second)
    assert f"更正说明：{WHY}" in page
    assert 'href="changes.html"' in page
    changes = text(client, "changes", second)
    assert "补充一条。" in changes
    assert WHY in changes
    assert changes.count("<section") == 1


def test_the_old_page_says_since_when_why_and_where(client, versions):
    first, second = versions
    page = text(client, "disclosure", first)
    assert "您看到的是旧版本" in page
    assert f"更正说明：{WHY}" in page
    assert reverse("public:disclosure", args=[second.code]) in page
    assert reverse("public:changes", args=[second.code]) in page
    assert client.get(reverse("public:changes", args=[first.code])).status_code == 404


def test_of_three_versions_each_has_its_own_reason(client, versions):
    first, second = versions
    third = corrected(first.filing, "第一百条　再补充一条。", "又漏了一条。")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("public:college", args=[first.filing.college_id]))
    listed = page.content.decode()
    for one in (first, second, third):
        assert reverse("public:disclosure", args=[one.code]) in listed
    assert listed.index("又漏了一条。") < listed.index(WHY)
    assert len([one for one in queries if "SELECT" in one["sql"]]) <= 6
    assert "又漏了一条。" in text(client, "changes", third)
    middle = text(client, "changes", second)
    assert "您看到的是旧版本" in middle
    assert middle.index("第3版") < middle.index("与第1版的不同</h1>")


def test_a_first_version_has_no_page_of_changes(versions):
    first, second = versions
    assert not first.files.filter(kind=FileKind.CHANGES).exists()
    assert second.files.get(kind=FileKind.CHANGES).path.endswith("changes.html")
