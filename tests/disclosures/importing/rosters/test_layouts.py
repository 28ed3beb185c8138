"""Every layout that the generator knows is read, as values and as the texts of a Word table."""

from random import Random

import pytest

from disclosures.importing.rosters import clipboard, table
from disclosures.importing.rosters.cells import Covered, tidy
from tests.disclosures.importing.rosters.excel import shown
from tests.disclosures.importing.rosters.layouts import make
from tests.disclosures.importing.rosters.scoring import score

SEEDS = range(120)


def judge(read):
    """Return the mean score of all seeds, and the seeds that were not read whole."""
    scores, worst = [], []
    for seed in SEEDS:
        made = make(seed)
        share, wrong = score(made.truth, read(made, Random(seed)))
        scores.append(share)
        if wrong:
            worst.append((round(share, 3), seed, made.layout, wrong[:3]))
    return sum(scores) / len(scores), sorted(worst, key=lambda each: each[0])[:3]


def test_the_rows_of_sheets():
    mean, worst = judge(lambda made, rng: table.read(made.rows).rows)
    assert mean >= 0.99, worst


def texts(made, rng):
    """The same rows as a document's table: nothing but text, lines broken anywhere."""
    style = rng.choice(("zh", "en"))
    return [[_broken(rng, shown(value, style), value) for value in row] for row in made.rows]


def _broken(rng, text, value):
    if len(text) > 3 and rng.random() < 0.1 and "\n" not in text:
        at = rng.randrange(1, len(text))
        if not (text[at - 1] + text[at]).isascii():
            text = text[:at] + "\n" + text[at:]
    return Covered(text) if isinstance(value, Covered) else text


def test_the_texts_of_document_tables():
    mean, worst = judge(lambda made, rng: table.read(texts(made, rng)).rows)
    assert mean >= 0.98, worst


def test_tables_that_are_split_over_pages():
    def halves(made, rng):
        rows = texts(made, rng)
        first = table.read(rows)
        at = rng.randint(first.first_row + 2, len(rows) - 1)
        one = table.read(rows[:at])
        two = table.read(rows[at:], one.matching)
        captions = made.layout.departments == "captions"
        return first.rows if captions else one.rows + two.rows

    mean, worst = judge(halves)
    assert mean >= 0.97, worst


def test_what_is_copied_and_pasted():
    def pasted(made, rng):
        rows = [
            ["" if isinstance(value, Covered) else value for value in row]
            for row in texts(made, rng)
        ]
        return table.read(
            clipboard.read("\r\n".join("\t".join(map(_copied, row)) for row in rows))
        ).rows

    mean, worst = judge(pasted)
    assert mean >= 0.97, worst


def _copied(text):
    return '"' + text.replace('"', '""') + '"' if "\n" in text or '"' in text else text


@pytest.mark.parametrize("seed", range(12))
def test_a_matching_given_by_hand_is_what_is_read(seed):
    made = make(seed)
    first = table.read(made.rows)
    column = next(at for at, name in first.matching.items() if name == "name")
    again = table.read(made.rows, {column: "name"})
    assert [row["name"] for row in again.rows] == [row["name"] for row in first.rows]
    assert {tidy(row["rank_raw"]) for row in again.rows} == {""}
