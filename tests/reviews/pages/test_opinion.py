"""The machine's verdict in one line, and what is usually said against it."""

from __future__ import annotations

import pytest

from disclosures.checks import Finding
from reviews.domain.verdicts import SHORTEST_REASON
from reviews.pages.opinion import opinion
from tests.reviews.conftest import DATE, RANK

CONTRADICTION = Finding.from_dict(RANK)
ERROR = Finding.from_dict(RANK | {"severity": "error", "path": "roster[0].rank"})
WARNING = Finding.from_dict(DATE)
SAID = {CONTRADICTION.key: "转专业。"}


@pytest.mark.parametrize(
    ("findings", "against", "said", "line", "tone"),
    [
        ([], [], {}, "系统：没有发现问题", "good"),
        ([WARNING], [], {}, "系统：1 处提醒", "warn"),
        ([CONTRADICTION], [CONTRADICTION], SAID, "系统：1 处矛盾，学校已说明", "bad"),
        ([CONTRADICTION], [CONTRADICTION], {}, "系统：1 处矛盾，学校没有说明", "bad"),
        (
            [ERROR, CONTRADICTION],
            [ERROR, CONTRADICTION],
            SAID,
            "系统：1 处错误、1 处矛盾，学校说明了 1 处",
            "bad",
        ),
        ([], [CONTRADICTION], SAID, "系统：有项目不符，学校已说明", "bad"),
    ],
)
def test_one_line_tells_it(findings, against, said, line, tone):
    found = opinion(findings, against, said)
    assert (found.line, found.tone) == (line, tone)
    assert found.objects == bool(against)


def test_the_usual_sentences_are_counted_for_the_keys_and_long_enough():
    found = opinion([CONTRADICTION], [CONTRADICTION], SAID)
    assert [number for number, _sentence in found.usual] == [1, 2, 3]
    assert found.usual[0][1] == "学校的说明成立。"
    assert all(len(sentence) >= SHORTEST_REASON for _number, sentence in found.usual)


def test_nobody_is_offered_an_explanation_that_was_not_given():
    found = opinion([CONTRADICTION], [CONTRADICTION], {})
    assert "说明成立" not in "".join(sentence for _number, sentence in found.usual)
