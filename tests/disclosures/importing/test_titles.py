import pytest

from disclosures import editions
from disclosures.importing.titles import read_title
from disclosures.structure.labels import read_label

HEADINGS = [
    ("（一）校级学生会组织改革自评表", "indicators"),
    ("高校学生会组织深化改革评估备案表", "indicators"),
    (
        "（二）二级学生会组织（含二级院系、书院、分校区等学生会、研究生会）改革自评表",
        "second_level",
    ),
    ("二、《云岭大学学生会（研究生会）章程》", "charter"),
    ("附件1：云岭大学学生会章程", "charter"),
    ("第二部分 学生会章程", "charter"),
    ("校级组织工作机构组织结构图", "departments"),
    ("校学生会组织机构设置及职责", "departments"),
    ("学生会2024年工作人员名单公示", "roster"),
    ("五、主席团成员候选人产生办法：", "candidate_rules"),
    ("校级组织主席团成员候选人产生办法及选举办法", "candidate_rules"),
    ("六. 学生会主席团选举办法（试行）", "election_rules"),
    ("学生代表大会召开情况", "congress"),
    ("第三次学生代表大会代表产生办法", "delegate_rules"),
    ("述职评议实施办法", "appraisal_rules"),
    ("学校党委指导学生会组织工作", "party_guidance"),
    ("10、校团委指导学生会主要责任人", "responsible"),
]
NONE = [
    "（一）制定或修订学生会组织章程, 监督章程的实施；",
    "（四）修改学生会章程",
    "第四条 学生会章程",
    "二、代表名额与构成",
    "一、参选人资格",
    "云岭师范高等专科学校学生会改革情况",
    "根据本办法，制定学生会章程",
    "代表资格审查委员会",
    "",
]


@pytest.mark.parametrize(("line", "key"), HEADINGS)
def test_a_heading_is_known_however_it_is_worded(line: str, key: str) -> None:
    title = read_title(line)
    assert title
    assert title.key == key


@pytest.mark.parametrize("line", NONE)
def test_a_line_of_the_text_is_no_heading(line: str) -> None:
    assert read_title(line) is None


@pytest.mark.parametrize("year", editions.keys())
def test_every_official_title_is_known(year: str) -> None:
    for section in editions.load(year).sections:
        line = section.title.format(school="青川大学", organisation="学生会")
        title = read_title(line)
        assert title, line
        assert title.key == section.key
        label = read_label(line)
        assert title.number == (label.number if label else None)
        assert title.combined == bool(section.combined_with)


def test_an_entry_of_a_table_of_contents_is_told_by_its_page() -> None:
    title = read_title("四、校级组织工作人员名单……………12")
    assert title
    assert title.listed
