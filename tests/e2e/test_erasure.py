"""Somebody named in a publication asks not to be: the college confirms, and the name leaves every file.

Played by the person (without an account) and the college's secretary, with a real worker.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from disclosures.domain.erasing.work import ERASE
from disclosures.models import PublicationFile
from portal.enums import Role
from portal.models import Job
from tests.disclosures.domain.retaining.aged import PERSON
from tests.disclosures.publication.approved import baked
from tests.e2e.people import Person
from tests.e2e.stage import ADDRESS
from tests.factories import member
from tests.worker import send, until, worker

pytestmark = pytest.mark.skipif(bool(ADDRESS), reason="looks into the database of this process")
ANSWER = "已与本人核实，公开文件中不再出现您的姓名。"


def naming() -> list[str]:
    """Public files in which the name stands as text."""
    files = (one for one in Path(settings.PUBLISHED_ROOT).rglob("*") if one.is_file())
    return sorted(one.name for one in files if PERSON.encode() in one.read_bytes())


def test_a_name_leaves_what_is_public(
    stage: Any, person: Any, monkeypatch: pytest.MonkeyPatch, redis_url: str
) -> None:
    monkeypatch.setattr(settings, "OBJECTIONS_LEAST_SECONDS", 0)
    publication = baked()
    member(Role.SECRETARY, college=publication.filing.college, username="shuji")
    assert naming()

    reader = person(Person)
    reader.open(f"/d/{publication.code}/erasure/")
    reader.page.locator("[name='section']").select_option("roster")
    reader.page.locator("[name='name']").fill(PERSON)
    reader.page.locator("[name='contact']").fill("linzhixia@example.org")
    reader.press("提交")
    rows = reader.page.locator("[name='row']")
    if rows.count():  # of two of one name, the first
        rows.first.check()
        reader.press("提交")
    reader.sees("查询码")
    code, secret = reader.page.locator(".receipt .code").all_inner_texts()

    secretary = person(Person)
    secretary.log_in("shuji")
    secretary.follow("删除请求")
    secretary.page.locator("main table a").first.click()
    secretary.sees(PERSON)
    secretary.page.locator("[name='says'][value='same']").check()
    secretary.press("保存核实结果")
    secretary.page.locator("[name='state'][value='granted']").check()
    secretary.page.locator("[name='answer']").fill(ANSWER)
    secretary.press("办结")
    with worker(redis_url):
        send(redis_url, ERASE, Job.objects.get(task=ERASE).pk)
        made = PublicationFile.objects.filter(rendition=2)
        until(made.exists, "the files are made again")
        until(lambda: naming() == [], "the former files are gone")

    anybody = person(Person)
    anybody.open(f"/d/{publication.code}/")
    assert PERSON not in anybody.page.content()
    anybody.open("/erasure/")
    anybody.page.locator("[name='number']").fill(code)
    anybody.page.locator("[name='code']").fill(secret)
    anybody.press("查询")
    anybody.sees(ANSWER)
