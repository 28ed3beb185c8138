"""manage.py check_disclosure, as a process without any database."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from disclosures.content import Disclosure
from disclosures.editions import load
from disclosures.exchange import Header, write
from tests.disclosures.checks.filings import SCHOOL, data

ROOT = Path(__file__).parents[3]


def call(*args):
    """In this process: what it writes and its exit status."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("check_disclosure", *map(str, args), stdout=out, stderr=err)
    return SimpleNamespace(returncode=left.value.code, stdout=out.getvalue(), stderr=err.getvalue())


def call_outside(*args):
    nowhere = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    }
    command = [sys.executable, "manage.py", "check_disclosure", *map(str, args)]
    return subprocess.run(
        command, cwd=ROOT, env=nowhere, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def disclosure(tmp_path):
    def save(**changes):
        header = Header(school=SCHOOL, organisation="学生会", school_year="2024-2025")
        written = write(Disclosure.model_validate({**data(), **changes}), load("2024-2025"), header)
        file = tmp_path / "disclosure.json"
        file.write_text(json.dumps(written, ensure_ascii=False), "utf-8")
        return file

    return save


def test_a_clean_disclosure_has_no_error_and_no_database_is_asked(disclosure):
    done = call_outside(disclosure(), "--format", "json")
    assert done.returncode == 0
    assert {row["severity"] for row in json.loads(done.stdout)} <= {"unchecked", "information"}


def test_an_error_is_listed_and_told_by_the_exit_status(disclosure):
    file = disclosure(appraisal_rules={})
    done = call(file, "--format", "json")
    assert done.returncode == 1
    errors = [row for row in json.loads(done.stdout) if row["severity"] == "error"]
    assert [(row["rule"], row["section"], row["path"]) for row in errors] == [
        ("R33", "appraisal_rules", "appraisal_rules")
    ]
    assert set(errors[0]) == {
        "rule",
        "severity",
        "section",
        "indicator",
        "path",
        "message",
        "evidence",
        "source",
    }
    assert "错误1" in call(file).stdout


def test_another_edition_can_be_named(disclosure):
    rows = json.loads(call(disclosure(), "--edition", "2023-2024", "--format", "json").stdout)
    assert "R17" in {row["rule"] for row in rows}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"school_year": "1999"}', b"[" * 5000]
)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path, content):
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    done = call(file)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith("。")


def test_a_file_or_edition_that_is_not_there(tmp_path, disclosure):
    assert call(tmp_path / "none.json").returncode == 2
    assert call(disclosure(), "--edition", "1999").returncode == 2


def test_data_without_a_year_are_checked_under_the_one_that_is_named(tmp_path):
    file = tmp_path / "disclosure.json"
    file.write_text('{"roster": []}', "utf-8")
    assert call(file, "--edition", "2024-2025", "--format", "json").returncode == 1
    refused = call(file)
    assert refused.returncode == 2
    assert "school_year" in refused.stderr
