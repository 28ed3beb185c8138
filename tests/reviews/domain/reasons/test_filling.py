"""A sentence with the figures of a finding in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.checks import Finding, Severity
from reviews.domain.reasons.filling import fill, generalised, statement, unknown

FINDING = Finding(
    rule="R04",
    severity=Severity.CONTRADICTION,
    section="indicators",
    indicator="i03",
    path="indicators.i03.number",
    message="改革自评表第3项填写实有22人，名单共有23人。请核对后改成一致。",
    evidence="实有22人；名单23人",
    source="高校学生会（研究生会）改革情况公开表",
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{message}请改。", "改革自评表第3项填写实有22人，名单共有23人。请改。"),
        ("{message}，请改。", "改革自评表第3项填写实有22人，名单共有23人，请改。"),
        ("填的是{evidence}。", "填的是实有22人；名单23人。"),
        (
            "{place}：请对照{source}改。",
            "指标 3：请对照《高校学生会（研究生会）改革情况公开表》改。",
        ),
        ("请改。", "请改。"),
    ],
)
def test_what_it_asks_for_is_filled_in(text, filled):
    assert fill(text, FINDING, "指标 3") == filled


def test_a_document_that_has_its_marks_gets_no_second_ones():
    finding = replace(FINDING, source="《中华人民共和国个人信息保护法》")
    assert fill("依照{source}。", finding) == "依照《中华人民共和国个人信息保护法》。"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("{message}", None),
        ("{evidence}。", replace(FINDING, evidence="")),
        ("{place}：请改。", FINDING),
        ("{source}", replace(FINDING, source="")),
    ],
)
def test_what_is_not_there_is_not_offered_as_a_gap(text, finding):
    assert fill(text, finding) is None


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("甲是3人。请核对。", "甲是3人。"),
        ("填的是同一人（魏若棋）。如属实，请说明情况。", "填的是同一人（魏若棋）。"),
        ("一般每个部门不超过6人，请留意。", "一般每个部门不超过6人。"),
        ("超过40人。有理由的，请写明。", "超过40人。有理由的，请写明。"),
        ("请补填。", "请补填。"),
    ],
)
def test_the_closing_request_of_the_machine_makes_room_for_the_reviewers(message, stated):
    assert statement(message) == stated


def test_a_very_long_finding_is_cut_before_the_request_is():
    finding = replace(FINDING, message="甲" * 900 + "。")
    text = fill("{message}请按实际情况改正。", finding)
    assert len(text) <= 500
    assert text.endswith("请按实际情况改正。")


def test_what_was_typed_for_one_finding_is_kept_for_all_of_its_kind():
    typed = "改革自评表第3项填写实有22人，名单共有23人。请按学期初的名单改。"
    assert generalised(typed, FINDING) == "{message}请按学期初的名单改。"
    other = replace(FINDING, message="改革自评表第3项填写实有9人，名单共有8人。请核对后改成一致。")
    assert fill(generalised(typed, FINDING), other).startswith("改革自评表第3项填写实有9人")


@given(st.text(max_size=300), st.sampled_from(["", "实有22人；名单23人", FINDING.message]))
def test_a_kept_sentence_can_always_be_filled_again(typed, quoted):
    text = generalised(typed + quoted, FINDING)
    assert unknown(text) == []
    filled = fill(text, FINDING, "指标 3")
    assert filled is not None
    assert len(filled) <= 500
