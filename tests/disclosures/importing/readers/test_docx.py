from typing import Any

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Paragraph, Picture, Table
from disclosures.importing.readers.docx import read
from tests.disclosures.importing.wordfiles import docx, grid, numbered, p, table, tc

CHAPTERS = """
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/><w:lvlText w:val="第%1章"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/><w:lvlText w:val="第%2条"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%3）"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61548;"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def texts(body: str, **parts: Any) -> list[str]:
    return [
        block.text for block in read(docx(body, **parts)).blocks if isinstance(block, Paragraph)
    ]


def test_automatic_numbers_are_written_out() -> None:
    body = (
        numbered("总则", 1, 0) + numbered("甲", 1, 1) + numbered("乙", 1, 2) + numbered("丙", 1, 2)
        + numbered("会员", 1, 0) + numbered("丁", 1, 1) + numbered("戊", 1, 2) + numbered("点", 1, 3)
    )  # fmt: skip
    assert texts(body, numbering=CHAPTERS) == [
        "第一章 总则", "第一条 甲", "（一）乙", "（二）丙", "第二章 会员", "第二条 丁", "（一）戊", "点",
    ]  # fmt: skip


def test_a_list_starts_where_it_says_and_another_anew() -> None:
    body = numbered("甲", 2) + numbered("子", 2, 1) + numbered("乙", 2) + numbered("丙", 3)
    assert texts(body, numbering=CHAPTERS) == ["3.甲", "3.1 子", "4.乙", "1.丙"]


def test_a_cell_that_holds_an_automatic_number_alone_holds_that_number() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    cell = f"<w:tc><w:tcPr/><w:p><w:pPr>{number}</w:pPr></w:p></w:tc>"
    body = table(tc("序号") + tc("姓名"), cell + tc("张三"), cell + tc("李四"))
    (grid_,) = read(docx(body, numbering=CHAPTERS)).blocks
    assert isinstance(grid_, Table)
    assert [row[0].text for row in grid_.rows] == ["序号", "1.", "2."]


def test_numbers_come_through_styles_too() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="条"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="条二"/><w:basedOn w:val="a5"/></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="a6"/>') + p("乙", '<w:pStyle w:val="a5"/>')
    assert texts(body, numbering=CHAPTERS, styles=styles) == ["第一条 甲", "第二条 乙"]


def test_boxes_of_every_making() -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='{}'/></w14:checkbox></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>达标</w:t></w:r></w:p>"
    )
    body = (
        control.format(1)
        + control.format(0)
        + "<w:p><w:r><w:sym w:font='Wingdings 2' w:char='F052'/></w:r><w:r><w:t>是</w:t></w:r></w:p>"
        + p("R是", run="<w:rFonts w:ascii='Wingdings 2'/>")
        + p("\uf0a3否")
        + "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
        "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>是</w:t></w:r></w:p>"
    )
    assert texts(body) == ["☑达标", "☐达标", "☑是", "☑是", "☐否", "☑是"]


def test_tracked_changes_count_as_accepted_and_hidden_text_as_not_there() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>"
        "<w:ins><w:r/></w:ins>"
    )
    assert texts(body) == ["新"]


def test_merged_cells_are_resolved() -> None:
    body = table(
        tc("项目", '<w:gridSpan w:val="2"/>') + tc("结论"),
        tc("3. 规模", '<w:vMerge w:val="restart"/>') + tc("不超过40人") + tc("☑是|□否"),
        tc("", "<w:vMerge/>") + tc("不超过5人") + tc("是"),
        tc("只有一格"),
    )
    (grid_,) = read(docx(body)).blocks
    assert isinstance(grid_, Table)
    assert [[(cell.text, cell.covered) for cell in row] for row in grid_.rows] == [
        [("项目", False), ("项目", True), ("结论", False)],
        [("3. 规模", False), ("不超过40人", False), ("☑是\n□否", False)],
        [("3. 规模", True), ("不超过5人", False), ("是", False)],
        [("只有一格", False), ("", False), ("", False)],
    ]


def test_a_frame_around_everything_is_no_table() -> None:
    body = table(f"<w:tc>{p('标题')}{grid(('姓名', '部门'))}{p('尾')}</w:tc>")
    blocks = read(docx(body)).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_headings_by_style_name_and_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="正文2"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        p("一", '<w:pStyle w:val="1"/><w:jc w:val="center"/>') + p("二", '<w:pStyle w:val="a3"/>')
        + p("三", '<w:outlineLvl w:val="1"/>') + p("目录行 3", '<w:pStyle w:val="t"/>')
    )  # fmt: skip
    blocks = [
        block for block in read(docx(body, styles=styles)).blocks if isinstance(block, Paragraph)
    ]
    assert [(block.text, block.level, block.bold, block.centred) for block in blocks] == [
        ("一", 1, True, True), ("二", 1, True, False), ("三", 2, False, False),
    ]  # fmt: skip
    assert blocks[0].size == 16


def test_text_boxes_links_pictures_and_pages() -> None:
    relations = (
        '<Relationship Id="l" Target="https://example.org/news" TargetMode="External" Type="x"/>'
        '<Relationship Id="i" Target="media/chart.png" Type="x"/>'
    )
    body = (
        "<w:p><w:hyperlink r:id='l'><w:r><w:t>新闻</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + p("框里")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + p("框里")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='架构图'/><a:blip r:embed='i'/></wp:inline></w:drawing></w:r></w:p>"
    )
    document = read(docx(body, relations=relations, media__chart_dot_png=b"png"))
    link, box, picture = document.blocks
    assert isinstance(link, Paragraph)
    assert link.links == ("https://example.org/news",)
    assert isinstance(box, Paragraph)
    assert (box.text, box.page) == ("框里", 2)
    assert isinstance(picture, Picture)
    assert (picture.data, picture.content_type, picture.alt) == (b"png", "image/png", "架构图")
    assert document.pages == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04 no zip",
        docx("")[:200],
        docx("<w:p>").replace(b"<w:p>", b"<w:q>"),
        docx("</w:body>"),
    ],
)
def test_what_is_no_word_file_is_said(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="Word"):
        read(raw)


def test_an_entity_is_never_opened() -> None:
    bomb = docx("").replace(
        b"<w:document", b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document"
    )
    with pytest.raises(Unreadable):
        read(bomb)


def test_a_table_in_a_frame_beside_the_runs_is_a_table() -> None:
    frame = (
        f"<wps><w:txbxContent>{grid(('类别', '姓名'), ('秘书长', '王小明'))}</w:txbxContent></wps>"
    )
    body = f"<w:p><mc:AlternateContent><mc:Choice>{frame}</mc:Choice></mc:AlternateContent></w:p>"
    (table_,) = read(docx(body)).blocks
    assert isinstance(table_, Table)
    assert [[cell.text for cell in row] for row in table_.rows] == [
        ["类别", "姓名"],
        ["秘书长", "王小明"],
    ]
