"""Findings: key, basis, order, to data and back."""

import pytest

from disclosures.checks import Finding, Severity, section_of

FINDING = Finding(
    "R04",
    Severity.CONTRADICTION,
    "indicators",
    "i03",
    "indicators.i03.number",
    "不一致。",
    "23；24",
    "表式",
)


def with_(**changes):
    return Finding.from_dict({**FINDING.to_dict(), **changes})


def test_there_and_back():
    assert Finding.from_dict(FINDING.to_dict()) == FINDING
    assert list(FINDING.to_dict()) == [
        "rule",
        "severity",
        "section",
        "indicator",
        "path",
        "message",
        "evidence",
        "source",
    ]


def test_what_is_missing_or_unknown_is_refused():
    with pytest.raises(KeyError):
        Finding.from_dict({"severity": "error"})
    with pytest.raises(ValueError, match="dreadful"):
        with_(severity="dreadful")


def test_the_basis_is_the_rule_and_what_it_compared():
    assert with_(message="换一种说法。", source="别处", path="roster").basis == FINDING.basis
    assert with_(message="换一种说法。").key == FINDING.key
    for change in ({"evidence": "23；25"}, {"rule": "R05"}, {"compared": "23；24；25"}):
        assert with_(**change).basis != FINDING.basis


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("第三章第十条：【主席】由委员会选举", "第三章第十一条：【主席】由委员会选举"),
        ("第2行：甲；第5行：乙", "第3行：甲；第六条第（二）项第1目：乙"),
    ],
)
def test_the_number_of_an_article_is_no_part_of_the_basis(here, there):
    assert with_(evidence=here).basis == with_(evidence=there).basis


def test_what_stands_in_the_article_is():
    assert with_(evidence="第十条：第三次").basis != with_(evidence="第十条：第四次").basis


def test_a_basis_takes_any_text():
    assert len(with_(evidence="\ud800😀").basis) == 64


def test_order_is_section_then_severity_then_row():
    rows = [
        with_(section="roster", path="roster[9].rank"),
        with_(section="roster", path="roster[10].rank"),
        with_(section="roster", path="roster[1].rank", severity=Severity.WARNING),
        with_(section="charter", path="charter.text", severity=Severity.INFORMATION),
        with_(),
        with_(severity=Severity.ERROR, path="indicators.i09.answer"),
    ]
    paths = [finding.path for finding in sorted(rows, key=lambda f: f.order)]
    assert paths == [
        "indicators.i09.answer", "indicators.i03.number", "charter.text",
        "roster[9].rank", "roster[10].rank", "roster[1].rank",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "key"),
    [("roster[13].rank", "roster"), ("congress.date", "congress"), ("charter", "charter")],
)
def test_the_section_of_a_path(path, key):
    assert section_of(path) == key


def test_what_a_severity_does():
    assert [s for s in Severity if s.blocks] == [Severity.ERROR]
    assert [s for s in Severity if s.needs_explanation] == [Severity.CONTRADICTION]
    assert [s for s in Severity if s.to_tick] == [Severity.WARNING]
    assert [s.label for s in Severity] == ["错误", "矛盾", "提醒", "提示", "无法核验"]
