"""`make audit`, as far as it goes without an advisory service."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from scripts import audit
from tests.nginx import ROOT


def program(folder: Path, answer: object, code: int, said: str = "") -> str:
    """Something that answers as pip-audit does."""
    (folder / "answer").write_text(
        json.dumps(answer) if answer is not None else "", encoding="utf-8"
    )
    file = folder / "pip-audit"
    file.write_text(
        f'#!/bin/sh\necho "{said}" >&2\ncat {folder}/answer\nexit {code}\n', encoding="utf-8"
    )
    file.chmod(0o755)
    return str(file)


def test_without_a_service_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = program(tmp_path, None, 1, "ERROR: Could not connect to PyPI")
    assert audit.main(["--program", silent]) == 2
    told = capsys.readouterr()
    assert told.err.splitlines()[-1] == audit.UNREACHED
    assert told.out == ""


def test_what_is_known_is_told_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"id": "PYSEC-2026-1", "fix_versions": ["1.2"]}
    packages = [
        {"name": "good", "version": "1", "vulns": []},
        {"name": "bad", "version": "1.1", "vulns": [known]},
    ]
    assert audit.main(["--program", program(tmp_path, {"dependencies": packages}, 1)]) == 1
    told = capsys.readouterr().out
    assert "bad 1.1: PYSEC-2026-1, mended in 1.2" in told
    assert "2 packages, 1 with something known" in told


def test_nothing_known_is_well(tmp_path: Path) -> None:
    packages = [{"name": "good", "version": "1", "vulns": []}]
    assert audit.main(["--program", program(tmp_path, {"dependencies": packages}, 0)]) == 0


def test_every_lock_is_asked_about_with_its_hashes() -> None:
    words = audit.command("pip-audit", ["--vulnerability-service", "osv"])
    locks = {Path(word).stem for word in words if word.endswith(".txt")}
    assert locks == {file.stem for file in (ROOT / "requirements").glob("*.in")} - {"audit"}
    assert words[-2:] == ["--vulnerability-service", "osv"]
    for name in locks:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pinned = re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==", text, re.MULTILINE)
        entries = re.split(r"\n(?=[A-Za-z0-9])", text)
        assert pinned
        for entry in entries:
            assert "==" not in entry.split("\n")[0] or "--hash=sha256:" in entry, entry[:80]


def test_the_target_stands_outside_the_tests() -> None:
    told = subprocess.run(
        ["make", "-n", "audit"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "scripts/audit.py" in told.stdout
    tested = subprocess.run(
        ["make", "-n", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "audit" not in tested.stdout
