"""The sample disclosures, from every format, by the samples' own scorer."""

import json
from typing import Any

import pytest

from disclosures.importing.files import read_file
from tests.disclosures.importing.conftest import SAMPLES

NAMES = ("sample-a-2024", "sample-c-2020")
FLOORS = {"docx": 97, "html": 97, "pdf": 92}
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample disclosures here")


def data_of(name: str, ending: str) -> dict[str, Any]:
    return read_file((SAMPLES / f"{name}.{ending}").read_bytes(), f"{name}.{ending}").data


def truth_of(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_bytes())
    return truth


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", FLOORS)
def test_a_sample_comes_through(name: str, ending: str, samples_scorer: Any) -> None:
    found = samples_scorer.score(truth_of(name), data_of(name, ending))
    assert found.overall() >= FLOORS[ending], found.log


@pytest.mark.parametrize("name", NAMES)
def test_a_samples_roster_file_comes_through_whole(name: str, samples_scorer: Any) -> None:
    found = samples_scorer.score(truth_of(name), data_of(name, "roster.xlsx"))
    parts = {part: share for part, share, _detail in found.parts if part.startswith("roster")}
    assert set(parts.values()) == {1.0}, found.log
