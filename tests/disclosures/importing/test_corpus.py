"""The importer on documents that it has not seen: what it must get out of them at the least."""

from statistics import mean

import pytest

from tests.disclosures.importing.corpus.measure import measured
from tests.disclosures.importing.corpus.print import OFFICE

EACH, ALL = 0.92, 0.97
EACH_PRINTED, ALL_PRINTED = 0.85, 0.92


ONCE_POOR = [
    181,  # contents in front, headings with the school's name
    5022,  # zero-width spaces in headings, own labels of ranks
    5072,  # departments as paragraphs
    5351,  # a table of contents like the headings
    5378,  # inner headings like the sections'
    5306,  # 序号 as an automatic list
    5533,  # ticks ⊙ and ○
    5568,  # departments as paragraphs under a heading without number or look
]


@pytest.mark.parametrize(
    ("first", "count"), [(300, 12), (400, 12), (5120, 10)], ids=["three", "four", "nasty"]
)
def test_word_files_and_pages_come_through(first, count):
    found = list(measured(range(first, first + count), ("docx", "html")))
    assert len(found) == 2 * count
    poor = [(name, ending, parts) for name, ending, parts in found if parts["overall"] < EACH]
    assert not poor
    assert mean(parts["overall"] for _, _, parts in found) >= ALL


@pytest.mark.parametrize("seed", ONCE_POOR)
def test_what_once_came_through_poorly_does_no_more(seed):
    for name, ending, parts in measured(range(seed, seed + 1), ("docx", "html")):
        assert parts["overall"] >= EACH, (name, ending, parts)


@pytest.mark.skipif(not OFFICE, reason="there is no LibreOffice")
def test_printed_files_come_through():
    found = list(measured(range(500, 506), ("pdf",)))
    assert found
    poor = [(name, parts) for name, _, parts in found if parts["overall"] < EACH_PRINTED]
    assert not poor
    assert mean(parts["overall"] for _, _, parts in found) >= ALL_PRINTED
