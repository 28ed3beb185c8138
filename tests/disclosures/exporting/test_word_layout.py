"""How the Word file is set: paper, faces, headings, tables."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from disclosures import editions
from disclosures.exporting.word import to_docx
from tests.disclosures.exporting.test_word import STAMP, picture
from tests.disclosures.exporting.word_reading import W, body, parts_of, style, text_of, tree
from tests.disclosures.publication import invented

MM = 1440 / 25.4


@cache
def made(edition: str = invented.EDITION, rows: int = 6, units: int = 3) -> bytes:
    content = invented.disclosure(edition, rows, units)
    document = invented.document(edition, content=content)
    return to_docx(document, {"congress-1": picture()}, STAMP)


def table(raw: bytes, first: str) -> Any:
    """The table whose head begins with a label."""
    found = (one for one in body(raw) if one.tag == f"{W}tbl")
    return next(one for one in found if text_of(next(one.iter(f"{W}tr"))).strip().startswith(first))


def value(element: Any, path: str, name: str = "val") -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{name}")


def named_style(key: str) -> Any:
    return next(one for one in tree(made(), "word/styles.xml") if one.get(f"{W}styleId") == key)


def test_paper_and_margins_are_those_of_official_documents() -> None:
    section = body(made())[-1]
    margins = section.find(f"{W}pgMar")
    millimetres = {
        side: round(int(margins.get(f"{W}{side}")) / MM) for side in ("top", "left", "right")
    }
    assert millimetres == {"top": 37, "left": 28, "right": 26}
    assert value(section, "pgSz", "w") == "11906"
    assert tree(made(), "word/settings.xml").find(f"{W}mirrorMargins") is not None


def test_pages_count_from_the_first_page_of_the_text_which_is_a_right_hand_one() -> None:
    section = body(made())[-1]
    assert value(section, "pgNumType", "start") == "1"
    assert value(section, "type") == "oddPage"
    assert [one.get(f"{W}type") for one in section.findall(f"{W}footerReference")] == [
        "default",
        "even",
    ]
    ends = [one for one in body(made()) if one.find(f"{W}pPr/{W}sectPr") is not None]
    assert all(one.find(f".//{W}footerReference") is None for one in ends)
    for n, side in ((1, "right"), (2, "left")):
        footer = tree(made(), f"word/footer{n}.xml")
        assert "".join(one.text for one in footer.iter(f"{W}t")) == "— 1 —"
        assert value(named_style(style(footer[0])), "pPr/jc") == side


def test_the_body_is_fang_16_at_22_lines_a_page_indented_by_two_characters() -> None:
    normal = tree(made(), "word/styles.xml").find(f"{W}docDefaults")
    fonts = normal.find(f".//{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == "仿宋"
    assert value(normal, "rPrDefault/rPr/sz") == "32"
    line = value(normal, "pPrDefault/pPr/spacing", "line")
    assert 225 * MM // int(line) == 22
    assert value(named_style("BodyText"), "pPr/ind", "firstLineChars") == "200"


@pytest.mark.parametrize(
    ("key", "face", "size", "level"),
    [
        ("Title", "方正小标宋简体", "44", ""),
        ("Heading1", "黑体", "", "0"),
        ("Heading2", "楷体", "", "1"),
        ("Chapter", "黑体", "", "1"),
    ],
)
def test_headings_have_the_face_and_the_level_of_their_rank(
    key: str, face: str, size: str, level: str
) -> None:
    found = named_style(key)
    assert value(found, "rPr/rFonts", "eastAsia") == face
    assert value(found, "rPr/sz") == size
    assert value(found, "pPr/outlineLvl") == level


def test_every_style_that_is_used_exists() -> None:
    known = {one.get(f"{W}styleId") for one in tree(made(), "word/styles.xml")}
    used = {one.get(f"{W}val") for one in tree(made()).iter(f"{W}pStyle", f"{W}rStyle")}
    assert used <= known


def test_the_contents_are_a_field_whose_entries_lead_to_the_headings() -> None:
    block = next(one for one in parts_of(made())[1] if one.tag == f"{W}sdt")
    codes = [one.text.split()[0] for one in block.iter(f"{W}instrText")]
    assert codes == ["TOC"] + ["PAGEREF"] * len(invented.document().sections)
    assert value(block, "sdtPr/docPartObj/docPartGallery") == "Table of Contents"
    targets = [one.get(f"{W}anchor") for one in block.iter(f"{W}hyperlink")]
    marks = [one.get(f"{W}name") for one in tree(made()).iter(f"{W}bookmarkStart")]
    assert targets == marks
    assert tree(made(), "word/settings.xml").find(f"{W}updateFields") is not None


@pytest.mark.parametrize("edition", editions.keys())
def test_every_table_repeats_its_head_keeps_rows_whole_and_has_a_name(edition: str) -> None:
    for one in parts_of(made(edition))[2]:
        if one.tag != f"{W}tbl":
            continue
        rows = one.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert value(one, "tblPr/tblCaption")
        if value(one, "tblPr/tblCaption") != "核对本文件":
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
            assert rows[-1].find(f"{W}trPr/{W}tblHeader") is None


def test_a_table_is_as_wide_as_the_text_and_its_rows_fill_it() -> None:
    for first in ("序号", "指标", "二级学生会组织"):
        one = table(made(), first)
        widths = [int(column.get(f"{W}w")) for column in one.iter(f"{W}gridCol")]
        assert sum(widths) == round(156 * MM)
        for row in one.iter(f"{W}tr"):
            spans = [int(value(cell, "tcPr/gridSpan") or 1) for cell in row.iter(f"{W}tc")]
            assert sum(spans) == len(widths)
            cells = [int(value(cell, "tcPr/tcW", "w")) for cell in row.iter(f"{W}tc")]
            assert sum(cells) == sum(widths)


def test_the_matrix_has_both_rows_of_its_head_repeated() -> None:
    rows = table(made(units=20), "二级学生会组织").findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True] + [False] * 20
    assert [text_of(cell).strip() for cell in rows[1].iter(f"{W}tc")][1:] == [
        str(n) for n in range(1, 15)
    ]


def test_the_box_and_its_word_stay_together() -> None:
    cells = list(table(made("2020"), "项目").iter(f"{W}tc"))
    lines = [[text_of(one).strip() for one in cell.findall(f"{W}p")] for cell in cells]
    assert ["☑达标", "☐未达标"] in lines


def test_a_picture_keeps_its_proportions_within_the_page_and_says_what_it_shows() -> None:
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    inline = next(tree(made()).iter(f"{drawing}inline"))
    extent = inline.find(f"{drawing}extent")
    width, height = int(extent.get("cx")) / 36000, int(extent.get("cy")) / 36000
    assert (round(width), round(width / height, 1)) == (156, 1.8)
    assert inline.find(f"{drawing}docPr").get("descr") == "沈䶮在会场发言"
    ids = [one.get("id") for one in tree(made()).iter(f"{drawing}docPr")]
    assert len(ids) == len(set(ids)) == 2


def test_chinese_is_the_language_and_chinese_rules_break_the_lines() -> None:
    styles = tree(made(), "word/styles.xml")
    assert next(styles.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-CN"
    assert named_style("Normal").find(f"{W}pPr/{W}kinsoku") is not None
    before = tree(made(), "word/settings.xml").find(f"{W}noLineBreaksBefore")
    assert "，" in before.get(f"{W}val")


@pytest.mark.parametrize("edition", editions.keys())
def test_a_table_that_follows_a_table_does_not_grow_into_it(edition: str) -> None:
    tags = [etree.QName(one).localname for one in parts_of(made(edition))[2]]
    assert ("tbl", "tbl") not in pairwise(tags)
