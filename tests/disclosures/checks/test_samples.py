"""The two sample disclosures: nothing cried wolf at, nothing of the structured data missed."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from disclosures.checks.imported import check_data

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"
STRUCTURED = {"sample-c-2020": {"D04", "D05", "D06", "D07", "D08", "D09", "D18", "D23", "D24", "D25"},
              "sample-a-2024": {"A11", "A12", "A14", "A18"}}  # fmt: skip
OUT_OF_REACH = {"A07"}
"""An order that is broken in the Word file and already mended in its JSON."""
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample disclosures here")


def load(name):
    table = (SAMPLES / f"{name}.findings.tsv").read_text("utf-8").splitlines()
    found = check_data(json.loads((SAMPLES / f"{name}.json").read_bytes()))
    return {row["id"]: row for row in csv.DictReader(table, delimiter="\t")}, found


@pytest.mark.parametrize("name", STRUCTURED)
def test_what_must_not_fire_does_not(name):
    rows, found = load(name)
    forbidden = set(re.findall(r"\b[RT]\d\d\b", rows["PASS"]["fact"]))
    assert {f.rule for f in found if f.severity != "unchecked"} & forbidden == set()


@pytest.mark.parametrize("name", STRUCTURED)
def test_every_row_about_structured_data_and_every_must_is_found(name):
    rows, found = load(name)
    left = Counter(f.rule for f in found)
    must = {key for key, row in rows.items() if row["must"] == "yes" and key != "PASS"}
    wanted = STRUCTURED[name] | must - OUT_OF_REACH
    missed = {
        key
        for key in sorted(wanted, key=lambda k: (k not in must, k))
        if not take(left, rows[key]["rule"])
    }
    assert {key for key in missed if re.search(r"\b[RT]\d\d\b", rows[key]["rule"])} == set()


def take(left, rules):
    """Use up one finding of one of the rules."""
    hit = next((r for r in re.findall(r"\b[RT]\d\d\b", rules) if left[r] > 0), "")
    left[hit] -= 1
    return hit
