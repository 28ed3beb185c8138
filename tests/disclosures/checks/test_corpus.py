"""The report over a corpus: what it counts."""

from __future__ import annotations

from tests.disclosures.checks.corpus import Score, lines, scores, total

T05 = "place: departments[0].duties\nfires: [负责查寝。, 组织讲座。]\npasses: [收集意见。, 负责早操考勤。]\n"


def test_it_counts_what_is_found_missed_and_cried_wolf(tmp_path):
    (tmp_path / "T05.yaml").write_text(T05, "utf-8")
    (found,) = scores(tmp_path)
    assert (found.fires, found.found, found.passes, found.alarms) == (2, 1, 2, 1)
    assert (found.recall, found.precision) == (0.5, 0.5)
    assert lines([found])[-2:] == [
        "T05 missed: '组织讲座。'",
        "T05 alarm : '负责早操考勤。'",
    ]


def test_a_rule_without_examples_divides_by_nothing():
    empty = Score("R01", 0, 0, 0, 0)
    assert (empty.recall, empty.precision, total([]).recall) == (1.0, 1.0, 1.0)
