"""Rosters in several tables."""

from random import Random

from disclosures.importing.rosters.parts import read_parts
from tests.disclosures.importing.rosters.layouts import make
from tests.disclosures.importing.rosters.scoring import score
from tests.disclosures.importing.rosters.test_layouts import texts


def test_a_table_broken_over_pages_is_one_roster():
    scores = []
    for seed in range(150):
        made, rng = make(seed), Random(seed)
        rows = texts(made, rng)
        below = len(made.layout.titles) + 3 + ("numbering" in made.layout.extras)
        at, then = sorted(rng.sample(range(below, len(rows)), 2))
        found = read_parts([rows[:at], rows[at:then], rows[then:]])
        scores.append(score(made.truth, found.rows)[0])
    assert sum(scores) / len(scores) >= 0.99


def test_one_table_for_each_department_with_its_own_header():
    reading = read_parts(
        [
            [["姓名", "部门", "排名"], ["张三", "主席团", "1/30"]],
            [["姓名", "排名", "部门"], ["李四", "2/30", "办公室"]],
            [["姓名", "排名", "部门"], ["王五", "3/30", "办公室"]],
            [["赵六", "", "宣传部"]],
        ]
    )
    assert [(row["name"], row["rank"], row["department"]) for row in reading.rows] == [
        ("张三", 1, "主席团"), ("李四", 2, "办公室"), ("王五", 3, "办公室"), ("赵六", None, "宣传部")
    ]  # fmt: skip


def test_nothing_gives_nothing():
    assert read_parts([]).rows == []
    assert read_parts([[], [["一"]]]).rows == []
