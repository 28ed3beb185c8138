"""T22: numbering without gaps."""

from tests.disclosures.checks.filings import check, fired, spoilt

TWO = "第一条 甲。\n第二条 乙。\n选举办法\n第一条 丙。\n第二条 丁。"


def test_two_texts_in_one_section_may_start_again():
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": TWO}) == []
    wrong = TWO.replace("第二条 丁", "第三条 丁")
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": wrong}) == [
        ("warning", "candidate_rules.text")
    ]


def test_one_text_may_not():
    untitled = TWO.replace("选举办法\n", "")
    assert fired("T22", {"candidate_rules.text": untitled}) == [("warning", "candidate_rules.text")]


def test_a_text_with_a_title_of_its_own_may_everywhere():
    assert fired("T22", {"candidate_rules.text": TWO}) == []


def test_the_evidence_marks_the_label():
    found = check("T22", spoilt({"candidate_rules.text": "第一条 甲。\n第三条 推荐。"}))
    assert [each.evidence for each in found] == ["【第三条】推荐。"]
