"""Broken and hostile files: each ends in an import or a sentence, in time, in memory, and goes nowhere.

``FUZZ=20 pytest tests/disclosures/importing/test_fuzz.py`` tries twenty times as many.
"""

from __future__ import annotations

import base64
import json
import os
import random
import secrets
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.imported import Imported
from disclosures.importing.sandbox import CRASHED, read_safely
from tests.disclosures.importing.corpus import documents
from tests.disclosures.importing.fuzzing import bytes_broken
from tests.disclosures.importing.hostile import HOSTILE, reaching_out, workbook

TIMES = int(os.environ.get("FUZZ", "1"))
COUNT = 12 * TIMES
SEED = secrets.token_hex(4) if TIMES > 1 else "0"
ROSTER: list[list[object]] = [
    ["姓名", "部门", "政治面貌", "院系", "年级", "成绩排名"],
    ["陆一鸣", "主席团", "中共党员", "文学院", "2023级", "4/38"],
    ["方小雨", "办公室", "共青团员", "理学院", "2024级", "2/40"],
]


@cache
def whole(ending: str) -> bytes:
    """A file in order."""
    if ending in ("docx", "html"):
        return documents(3, (ending,)).files[ending]
    if ending == "xlsx":
        return workbook(ROSTER)
    if ending == "csv":
        return "\n".join(",".join(map(str, row)) for row in ROSTER).encode("gb18030")
    if ending == "json":
        return json.dumps(documents(3, ()).truth, ensure_ascii=False).encode()
    if ending in ("doc", "xls"):
        return by_office(ending)
    import weasyprint

    rows = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in ROSTER)
    page = f"<h1>云山学院学生会改革情况</h1><h2>一、章程</h2><p>第一条 总则</p><h2>二、名单</h2><table>{rows}</table>"
    made: bytes = weasyprint.HTML(string=page).write_pdf()
    return made


def by_office(ending: str) -> bytes:
    """The same in an old format, made by LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    newer = {"doc": "docx", "xls": "xlsx"}[ending]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"a.{newer}"
        source.write_bytes(whole(newer))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            program,
            "--headless",
            profile,
            "--convert-to",
            ending,
            "--outdir",
            name,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / f"a.{ending}").read_bytes()


@pytest.mark.parametrize("noise", [False, True], ids=["broken", "noise"])
@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "xlsx", "xls", "csv", "json"])
def test_broken_files_end_in_an_import_or_a_sentence(ending: str, *, noise: bool) -> None:
    order = {
        "base": base64.b64encode(whole(ending)).decode(),
        "count": COUNT,
        "seed": SEED,
        "noise": noise,
    }
    told = read_safely(
        json.dumps(order).encode(),
        ending,
        seconds=120 * TIMES,
        reader="tests.disclosures.importing.fuzzing:batch",
    ).data
    assert told["wrong"] == [], f"seed {SEED}"
    assert told["imported"] + told["refused"] == COUNT


@pytest.mark.skipif(TIMES == 1, reason="every file starts LibreOffice: FUZZ=2 and more")
def test_broken_old_files_end_in_an_import_or_a_sentence() -> None:
    for number in range(3 * TIMES):
        end = safely(bytes_broken(whole("doc"), random.Random(f"{SEED}-{number}")), "材料.doc")
        assert isinstance(end, Imported) or end.endswith("。"), f"seed {SEED}"
        assert end != CRASHED, f"seed {SEED}, {number}"


def by_ending(ending: str) -> list[str]:
    return [case for case, (kind, _make) in HOSTILE.items() if kind == ending]


@pytest.mark.parametrize("ending", sorted({kind for kind, _make in HOSTILE.values()}))
def test_hostile_files_do_no_harm(ending: str) -> None:
    """All of a kind in one child, under the limits of one file: told what is wrong, not stopped."""
    order = json.dumps(by_ending(ending)).encode()
    ends = read_safely(
        order, "", seconds=180, reader="tests.disclosures.importing.fuzzing:hostile"
    ).data
    assert {case: end for case, end in ends.items() if end not in ("imported", "refused")} == {}
    assert list(ends) == by_ending(ending)


def safely(raw: bytes, name: str) -> Imported | str:
    try:
        return read_safely(raw, name)
    except Unreadable as refusal:
        return str(refusal)


def test_nobody_is_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        for name, (ending, raw) in reaching_out(server.getsockname()[1]).items():
            end = safely(raw, f"材料.{ending}")
            assert end != CRASHED, name
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_breaking_breaks() -> None:
    """The fuzz itself: its files differ from the whole one and from each other."""
    made = {bytes_broken(whole("csv"), random.Random(number)) for number in range(30)}
    assert len(made - {whole("csv")}) > 25
