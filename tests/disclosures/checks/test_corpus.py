"""The report over a corpus: what it counts, and that the rules stand up to texts held out."""

from __future__ import annotations

import pytest

from disclosures.checks import rules
from tests.disclosures.checks.corpus import HELD_OUT, Score, lines, scores, total

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


@pytest.mark.skipif(not HELD_OUT.exists(), reason="nothing is held out yet")
def test_rules_stand_up_to_texts_that_nobody_worked_with():
    """Nine of ten are found, and of what is found nineteen of twenty rightly."""
    found = total(scores(HELD_OUT))
    assert found.recall >= 0.9
    assert found.precision >= 0.95
    assert {file.stem for file in HELD_OUT.glob("*.yaml")} <= {rule.id for rule in rules()}
