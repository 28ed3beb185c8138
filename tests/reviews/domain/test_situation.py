"""The four situations, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from reviews.domain import situation
from reviews.domain.comparison import Change, Kind
from reviews.domain.settling import Question, Stage
from reviews.domain.situation import Key
from reviews.models import Flag

SUBMITTED = Filing(state=FilingState.SUBMITTED)
RANK = Change(
    "roster", "roster[1].rank", Kind.CHANGED, "3", "3/38", "第 2 行、成绩排名", "roster[1].rank"
)
DATE = Change("congress", "congress.date", Kind.CHANGED, "", "", "日期", "congress.date")


def asked(path="roster[1].rank", *, changed=True, replies=()):
    return Question(Flag(path=path), replies, changed, Stage.ANSWERED)


def told(changes=(), questions=(), filing=SUBMITTED, ordinal=2):
    return situation.of(filing, Submission(ordinal=ordinal), changes, questions)


@pytest.mark.parametrize(
    ("filing", "sentence"),
    [
        (
            Filing(state=FilingState.RETURNED, return_due=date(2026, 3, 5)),
            "等待学校：已退回，请学校在2026年3月5日前修改后再次提交。",
        ),
        (Filing(state=FilingState.RETURNED), "等待学校：已退回，请等学校修改后再次提交。"),
        (Filing(state=FilingState.DRAFT), "等待学校：学校撤回了提交，正在修改，请等新的提交。"),
        (
            Filing(state=FilingState.CORRECTING),
            "等待学校：学校正在更正已公开的内容，请等新的提交。",
        ),
    ],
)
def test_waiting_for_the_college(filing, sentence):
    found = told([RANK], [asked()], filing)
    assert (found.key, found.sentence) == (Key.WAITING, sentence)


@pytest.mark.parametrize(
    ("ordinal", "sentence"),
    [
        (1, "第一次审阅：这份填报还没有退回过，请逐栏看完。"),
        (2, "第一次审阅：这是第 2 次提交，之前没有退回过，请逐栏看完。"),
    ],
)
def test_a_first_reading(ordinal, sentence):
    found = told(ordinal=ordinal)
    assert (found.key, found.sentence) == (Key.FIRST, sentence)


def test_changed_as_asked():
    found = told([RANK], [asked()])
    assert (found.key, found.asked, found.unasked, found.unanswered) == (Key.AS_ASKED, 1, 0, 0)
    assert found.sentence == (
        "按要求修改：1 处改动都是退回函要求的，没有别的改动。1 个问题都已修改或回复。"
    )


def test_also_changed_unasked():
    found = told([RANK, DATE], [asked(), asked("charter", changed=False)])
    assert (found.key, found.asked, found.unasked, found.unanswered) == (Key.UNASKED, 1, 1, 1)
    assert found.sentence == (
        "另有改动：1 处按要求作了修改，还有 1 处不在退回函的要求之内，请留意。"
        "2 个问题中，有 1 个既没有修改也没有回复。"
    )


def test_only_unasked():
    found = told([DATE], [])
    assert found.key is Key.UNASKED
    assert found.sentence == "另有改动：1 处改动都不在退回函的要求之内，请留意。"


def test_answered_without_a_change():
    reply = SimpleNamespace(text="情况属实。")
    found = told([], [asked(changed=False, replies=(reply,))])
    assert (found.key, found.sentence) == (
        Key.AS_ASKED,
        "内容没有改动。1 个问题都已修改或回复。",
    )


def test_a_moved_row_that_nobody_asked_for_is_unasked():
    assert (
        told(
            [replace(RANK, kind=Kind.MOVED, path="roster[3]", old_path="roster[0]")], [asked()]
        ).key
        is Key.UNASKED
    )
