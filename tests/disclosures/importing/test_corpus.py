"""The importer on documents that it has not seen: what it must get out of them at the least."""

from statistics import mean

import pytest

from tests.disclosures.importing.corpus.measure import measured
from tests.disclosures.importing.corpus.print import OFFICE

EACH, ALL = 0.92, 0.97
EACH_PRINTED, ALL_PRINTED = 0.85, 0.92


@pytest.mark.parametrize(
    ("first", "count"), [(300, 12), (400, 12), (5300, 10)], ids=["three", "four", "nasty"]
)
def test_word_files_and_pages_come_through(first, count):
    found = list(measured(range(first, first + count), ("docx", "html")))
    assert len(found) == 2 * count
    poor = [(name, ending, parts) for name, ending, parts in found if parts["overall"] < EACH]
    assert not poor
    assert mean(parts["overall"] for _, _, parts in found) >= ALL


@pytest.mark.skipif(not OFFICE, reason="there is no LibreOffice")
def test_printed_files_come_through():
    found = list(measured(range(500, 506), ("pdf",)))
    assert found
    poor = [(name, parts) for name, _, parts in found if parts["overall"] < EACH_PRINTED]
    assert not poor
    assert mean(parts["overall"] for _, _, parts in found) >= ALL_PRINTED
