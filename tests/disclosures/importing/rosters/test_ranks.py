"""Ranks as typed, and as Excel left them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosures.importing.rosters import ranks
from disclosures.reading import RankKind, read_rank
from tests.disclosures.importing.rosters.excel import shown, typed

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - sheets have no zone


@st.composite
def possible_ranks(draw):
    cohort = draw(st.integers(1, 250))
    return draw(st.integers(1, cohort)), cohort


years = st.integers(2015, 2028)


@given(possible_ranks(), years)
@example((2, 29), 2025)
@example((2, 30), 2024)
@example((11, 31), 2025)
@example((1, 1), 2025)
@example((12, 99), 2025)
def test_every_rank_that_excel_made_a_day_of_is_put_back(rank, year):
    raw = "{}/{}".format(*rank)
    cell = typed(raw, year)
    read = ranks.read(cell)
    assert (read.raw, read.place, read.cohort) == (raw, *rank)
    assert bool(read.was) == isinstance(cell, datetime)


@given(possible_ranks(), years, st.sampled_from(["zh", "en"]))
@example((2, 29), 2025, "zh")
def test_so_is_what_a_cell_shows_when_it_is_copied_or_saved_as_text(rank, year, style):
    raw = "{}/{}".format(*rank)
    assert ranks.read(shown(typed(raw, year), style)).raw == raw


@given(possible_ranks(), years, st.sampled_from([float, int, str]))
def test_so_is_the_number_of_a_day_that_lost_its_format(rank, year, kind):
    raw = "{}/{}".format(*rank)
    cell = typed(raw, year)
    if isinstance(cell, datetime):
        assert ranks.read(kind((cell - EPOCH).days)).raw == raw


@pytest.mark.parametrize(
    ("value", "raw"),
    [
        (date(2025, 2, 27), "2/27"),
        (datetime(2025, 2, 27, tzinfo=UTC), "2/27"),
        ("2025/2/27", "2/27"),
        ("2025-02-27 00:00:00", "2/27"),
        ("1946/1/1", "1/46"),
        ("2月27日", "2/27"),
        ("27-Feb", "2/27"),
        ("Jan-46", "1/46"),
        (time(4, 38), "4/38"),
        ("04:38:00", "4/38"),
        (45715.0, "2/27"),
        ("45715", "2/27"),
    ],
)
def test_days_as_they_are_met(value, raw):
    read = ranks.read(value)
    assert read.raw == raw
    assert read.was


@pytest.mark.parametrize(
    ("value", "raw", "numbers"),
    [
        ("4/38", "4/38", (4, 38)),
        (" ４／３８ ", "4/38", (4, 38)),
        ("4（38）", "4（38）", (4, 38)),
        ("4\\38", "4\\38", (4, 38)),
        ("第4名/38人", "第4名/38人", (4, 38)),
        ("4／38（10.5%）", "4/38（10.5%）", (4, 38)),
        ("4 of 38", "4/38", (4, 38)),
        ("4-38", "4/38", (4, 38)),
        ("4/\n38", "4/38", (4, 38)),
        (3.0, "3", (3, None)),
        ("3", "3", (3, None)),
        (None, "", (None, None)),
    ],
)
def test_spellings(value, raw, numbers):
    read = ranks.read(value)
    assert (read.raw, (read.place, read.cohort), read.was) == (raw, numbers, "")


@pytest.mark.parametrize(
    "words", ["一年级", "大一", "新生", "—", "/", "无", "大一新生", "2025级新生", "研究生", "研一"]
)
def test_first_years_and_graduates_stay_as_typed(words):
    assert ranks.read(words) == ranks.RankCell(words)


@pytest.mark.parametrize("value", [0.105263157894737, 4 / 38, "0.105"])
def test_the_value_of_a_fraction_cannot_be_put_back_and_is_told(value):
    read = ranks.read(value)
    assert read.lost
    assert read.place is None
    assert read.raw.startswith("0.105")


def test_a_day_that_no_rank_becomes_stays_a_day():
    assert ranks.read(date(1946, 1, 5)).raw == "1946-01-05"


def test_rank_and_cohort_from_two_columns():
    assert ranks.read_pair(4.0, "38人").raw == "4/38"
    assert ranks.read_pair("4/38", 38).raw == "4/38"
    assert ranks.read_pair("一年级", "").raw == "一年级"
    assert ranks.read_pair("", 38.0) == ranks.RankCell("")


@given(st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.dates(), st.times()))
def test_the_numbers_are_those_that_the_words_say(value):
    cell = ranks.read(value)
    rank = read_rank(cell.raw)
    if rank.kind in (RankKind.GIVEN, RankKind.BARE):
        assert (cell.place, cell.cohort) == (rank.place, rank.cohort)
    else:
        assert (cell.place, cell.cohort) == (None, None)
