"""Lines become paragraphs again."""

import pytest

from disclosures.importing.blocks import Paragraph
from disclosures.importing.readers.pdf import read
from disclosures.importing.readers.pdf_text import ends_sentence, first_token, join, starts_point

from .pdfs import SENTENCE, printed, texts


def test_lines_of_a_paragraph_are_joined_without_spaces():
    long = SENTENCE * 5
    assert texts(printed(f"<p>{long}</p><p>{SENTENCE}</p>")) == [long, SENTENCE]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_left_out():
    paragraphs = [f"第{n}段" + SENTENCE * 7 for n in range(20)]
    raw = printed("".join(f"<p>{text}</p>" for text in paragraphs))
    assert read(raw).pages >= 3
    assert texts(raw) == paragraphs


def test_paragraphs_without_indent_are_told_by_numbers_and_short_lines():
    points = [f"第{n}条 {SENTENCE * 3}" for n in "一二三四五六七"]
    raw = printed("".join(f"<p>{text}</p>" for text in points), "p { text-indent: 0 }")
    assert texts(raw) == points


def test_paragraphs_apart_are_not_joined_though_the_first_fills_its_line():
    line = "章" * 38
    style = "p { text-indent: 0; margin-bottom: 12pt }"
    raw = printed(f"<p>{line}</p><p>{line}</p><p>{SENTENCE * 4}</p>" * 4, style)
    assert texts(raw) == [line, line, SENTENCE * 4] * 4


def test_titles_stand_alone_and_are_centred_big_and_bold():
    raw = printed(
        f"<h1>某某学院学生会<br>改革情况</h1><p>{SENTENCE * 3}</p><h2>第一章 总则</h2><p>{SENTENCE}</p>"
    )
    blocks = [block for block in read(raw).blocks if isinstance(block, Paragraph)]
    assert [b.text for b in blocks] == [
        "某某学院学生会",
        "改革情况",
        SENTENCE * 3,
        "第一章 总则",
        SENTENCE,
    ]
    assert [b.centred for b in blocks] == [True, True, False, True, False]
    assert [b.bold for b in blocks] == [True, True, False, True, False]
    assert [round(b.size) for b in blocks] == [24, 24, 12, 18, 12]
    assert {b.page for b in blocks} == {1}


def test_short_indented_points_are_not_taken_for_centred():
    points = "".join(
        f"<p>（{n}）制定或修订学生会组织章程，监督章程的实施情况；</p>" for n in "一二三四五"
    )
    blocks = read(printed(points + f"<p>{SENTENCE * 4}</p>")).blocks
    assert not any(block.centred for block in blocks)


def test_headings_of_bookmarks_have_a_level():
    blocks = read(
        printed(f"<h1>一、自评表</h1><p>{SENTENCE}</p><h2>第一章</h2><p>{SENTENCE}</p>")
    ).blocks
    assert [(block.text, block.level) for block in blocks if block.level] == [
        ("一、自评表", 1),
        ("第一章", 2),
    ]


def test_latin_words_keep_their_spaces_over_lines():
    text = "英文译名为 Student Union of the Northern Lakes Vocational College of Horticulture " * 2
    assert texts(printed(f"<p>{text}</p><p>{SENTENCE}</p>"))[0] == text.strip()


def test_signature_and_date_at_the_right_are_lines_of_their_own():
    raw = printed(
        f"<p>{SENTENCE * 4}</p><div style='text-align:right'>某某学院学生会<br>2024年11月10日</div>"
    )
    assert texts(raw)[1:] == ["某某学院学生会", "2024年11月10日"]


def test_links_are_kept_with_their_paragraph():
    raw = printed(f"<p>{SENTENCE}</p><p>报道：<a href='https://example.org/a'>点这里</a></p>")
    assert [block.links for block in read(raw).blocks] == [(), ("https://example.org/a",)]


def test_hanging_points_are_joined():
    raw = printed(
        f"<div style='padding-left:4em;text-indent:-2em'>1. {SENTENCE * 3}</div>"
        f"<div style='padding-left:4em;text-indent:-2em'>2. {SENTENCE * 3}</div><p>{SENTENCE * 4}</p>"
    )
    assert texts(raw) == [f"1. {SENTENCE * 3}", f"2. {SENTENCE * 3}", SENTENCE * 4]


def test_lines_of_a_table_of_contents_stay_apart():
    lines = "".join(
        f"<div style='display:flex;justify-content:space-between'><span>{n}、某某情况说明</span><span>{i}</span></div>"
        for i, n in enumerate("一二三四五", 1)
    )
    found = texts(printed(lines + f"<p>{SENTENCE * 4}</p>"))
    assert len(found) == 6
    assert found[0].startswith("一、某某情况说明")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("学生", "会", "学生会"),
        ("Student", "Union", "Student Union"),
        ("不超过 40 人，至少", "20 人", "不超过 40 人，至少 20 人"),
        ("不超过40人，至少", "20人", "不超过40人，至少20人"),
        ("https://example.org/a", "bc/d", "https://example.org/abc/d"),
        ("2024年12月1", "1日", "2024年12月11日"),
    ],
)
def test_join(first, second, whole):
    assert join(first, second) == whole


def test_what_wraps_together():
    assert first_token("期/最近1学年") == 2
    assert first_token("心”、“项目") == 5
    assert first_token("《章程》") == 2
    assert first_token("Union of") == 5


def test_points_and_ends():
    assert all(map(starts_point, ["第十条 会员", "（一）参加", "1. 工作", "☑是", "①一"]))
    assert not any(map(starts_point, ["1.5倍", "第一次大会", "会员（一）"]))
    assert ends_sentence("通过。”")
    assert not ends_sentence("通过")
