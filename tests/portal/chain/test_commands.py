"""The chain on the command line, and its head kept each day."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.domain import chain
from portal.scoping import scope_nothing
from portal.tasks import keep_head
from tests.portal.chain import SUPERUSER, behind, written

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments, **options):
    said = StringIO()
    with scope_nothing():
        call_command(*arguments, stdout=said, **options)
    return said.getvalue()


def test_an_untouched_log_is_said_to_be_so_with_its_head(tmp_path):
    written(3)
    kept = tmp_path / "head.json"
    kept.write_text(run("export_head"), "utf-8")
    written(1)
    said = run("check_events", head=[kept])
    assert said.startswith("没有发现问题。链上共4号")
    assert chain.head().hash in said
    assert "没有给出以前导出的链头" in run("check_events")


def test_an_empty_log_has_a_head_too():
    assert json.loads(run("export_head"))["number"] == 0
    assert run("check_events").startswith("没有发现问题。链上共0号")


def test_what_was_done_is_told_and_the_exit_status_says_so():
    ids = written(3)
    with behind(SUPERUSER) as raw:
        raw.execute("DELETE FROM portal_event WHERE id = %s", [ids[1]])
    with pytest.raises(CommandError, match="共发现1处") as stopped:
        run("check_events")
    assert stopped.value.returncode == 1
    assert run("check_events", since=3).startswith("没有发现问题")


@pytest.mark.parametrize("text", ["", "{", '{"number": 1}', "[]", '{"number": "x", "hash": ""}'])
def test_a_file_that_holds_no_heads_is_refused_with_its_line(tmp_path, text):
    kept = tmp_path / "head.json"
    kept.write_text(f"\n{text}\n", "utf-8")
    if not text:
        assert run("check_events", head=[kept])
        return
    with pytest.raises(CommandError, match="第2行不是导出的链头") as stopped:
        run("check_events", head=[kept])
    assert stopped.value.returncode == 2


def test_each_day_the_head_goes_into_the_programs_log_and_the_file(tmp_path, settings, caplog):
    settings.AUDIT_HEAD_FILE = str(tmp_path / "heads.jsonl")
    caplog.set_level(logging.INFO)
    for _ in range(2):
        written(2)
        with scope_nothing():
            keep_head()
    kept = chain.heads((tmp_path / "heads.jsonl").read_text("utf-8").splitlines())
    assert [one.number for one in kept] == [2, 4]
    assert f"audit_head number=4 hash={kept[1].hash}" in caplog.text
    assert list(chain.faults(1, kept)) == []


def test_a_file_that_cannot_be_written_is_told_and_stops_nothing(tmp_path, settings, caplog):
    settings.AUDIT_HEAD_FILE = str(tmp_path / "no" / "such" / "folder")
    keep_head()
    assert "audit_head_file cannot be written" in caplog.text
