"""Of a long text only the changed sentences are shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.comparison import Span, spans
from reviews.pages.folding import SHORT, folded

BEFORE = "本会坚持党的领导。" * 30
AFTER = "本会服务全体同学。" * 30


def test_a_short_text_is_shown_whole():
    told = spans("甲。乙。丙。", "甲。丁。丙。")
    assert folded(told) == told


def test_sentences_far_from_a_change_are_left_out():
    told = spans(f"{BEFORE}会期一年。{AFTER}", f"{BEFORE}会期两年。{AFTER}")
    short = folded(told)
    assert short[0] == Span("cut", str(len(BEFORE)))
    assert short[-1] == Span("cut", str(len(AFTER)))
    assert [span for span in short if span.mark in {"del", "ins"}] == [
        Span("del", "一"),
        Span("ins", "两"),
    ]
    assert "".join(span.text for span in short if span.mark != "cut") == "会期一两年。"


def test_between_two_changes_their_sentences_stay():
    middle = "甲" * 10 + "。" + BEFORE + "乙" * 10
    told = [Span("del", "旧"), Span("", middle), Span("ins", "新")]
    short = folded(told)
    assert short[1] == Span("", "甲" * 10 + "。")
    assert short[2] == Span("cut", str(len(BEFORE)))
    assert short[3] == Span("", "乙" * 10)


def test_a_whole_text_that_came_is_begun():
    short = folded(spans("", BEFORE))
    assert short[0].mark == "ins"
    assert BEFORE.startswith(short[0].text)
    assert int(short[1].text) + len(short[0].text) == len(BEFORE)


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "ins", "del"]), st.text("甲乙。\n", min_size=1, max_size=150)
    ),
    max_size=8,
)


def words(told, mark):
    return "".join(one.text for one in told if one.mark == mark)


@given(PIECES)
def test_nothing_that_changed_is_left_out_and_every_character_is_counted(pieces):
    told = [Span(*piece) for piece in pieces]
    short = folded(told)
    length = sum(int(one.text) if one.mark == "cut" else len(one.text) for one in short)
    assert length == sum(len(one.text) for one in told)
    if len({one.mark for one in told}) > 1:
        for mark in ("ins", "del"):
            assert words(short, mark) == words(told, mark)
    if sum(len(one.text) for one in told) <= SHORT:
        assert short == told
