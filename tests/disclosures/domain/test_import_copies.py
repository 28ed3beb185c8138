"""Copies of originals to read beside a section: made once, by a worker, in the sandbox."""

from __future__ import annotations

import json

import pytest
from django.core.files.base import ContentFile

from disclosures.domain import imports
from disclosures.domain.imports import copies
from disclosures.models.storages import private_storage
from portal.models import Job
from portal.scoping import scope_colleges
from tests.factories import ImportFactory, SubmissionFactory

PAGE = """<html><body><h1>某大学学生会改革情况公开</h1>
<h2>二、《某大学学生会章程》</h2><p>第一章　总则</p><p>第一条　本会服务同学。</p>
<h2>三、校级组织工作机构组织架构表</h2>
<table><tr><th>机构名称</th><th>人数</th><th>主要职责</th></tr>
<tr><td>文体部</td><td>4</td><td>组织文体活动。</td></tr></table>
<script>alert(1)</script></body></html>"""


@pytest.fixture
def brought(db):
    """Return an original in HTML that was used and submitted."""

    def made(raw=PAGE, kind="html", **values):
        submission = SubmissionFactory()
        file = ContentFile(raw.encode(), name=f"gongkai.{kind}")
        fields = {"taken": ["charter"], "name": f"公开.{kind}", "source": "document"} | values
        return ImportFactory(filing=submission.filing, kind=kind, file=file, **fields)

    return made


def test_a_copy_holds_the_blocks_and_where_sections_begin(brought):
    original = brought()
    copies.make(original.pk)
    copy = imports.copy_of(original)
    blocks, found = copy.part("charter")
    assert found
    assert "第一条　本会服务同学。" in [block.get("text") for block in blocks]
    assert not any(block["kind"] == "table" for block in blocks)
    (table,) = [block for block in copy.part("departments")[0] if block["kind"] == "table"]
    assert table["rows"][1] == ["文体部", "4", "组织文体活动。"]
    assert "alert" not in json.dumps(copy.blocks)


def test_a_section_that_is_not_in_it_gives_the_whole(brought):
    original = brought()
    copies.make(original.pk)
    copy = imports.copy_of(original)
    assert copy.part("congress") == (copy.blocks, False)


def test_it_is_made_once(brought):
    original = brought()
    copies.make(original.pk)
    names = private_storage().listdir(original.file.name.rpartition("/")[0])[1]
    copies.make(original.pk)
    assert private_storage().listdir(original.file.name.rpartition("/")[0])[1] == names


def test_a_file_that_cannot_be_read_says_so(brought):
    original = brought("PK\x03\x04 broken", "docx")
    copies.make(original.pk)
    assert imports.copy_of(original).problem


def test_a_file_that_is_gone_says_so(brought):
    original = brought()
    private_storage().delete(original.file.name)
    copies.make(original.pk)
    assert imports.copy_of(original).problem == "上传的文件已经不在了。"


def test_it_is_asked_for_once_and_only_where_there_is_none(brought):
    original = brought()
    assert imports.prepare(original) == imports.prepare(original) == Job.objects.get()
    copies.make(original.pk)
    assert imports.prepare(original) is None


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv", "json"])
def test_what_is_shown_otherwise_gets_no_copy(brought, kind):
    original = brought(kind=kind)
    assert imports.prepare(original) is None
    copies.make(original.pk)
    assert imports.copy_of(original) is None


def test_the_worker_reads_it_as_the_federation(brought):
    original = brought()
    job = imports.prepare(original)
    with scope_colleges(federation_ids=[job.federation_id]):
        copies.make(original.pk)
    assert imports.copy_of(original).blocks
