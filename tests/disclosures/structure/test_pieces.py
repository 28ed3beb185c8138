"""A rule text cut into articles, each with a name of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.structure import parse, piece_at, pieces

CHARTER = "学生会章程\n第一章 总则\n第一条 本会是学生组织。\n第二条 宗旨：\n（一）倾听呼声；\n（二）服务同学。\n第二章 机构\n第三条 本会设主席团。"
ANEW = "第一章 甲\n第一条 子\n第二章 乙\n第一条 丑\n第一条 寅"


def test_headings_articles_and_loose_lines():
    assert [(piece.name, piece.text) for piece in pieces(CHARTER)] == [
        ("第1行", "学生会章程"),
        ("第一章", "第一章 总则"),
        ("第一条", "第一条 本会是学生组织。"),
        ("第二条", "第二条 宗旨：\n（一）倾听呼声；\n（二）服务同学。"),
        ("第二章", "第二章 机构"),
        ("第三条", "第三条 本会设主席团。"),
    ]


def test_articles_that_begin_anew_are_named_with_their_chapter_and_the_repeated_by_its_line():
    assert [piece.name for piece in pieces(ANEW)] == [
        "第一章",
        "第一章第一条",
        "第二章",
        "第4行",
        "第5行",
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("第二条", "第二条"),
        ("第一章第二条第（二）项", "第二条"),
        ("第一章第二条", "第二条"),
        ("第二章", "第二章"),
        ("第1行", "第1行"),
    ],
)
def test_a_place_in_an_article_leads_to_it(name, found):
    assert piece_at(CHARTER, name).name == found


@pytest.mark.parametrize("name", ["", "第九条", "第三章", "第一条第（一）项"])
def test_what_is_not_there_is_not_found(name):
    assert piece_at(CHARTER, name) is None


def test_spaces_in_a_number_do_not_make_its_name_long():
    (piece,) = pieces("第 　   十 条 本会。")
    assert piece.name == "第十条"
    assert piece_at("第 　   十 条 本会。", "第十条") == piece


@given(
    st.lists(
        st.sampled_from(
            ["第一章 甲", "第一条 乙", "第二条 丙", "（一）丁", "1.戊", "己", "", "第一节 庚"]
        )
    ).map("\n".join)
)
def test_names_are_the_texts_own_and_nothing_is_lost(text):
    found = pieces(text)
    assert len({piece.name for piece in found}) == len(found)
    assert all(piece_at(text, piece.name) == piece for piece in found)
    lines = [line for piece in found for line in piece.text.split("\n")]
    assert len(lines) == len(list(parse(text).walk()))
    assert all(len(piece.name) <= 40 for piece in found)
