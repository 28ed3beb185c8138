"""The two rosters as secretaries keep them, cell by cell."""

import json
from pathlib import Path

import pytest

from disclosures.importing.rosters import best_sheet, sheets

FOLDER = Path(__file__).resolve().parents[4].parent / "shared" / "samples"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("name", ["sample-a-2024", "sample-c-2020"])
def test_every_cell_is_read(name):
    truth = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["roster"]
    found = sheets.read("xlsx", (FOLDER / f"{name}.roster.xlsx").read_bytes())
    _sheet, reading = best_sheet(found)
    assert reading.rows == truth
    assert reading.sure > 0.9
    assert not reading.remarks
