"""The same publication gives the same bytes: in another process, later, elsewhere, by other hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.utils import timezone

from disclosures.publication.document import Document
from tests.disclosures.publication import invented
from tests.disclosures.publication.again import outputs, packed
from tests.disclosures.publication.test_pdf import STAMP
from tests.disclosures.publication.test_verapdf import picture


def whole() -> Document:
    """With twins (• beside ·), rare names and a picture, over more than one page of everything."""
    charter = invented.RulesText(text=invented.CHARTER + "\n• 附注⋯⋯与……，文⽂、㛃䶮𠅤。")
    return invented.document(content=invented.disclosure(rows=30, charter=charter))


@pytest.fixture(scope="module")
def here() -> dict[str, bytes]:
    return outputs(whole(), STAMP, picture())


@pytest.mark.parametrize("seed", ["1", "77"])
def test_another_process_makes_the_same_files(
    here: dict[str, bytes], tmp_path: Path, seed: str
) -> None:
    """Each start is seconds later than the one before."""
    (tmp_path / "document.json").write_text(packed(whole(), STAMP), encoding="utf-8")
    (tmp_path / "picture").write_bytes(picture())
    folder = tmp_path / "out"
    folder.mkdir()
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "LC_ALL": "C",
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONUTF8": "1",
    }
    program = [sys.executable, "-m", "tests.disclosures.publication.again"]
    subprocess.run(
        [*program, "document.json", "picture", "out"], cwd=tmp_path, env=environment, check=True
    )
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(made) == set(here)
    assert [name for name in made if made[name] != here[name]] == []


def test_today_stands_in_no_file(here: dict[str, bytes]) -> None:
    today = timezone.localdate()
    written = [today.strftime(form).encode() for form in ("%Y-%m-%d", "%Y%m%d", "%Y年%-m月%-d日")]
    for name, data in here.items():
        assert [one for one in written if one in b"".join(parts(name, data))] == []


def parts(name: str, data: bytes) -> Iterator[bytes]:
    """A file unpacked, with the dates of what is packed in it; a PDF's dates: `test_archival`."""
    if not name.endswith((".docx", ".xlsx")):
        yield data
        return
    with ZipFile(BytesIO(data)) as opened:
        for one in opened.infolist():
            yield "{}-{:02}-{:02}".format(*one.date_time).encode()
            yield opened.read(one)


def test_two_runs_in_one_process_are_the_same(here: dict[str, bytes]) -> None:
    assert outputs(whole(), STAMP, picture()) == here


def test_another_document_gives_other_bytes(here: dict[str, bytes]) -> None:
    other = invented.document(content=invented.disclosure(rows=31))
    made = outputs(other, STAMP, picture())
    assert [name for name in made if made[name] == here[name]] == []
