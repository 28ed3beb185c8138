"""What the system says of each indicator by itself."""

import pytest

from disclosures.checks import VerdictState, run, verdicts
from tests.disclosures.checks.filings import facts, roster, spoilt


def verdict(indicator, changes):
    read = facts(spoilt(changes))
    return verdicts(read, run(read))[indicator]


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        ("i03", {"indicators.i03.number": "24"}),
        ("i04", {"indicators.i04.number": "4"}),
        ("i05", {"indicators.i05.number": "6"}),
        ("i06", {"roster[5].post": "主任"}),
        ("i07", {"roster[5].political_status": "群众"}),
        ("i08", {"roster[5].rank": "10/32"}),
        ("i11", {"congress.date": "2024-12-12"}),
        ("i17", {"responsible[1].full_time": "否"}),
    ],
)
def test_a_contradiction_is_given_as_the_reason(indicator, changes):
    found = verdict(indicator, changes)
    assert found.state is VerdictState.CONTRADICTED
    assert found.reason
    assert found.findings
    assert found.paths == tuple(dict.fromkeys(path for _, path in found.findings))


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        ("i03", {"indicators.i03.number": ""}),
        ("i03", {"roster.rows": []}),
        ("i04", {"roster.rows": [{**p, "post": "", "department": ""} for p in roster()]}),
        ("i05", {"departments.rows": [], "roster.rows": []}),
        ("i06", {"roster.rows": [{**p, "post": ""} for p in roster()]}),
        ("i07", {"roster.rows": []}),
        ("i08", {"roster[5].rank": "15"}),
        ("i08", {"roster[5].failed_courses": ""}),
        ("i08", {"roster[3].grade": "", "roster[3].faculty": ""}),
        ("i11", {"congress.date": "", "congress.text": "大会胜利闭幕。"}),
        ("i17", {"responsible[0].full_time": ""}),
        ("i16", {}),
    ],
)
def test_without_the_facts_there_is_no_evidence(indicator, changes):
    found = verdict(indicator, changes)
    assert found.state is VerdictState.NO_EVIDENCE
    assert found.reason


@pytest.mark.parametrize("indicator", ["i03", "i04", "i05", "i06", "i07", "i08", "i11", "i17"])
def test_with_them_it_is_consistent_and_says_what_was_compared(indicator):
    found = verdict(indicator, {})
    assert found.state is VerdictState.CONSISTENT
    assert found.findings == ()
    assert len(found.reason) > 8
    assert found.paths


def test_an_honest_no_is_not_contradicted():
    changes = {"indicators.i07.answer": "否", "roster[5].political_status": "群众"}
    assert verdict("i07", changes).state is VerdictState.CONSISTENT


TEXTS = ("charter", "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules")
WITHOUT_TEXTS = {**{f"{key}.text": "本文不涉及这一事项。" for key in TEXTS}, "congress.text": ""}


@pytest.mark.parametrize(
    ("indicator", "section", "sentence", "marked"),
    [
        ("i10", "charter", "主席团由学生代表大会选举产生。", "主席团由学生代表大会选举产生"),
        ("i10", "charter", "第四条 学生代表大会的职权：\n（一）选举产生学生会主席团；", "选举产生学生会主席团"),
        ("i10", "congress", "会议选举产生了第三届学生会主席团。", "选举产生了第三届学生会主席团"),
        ("i15", "appraisal_rules", "评奖评优时依据评议结果择优提名。", "依据评议结果择优"),
        ("i15", "charter", "工作人员评奖评优不与岗位简单挂钩。", "不与岗位简单挂钩"),
    ],
)  # fmt: skip
def test_a_sentence_bears_an_indicator_out_and_is_quoted(indicator, section, sentence, marked):
    found = verdict(indicator, {**WITHOUT_TEXTS, f"{section}.text": sentence})
    assert found.state is VerdictState.CONSISTENT
    assert f"【{marked}" in found.reason
    assert found.paths[0].startswith(f"{section}.text")


@pytest.mark.parametrize(
    ("indicator", "section", "sentence"),
    [
        ("i10", "charter", "各学院学生会主席团由学院学生代表大会选举产生。"),
        ("i10", "congress", "大会选举产生了大会主席团和秘书长。"),
        ("i10", "charter", "主席团不由学生代表大会选举产生。"),
        ("i10", "charter", "第四条 评议会的职责：\n（一）选举主席团的监督员；"),
        ("i09", "candidate_rules", "候选人由学院团组织推荐。"),
        ("i09", "candidate_rules", "候选人由学院团组织推荐。校庆安排报校党委确定。"),
        ("i12", "delegate_rules", "代表由学院组织选举产生。"),
        ("i15", "appraisal_rules", "评议结果予以公布。"),
    ],
)
def test_a_sentence_about_something_else_does_not(indicator, section, sentence):
    found = verdict(indicator, {**WITHOUT_TEXTS, f"{section}.text": sentence})
    assert found.state is not VerdictState.CONSISTENT


@pytest.mark.parametrize("indicator", ["i09", "i10", "i12", "i15"])
def test_what_the_rules_promise_does_not_bear_out_a_no(indicator):
    assert (
        verdict(indicator, {f"indicators.{indicator}.answer": "否"}).state
        is VerdictState.NO_EVIDENCE
    )


@pytest.mark.parametrize(
    "indicator", ["i01", "i02", "i09", "i10", "i12", "i13", "i14", "i15", "i18", "i19"]
)
def test_what_is_asked_or_written_is_evidence(indicator):
    found = verdict(indicator, {})
    assert found.state is VerdictState.CONSISTENT
    assert found.paths


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        ("i01", {"departments[2].duties": ""}),
        ("i02", {"departments.rows": []}),
        ("i13", {"indicators.trainings": []}),
        ("i18", {"indicators.branch_secretary": ""}),
        ("i19", {"indicators.survey.result": ""}),
    ],
)
def test_without_what_is_asked_there_is_none(indicator, changes):
    assert verdict(indicator, changes).state is VerdictState.NO_EVIDENCE


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        (
            "i03",
            {
                "indicators.i03.number": "45",
                "indicators.students": "",
                "roster.rows": [],
                "departments.rows": [],
            },
        ),
        ("i13", {"indicators.trainings": [{"date": "2024-10-12"}, {"date": "2024-11-12"}]}),
        ("i17", {"responsible[1].name": "魏若棋"}),
    ],
)
def test_a_warning_leaves_it_open(indicator, changes):
    found = verdict(indicator, changes)
    assert found.state is VerdictState.NO_EVIDENCE
    assert found.findings


def test_the_appraisal_rules_are_evidence_where_no_dates_are_given():
    found = verdict("i14", {"indicators.appraisals": []})
    assert found.state is VerdictState.CONSISTENT
    assert "【" in found.reason
