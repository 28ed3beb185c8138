"""What would be sent, before anything is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from portal import clock
from portal.access import actor_of
from portal.models import Event, Job, Message
from reviews.domain import bulk, claims
from reviews.domain.bulk.planning import MOST, findings
from reviews.domain.bulk.plans import Words
from reviews.domain.refusals import Refused
from reviews.models import Claim, Flag, Letter, Review
from tests.reviews.conftest import DATE, RANK
from tests.reviews.domain.bulk.conftest import SECOND, WORDS


def test_every_college_gets_a_sentence_with_its_own_figures(three):
    plan = three.plan()
    assert [one.questions for one in plan.items] == [
        (
            ("roster[1].rank", "第2行王听雨的排名21/35不在前30%以内。请核对本人排名。"),
            ("roster[0].rank", "第1行张清越的排名13/38不在前30%以内。请核对本人排名。"),
        ),
        (("roster[1].rank", "第2行王听雨的排名21/35不在前30%以内。请核对本人排名。"),),
    ]


def test_the_place_is_said_by_name_where_the_words_ask_for_it(three):
    plan = three.plan(words=replace(WORDS, text="{place}：请附证明。"))
    assert plan.items[1].questions[0][1] == "第 2 行（王听雨）、成绩排名：请附证明。"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (Words(" ", "other"), "请写明问题是什么"),
        (Words("请改{figure}。", "other"), "没有“{figure}”这样的占位"),
        (Words("请改。", "nonsense"), "类型"),
    ],
)
def test_unusable_words_are_refused(three, words, said):
    with pytest.raises(Refused, match=said):
        three.plan(words=words)


def test_a_date_that_is_over_is_refused_where_there_is_a_letter(three):
    with pytest.raises(Refused, match="晚于今天"):
        three.plan(days=0)
    assert three.plan(days=0, finish=False).due is None


def test_words_that_fit_nowhere_are_refused(three):
    found = bulk.of_rule(three.standings, "R17")
    with pytest.raises(Refused, match="用不上"):
        bulk.questions(three.actor, found, "R04", WORDS)


def test_nobody_is_planned_who_cannot_be_decided(three):
    claims.take(actor_of(three.colleague()), three.cases[0].filing)
    assert [one.standing.filing for one in three.plan().items] == [three.cases[1].filing]
    claims.take(actor_of(three.colleague()), three.cases[1].filing)
    with pytest.raises(Refused, match="没有勾选可以办理的"):
        three.plan()


def test_no_more_than_two_hundred_at_once(three):
    (one,) = bulk.clean(three.standings)
    with pytest.raises(Refused, match="最多办理 200 份"):
        bulk.approvals([one] * (MOST + 1))


def test_only_clean_ones_are_approved_by_the_dozen(three):
    assert len(bulk.approvals(bulk.clean(three.standings)).items) == 1
    with pytest.raises(Refused, match="不能批量通过"):
        bulk.approvals(three.standings)


def test_the_digest_changes_with_whatever_a_college_would_get(three):
    plan = three.plan()
    others = [
        three.plan(words=replace(WORDS, text="{message}请改。")),
        three.plan(days=8),
        three.plan(finish=False),
        replace(plan, items=plan.items[:1]),
    ]
    assert len({each.digest for each in (plan, *others)}) == 5
    assert three.plan().digest == plan.digest


def test_findings_come_with_one_query(three, django_assert_num_queries):
    actor, ids = three.actor, [case.submission.pk for case in three.cases]
    with django_assert_num_queries(1):
        found = findings(actor, ids, "R12")
    assert [len(found[pk]) for pk in ids] == [2, 1, 0]


TABLES = (Review, Flag, Letter, Claim, Event, Job, Message)


def test_the_attempt_shows_the_letter_and_leaves_nothing(three, settings):
    settings.RETURN_HOLD = timedelta(0)
    before = [model.objects.count() for model in TABLES]
    plan = three.plan()
    tried = bulk.attempt(three.actor, plan, plan.items[0])
    assert (tried.done.said, tried.done.asked, tried.done.problem) == ("returned", 2, "")
    assert "第2行王听雨的排名21/35不在前30%以内。请核对本人排名。" in tried.letter
    assert three.cases[0].filing.college.name in tried.letter
    due = clock.today() + timedelta(days=7)
    assert f"{due:%Y年%-m月%-d日}" in tried.letter
    assert [model.objects.count() for model in TABLES] == before
    three.cases[0].filing.refresh_from_db()
    assert three.cases[0].filing.state == "submitted"


def test_the_attempt_says_what_would_stop_it(three):
    plan = three.plan()
    tried = bulk.attempt(three.actor, plan, plan.items[1])  # its warning elsewhere wants a human
    assert (tried.done.said, tried.letter) == ("flagged", "")
    assert "还有 1 个栏目没有看完" in tried.done.problem


def test_rules_and_places_of_other_rules_are_left_alone(province, wait):
    wait(RANK, DATE, SECOND)
    assert {path for path, _said in province.plan().items[0].questions} == {
        "roster[0].rank",
        "roster[1].rank",
    }
