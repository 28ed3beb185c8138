import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.structure import Kind, parse
from disclosures.structure.labels import read_label

CHARTER = """某某学院学生会章程
（2024年12月1日第三次学生代表大会通过）
第一章 总 则
第一条 本会名称为某某学院学生会。
第二条 本会的任务：
（一）服务同学；
（二）反映意见：
1.收集意见。
2.转达意见。
本会依法开展活动。
第二章　组织机构
第三条　学生代表大会每年召开一次。参照第一条规定办理。
第四条规定的事项另行通知。"""


def test_a_charter_becomes_a_tree() -> None:
    structure = parse(CHARTER)
    title, adopted, first, second = structure.nodes
    assert (title.kind, title.text) == (Kind.PARAGRAPH, "某某学院学生会章程")
    assert adopted.kind is Kind.PARAGRAPH
    assert (first.kind, first.number, first.label, first.text) == (
        Kind.CHAPTER,
        1,
        "第一章",
        "总则",
    )
    assert [node.label for node in first.children] == ["第一条", "第二条"]
    assert [node.label for node in first.children[1].children] == ["（一）", "（二）", ""]
    assert [node.label for node in structure.articles] == ["第一条", "第二条", "第三条"]
    assert second.children[0].children[0].text == "第四条规定的事项另行通知。"
    assert structure.problems == ()


def test_lines_and_depths() -> None:
    nodes = list(parse(CHARTER).walk())
    assert [node.line for node in nodes] == list(range(1, 14))
    assert [node.depth for node in nodes] == [0, 0, 0, 1, 1, 2, 2, 3, 3, 2, 0, 1, 2]


def test_places_in_words() -> None:
    places = {sentence.text: sentence.where for sentence in parse(CHARTER).sentences()}
    assert places["本会名称为某某学院学生会。"] == "第一章第一条"
    assert places["服务同学；"] == "第一章第二条第（一）项"
    assert places["转达意见。"] == "第一章第二条第（二）项第2目"
    assert places["本会依法开展活动。"] == "第一章第二条第2款"
    assert places["某某学院学生会章程"] == "第1行"
    assert places["学生代表大会每年召开一次。"] == places["参照第一条规定办理。"] == "第二章第三条"


def test_rules_without_articles() -> None:
    structure = parse("办法\n一、资格\n（一）品行良好。\n补充一句。\n二、程序")
    places = [node.where for node in structure.walk()]
    assert places == ["第1行", "一、", "一、（一）", "一、（一）", "二、"]


@pytest.mark.parametrize(
    ("line", "kind", "number", "label", "rest"),
    [
        ("第十一章 附 则", Kind.CHAPTER, 11, "第十一章", "附则"),
        ("第 三 章总则", Kind.CHAPTER, 3, "第三章", "总则"),
        ("第一节　主席团", Kind.SECTION, 1, "第一节", "主席团"),
        ("第二十三条：内容", Kind.ARTICLE, 23, "第二十三条", "内容"),
        ("第5条 内容", Kind.ARTICLE, 5, "第5条", "内容"),
        ("第一条为了规范", Kind.ARTICLE, 1, "第一条", "为了规范"),
        ("十二、其他", Kind.POINT, 12, "十二、", "其他"),
        ("（三）内容", Kind.ITEM, 3, "（三）", "内容"),
        ("(三) 内容", Kind.ITEM, 3, "(三)", "内容"),
        ("㈢内容", Kind.ITEM, 3, "（三）", "内容"),
        ("1.内容", Kind.NUMBER, 1, "1.", "内容"),
        ("1、内容", Kind.NUMBER, 1, "1、", "内容"),
        ("２．内容", Kind.NUMBER, 2, "２．", "内容"),
        ("3）内容", Kind.NUMBER, 3, "3）", "内容"),
        ("（1）内容", Kind.SUBNUMBER, 1, "（1）", "内容"),
        ("②内容", Kind.CIRCLED, 2, "②", "内容"),
    ],
)
def test_labels(line: str, kind: Kind, number: int, label: str, rest: str) -> None:
    assert read_label(line) == (kind, number, label, rest)


@pytest.mark.parametrize(
    "line",
    ["", "总则", "第一条规定的职权", "第三条、第四条所列事项", "第一条第二款", "第一次学生代表大会", "1.5倍",
     "2024.12.11召开", "一切权力", "十佳歌手", "第一节课", "第二章程", "(略)", "百花齐放", "（草案）", "2024年"],
)  # fmt: skip
def test_what_only_looks_like_a_label(line: str) -> None:
    assert read_label(line) is None


def test_heading_and_article_pasted_as_one_line() -> None:
    structure = parse("第一章 总 则 第一条 本会名称。\n第二条 宗旨。")
    assert structure.chapters[0].text == "总则"
    assert [node.text for node in structure.articles] == ["本会名称。", "宗旨。"]


def test_sentences_keep_closing_quotes() -> None:
    texts = [sentence.text for sentence in parse("他说：“好。”然后走了！真的？是；完").sentences()]
    assert texts == ["他说：“好。”", "然后走了！", "真的？", "是；", "完"]


@pytest.mark.parametrize(
    "text",
    ["一、啊\n" * 300_000, "第一条 " + "啊。" * 1_000_000, "第" * 5_000_000, "（" * 5_000_000, "第一章 " + "a " * 2_500_000],
    ids=["lines", "sentences", "ordinals", "brackets", "heading"],
)  # fmt: skip
def test_five_megabytes_take_seconds(text: str) -> None:
    begun = time.process_time()
    structure = parse(text)
    assert sum(1 for _ in structure.sentences()) > 0
    assert time.process_time() - begun < 20
    assert len(structure.problems) <= 200


LABELS = [
    "第一章 ",
    "第二条",
    "第2条 ",
    "（一）",
    "一、",
    "1.",
    "（2）",
    "③",
    "第九节 ",
    " ",
    "条。",
    "；",
    "\u202e",
    "😀",
]


def test_a_paragraph_after_an_item_keeps_its_place_before_what_follows() -> None:
    lines = ["第二条", "（一）代表", "代表应当到会。", "1.按时", "（二）委员"]
    assert [node.label + node.text for node in parse("\n".join(lines)).walk()] == lines


def test_a_remark_between_items_breaks_no_numbering() -> None:
    lines = ["第一条 甲", "（一）乙", "1、丙", "说明一句。", "2、己", "说明。", "3、庚", "（二）辛"]
    assert parse("\n".join(lines)).problems == ()


@given(
    st.lists(st.lists(st.sampled_from(LABELS), max_size=4).map("".join), max_size=12).map("\n".join)
)
def test_nothing_of_the_text_is_lost(text: str) -> None:
    kept = "".join(node.label + node.text for node in parse(text).walk())
    strip = str.maketrans("", "", " \n　")
    assert kept.translate(strip) == text.translate(strip)


@given(st.text(max_size=300))
def test_whatever_the_text_nothing_raises(text: str) -> None:
    structure = parse(text)
    assert all(sentence.where for sentence in structure.sentences())
