"""Whatever stands in the cells: rows of the exchange format come out, and nothing is raised."""

import json
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures import editions, exchange
from disclosures.importing.rosters import FIELDS, table
from disclosures.importing.rosters.cells import Covered
from disclosures.importing.rosters.parts import read_parts
from disclosures.importing.rosters.reading import OWN_KEYS, ROW_KEYS
from tests.disclosures.importing.rosters.layouts import make

LIKELY = [
    "序号", "姓名", "所属部门", "政治面貌", "学习成绩排名", "名次", "人数", "张三", "李四、王五", "主席团", "办公室", "共青团员", "4/38",
    "2月27日", "合计", "合计：3人", "一年级", "文学院", "文学院2023级", "1", "2", "", " ", "—", "注：无", "张三（主席）",
]  # fmt: skip
cells = st.one_of(
    st.sampled_from(LIKELY),
    st.sampled_from(LIKELY).map(Covered),
    st.none(),
    st.text(max_size=6),
    st.integers(-5, 60_000),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.just(timedelta(hours=4)),
)
tables = st.lists(st.lists(cells, max_size=7), max_size=9)


@settings(max_examples=300)
@given(
    tables, st.none() | st.dictionaries(st.integers(0, 9), st.sampled_from([*FIELDS, "nothing"]))
)
def test_any_table(rows, matching):
    reading = table.read(rows, matching)
    assert set(reading.matching.values()) <= set(FIELDS)
    assert 0 <= reading.sure <= 1
    for row in reading.rows:
        assert set(ROW_KEYS) <= set(row) <= {*ROW_KEYS, *OWN_KEYS}
    json.dumps(reading.rows)


@given(st.lists(tables, max_size=3))
def test_any_tables(parts):
    json.dumps(read_parts(parts).rows)


@given(st.integers(0, 400))
def test_the_exchange_format_takes_every_row_without_a_word(seed):
    reading = table.read(make(seed).rows)
    form = editions.load(editions.keys()[-1])
    data = {"school": "", "organisation": "", "school_year": form.key, "roster": reading.rows}
    content, _header, problems = exchange.read(data, form)
    assert [row.name for row in content.roster.rows] == [row["name"] for row in reading.rows]
    assert [row.rank for row in content.roster.rows] == [
        row["rank_raw"] or "" for row in reading.rows
    ]
    assert [problem for problem in problems if "roster" in problem.path] == []
