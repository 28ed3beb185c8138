"""T22: numbering without gaps."""

from tests.disclosures.checks.filings import fired

TWO = "第一条 甲。\n第二条 乙。\n选举办法\n第一条 丙。\n第二条 丁。"


def test_two_texts_in_one_section_may_start_again():
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": TWO}) == []
    wrong = TWO.replace("第二条 丁", "第三条 丁")
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": wrong}) == [
        ("warning", "candidate_rules.text")
    ]


def test_one_text_may_not():
    assert fired("T22", {"candidate_rules.text": TWO}) == [("warning", "candidate_rules.text")]
