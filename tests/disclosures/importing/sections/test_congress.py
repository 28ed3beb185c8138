import pytest

from disclosures.importing.blocks import Paragraph
from disclosures.importing.sections.congress import doubts, read_congress
from disclosures.importing.segment import Segment

SAYS = [
    (
        "本校第三次学生代表大会于2024年12月11日在明理讲堂召开，正式代表146名。",
        ("2024-12-11", None, "明理讲堂", 146),
    ),
    (
        "一、时间：2020年11月17日—2020年11月18日\n二、地点：青川学院图书馆礼堂\n三、代表数量：245名",
        ("2020-11-17", "2020-11-18", "青川学院图书馆礼堂", 245),
    ),
    (
        "青川大学第二十一次学生代表大会于2025年5月17日至18日在大学生活动中心隆重举行。来自全校25个学院的268名学生代表参加了大会。",
        ("2025-05-17", "2025-05-18", "大学生活动中心", 268),
    ),
    (
        "2024年11月23日下午，学校第八次学生代表大会在东区报告厅胜利召开。校党委副书记出席，应到代表200人，实到代表192人。",
        ("2024-11-23", None, "东区报告厅", 200),
    ),
    (
        "11月30日上午，我校召开学代会。会议时间：2023年11月30日；会议地点：大礼堂；参会人员：全体学生代表共180人。",
        ("2023-11-30", None, "大礼堂", 180),
    ),
    (
        "会议名称：云州学院第五次学生代表大会\n召开时间：2022年6月12日\n召开地点：学术报告厅（A101）\n代表人数：132人",
        ("2022-06-12", None, "学术报告厅（A101）", 132),
    ),
    (
        "2025年4月20日，青川大学第十二次学生代表大会、第六次研究生代表大会在国际会议中心召开。本次大会共有学生代表312名，其中党员50名。",
        ("2025-04-20", None, "国际会议中心", 312),
    ),
    (
        "大会于二〇二一年六月五日在体育馆召开，共选举产生代表一百五十六名。",
        ("2021-06-05", None, "体育馆", 156),
    ),
    (
        "根据校团委2024年9月1日通知，筹备学代会。经过筹备，第四次学生代表大会于2024年10月27日在行政楼一楼会议室召开，出席代表96人",
        ("2024-10-27", None, "行政楼一楼会议室", 96),
    ),
    (
        "我校于2024年12月1日召开第三次学生代表大会，地点在音乐厅，大会代表总数为150人。",
        ("2024-12-01", None, "音乐厅", 150),
    ),
    (
        "时间：2022年5月14日\n地点：线上线下结合，主会场设在学院礼堂\n代表人数：120人",
        ("2022-05-14", None, "学院礼堂", 120),
    ),
    ("因筹备原因，本学年尚未召开。", (None, None, None, None)),
    (
        "第一次学生代表大会于2021年11月6日线上召开，正式代表98名，列席代表12名，特邀代表5名。",
        ("2021-11-06", None, None, 98),
    ),
    (
        "大会应到正式代表230名，因事因病请假8名，实到正式代表222名，符合法定人数。会议于2023年5月20日在明德楼报告厅开幕。",
        ("2023-05-20", None, "明德楼报告厅", 230),
    ),
    (
        "召开日期：2024.5.26 地点：三号楼阶梯教室201 代表人数：共计103名",
        ("2024-05-26", None, "三号楼阶梯教室201", 103),
    ),
]


@pytest.mark.parametrize(("text", "facts"), SAYS)
def test_the_facts_are_read_out_of_the_report(
    text: str, facts: tuple[str | None, str | None, str | None, int | None]
) -> None:
    blocks = [Paragraph(line) for line in text.split("\n")]
    data = read_congress(Segment("congress", 0, None, list(blocks)))
    assert (data["date"], data["date_end"], data["place"], data["delegates"]) == facts
    assert data["text"] == text


def test_links_are_taken_from_the_text_and_from_behind_it() -> None:
    blocks = [
        Paragraph("新闻：https://example.org/a?b=1。"),
        Paragraph("另见此处", links=("https://example.org/c", "mailto:x@example.org")),
    ]
    data = read_congress(Segment("congress", 0, None, list(blocks)))
    assert data["links"] == ["https://example.org/a?b=1", "https://example.org/c"]


def test_delegates_among_other_guests() -> None:
    blocks = [Paragraph("参会人员：学院领导、各学院团总支书记、学生代表110人")]
    assert read_congress(Segment("congress", 0, None, list(blocks)))["delegates"] == 110


def test_two_numbers_of_delegates_are_both_told() -> None:
    text = "大会应到代表240人，实到代表231人，符合法定人数。"
    blocks = [Paragraph(text)]
    assert read_congress(Segment("congress", 0, None, list(blocks)))["delegates"] == 240
    (remark,) = doubts(text)
    assert "应到240人，实到231人" in remark.sentence
    assert doubts("到会代表：98人（应到104人）")
    assert doubts("大会正式代表146名。") == []
