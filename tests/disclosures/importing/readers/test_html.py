"""Web pages: what a browser would show, and nothing else, as blocks."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Document, Paragraph, Picture, Table
from disclosures.importing.files import read_file
from disclosures.importing.readers import html

SAMPLES = Path(__file__).parents[4] / ".." / "shared" / "samples"
SENTENCE = "本会是在学校党委领导下的群众组织，接受学校团委的指导和帮助。"


def page(body: str, head: str = "") -> Document:
    return html.read(
        f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
    )


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> list[list[str]]:
    [found] = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "gb2312"),
        ("utf-8", "gb2312"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", "iso-8859-1"),
        ("gb18030", ""),
        ("big5", "big5"),
        ("utf-16", "unicode"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", ""),
    ],
)
def test_encoding_is_what_the_bytes_are(encoding: str, meta: str) -> None:
    words = "第一章總則與學生會" if encoding == "big5" else "第一章总则，𠮷喆镕"
    raw = f'<html><head><meta charset="{meta}"></head><body><p>{words}</p></body></html>'
    assert texts(html.read(raw.encode(encoding))) == [words]


def test_a_page_cut_off_in_the_middle_of_a_character_is_read() -> None:
    raw = f"<p>{SENTENCE * 20}</p>".encode()
    assert texts(html.read(raw[:-5]))[0].startswith(SENTENCE)


def test_nothing_unseen_is_read() -> None:
    document = page(
        "<script>var a='甲'</script><style>p{}</style><!-- 乙 --><p hidden>丙</p>"
        "<p style='display: none'>丁</p><p class=off>戊</p><noscript>己</noscript>"
        "<p>看得见<span style='mso-hide:all'>庚</span><span style='font-size:0'>辛</span></p>"
        "<!--[if gte mso 9]><xml>壬</xml><![endif]--><select><option>癸<option selected>选中</select>",
        head="<style>@media print {p {display:none}} .off {display:none}</style>",
    )
    assert texts(document) == ["看得见", "选中"]


def test_odd_characters_stop_nothing() -> None:
    document = page(
        "<p>甲\x01<b hidden>乙</b>丙&#2;<i hidden>丁</i>戊&#x1f;</p><nav>己</nav>&#1;庚"
    )
    assert texts(document) == ["甲丙戊", "庚"]


def test_a_text_that_scripts_show_later_is_read() -> None:
    assert (
        texts(page(f"<div style='visibility:hidden'><p>{SENTENCE}</p></div><p>短</p>"))[0]
        == SENTENCE
    )


def test_white_space_is_what_a_browser_makes_of_it() -> None:
    document = page(
        "<p>  甲\n 乙  <b>丙</b>\nABC\nDEF&nbsp; 丁\u3000戊\u200b <o:p>&nbsp;</o:p></p>"
    )
    assert texts(document) == ["甲乙 丙 ABC DEF  丁\u3000戊"]


def test_inline_elements_add_no_spaces() -> None:
    assert texts(page("<p><span>第<font>十</font></span><u>一</u><a name=x></a>条</p>")) == [
        "第十一条"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>云山学院<br>学生会章程</p>", ["云山学院\n学生会章程"]),
        ("<p>一、总则<br>二、职责</p>", ["一、总则", "二、职责"]),
        ("<p>甲<br><br>乙</p>", ["甲", "乙"]),
        (f"<p>{SENTENCE * 3}<br>短句</p>", [SENTENCE * 3, "短句"]),
        ("<p><b>标题</b><br>正文</p>", ["标题", "正文"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<span style='display:block'>乙</span></p>", ["甲", "乙"]),
        ("<pre>甲  乙\n丙</pre>", ["甲  乙\n丙"]),
    ],
)
def test_lines_and_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(page(body)) == expected


def test_look_of_paragraphs() -> None:
    document = page(
        "<h2 align=center>标题</h2><p class=MsoTitle>题目</p><p><b>粗</b>不粗</p>"
        "<p><span style='font-weight:700;font-size:16px'>全粗</span></p>"
        "<center><font size=5>居中</font></center><p style='mso-outline-level:2'>大纲</p>"
        "<p><b style='font-weight:normal'>细</b></p>",
        head="<style>p.MsoTitle, li.MsoTitle {text-align:center; font-weight:bold; font-size:22.0pt}</style>",
    )
    looks = [
        (block.text, block.level, block.bold, block.centred, block.size)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert looks == [
        ("标题", 2, True, True, 18.0),
        ("题目", 0, True, True, 22.0),
        ("粗不粗", 0, False, False, 0.0),
        ("全粗", 0, True, False, 12.0),
        ("居中", 0, False, True, 18.0),
        ("大纲", 2, False, False, 0.0),
        ("细", 0, False, False, 0.0),
    ]


def test_numbers_of_lists_are_written_out() -> None:
    document = page(
        "<ol><li>甲<li>乙<ol type=a><li>丙</ol><li value=7><p>丁</p></ol>"
        "<ol style='list-style-type:cjk-ideographic' start=2><li>戊</ol><ul><li>己</ul><ol><li>1. 庚</ol>"
    )
    assert texts(document) == ["1.甲", "2.乙", "a.丙", "7.丁", "二、戊", "己", "1. 庚"]


def test_numbers_that_word_wrote() -> None:
    ignore = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>{}"
    document = page(
        f"<p>{ignore.format('（一）', '甲')}</p><p>{ignore.format('第一条', '乙')}</p>"
        f"<p>{ignore.format('<span style=font-family:Wingdings>l</span>', '丙')}</p>"
    )
    assert texts(document) == ["（一）甲", "第一条 乙", "丙"]


def test_boxes_and_ticks() -> None:
    document = page(
        "<p><input type=checkbox checked>是<input type=checkbox>否</p>"
        "<p><input type=radio checked>是<input type=radio>否</p>"
        "<p><span style='font-family:\"Wingdings 2\"'>R</span>是<font face='Wingdings 2'>&pound;</font>否</p>"
        "<p><span style='mso-symbol-font-family:Wingdings'>\uf0fe</span>是\uf0a3否</p>"
        "<p><img src=a.gif alt=☑>是</p>"
    )
    assert texts(document) == ["☑是☐否", "☑是☐否", "☑是☐否", "☑是☐否", "☑是"]


def test_spans_are_resolved() -> None:
    document = page(
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td rowspan=0>丁<tr><td>戊<td>己<tr></table>"
    )
    assert table(document) == [
        ["甲", "乙", "乙"],
        ["甲", "丙", "丁"],
        ["戊", "己", "丁"],
        ["", "", "丁"],
    ]
    [grid] = [block for block in document.blocks if isinstance(block, Table)]
    assert [[cell.covered for cell in row] for row in grid.rows[:2]] == [
        [False, False, True],
        [True, False, False],
    ]


def test_rows_are_in_the_order_seen_and_cells_keep_their_lines() -> None:
    document = page(
        "<table><caption>名单</caption><tfoot><tr><td>尾</tfoot><thead><tr><th>头</thead>"
        "<tr><td><p>甲</p><p>乙<br>丙</p><img src=a.png width=300 height=300></table>"
    )
    assert texts(document) == ["名单"]
    assert table(document) == [["头"], ["甲\n乙\n丙"], ["尾"]]
    assert isinstance(document.blocks[-1], Picture)


def test_a_table_that_lays_the_page_out_is_no_table() -> None:
    inner = "<table border=1><tr><td>姓名<td>部门<tr><td>陆一鸣<td>办公室</table>"
    document = page(
        "<table><tr><td>菜单<td>" + f"<p>{SENTENCE}</p>" * 20 + f"{inner}</td></tr></table>"
    )
    assert texts(document)[-1] == SENTENCE
    assert table(document) == [["姓名", "部门"], ["陆一鸣", "办公室"]]


def test_a_table_inside_a_cell_gives_its_text() -> None:
    document = page(
        "<table><tr><td>甲<td>乙<tr><td>丙<td><table><tr><td>丁<td>戊</table><tr><td>己己己<td>庚庚庚</table>"
    )
    assert table(document) == [["甲", "乙"], ["丙", "丁 戊"], ["己己己", "庚庚庚"]]


def test_links_are_kept_with_their_page() -> None:
    document = page(
        "<p><a href='/news/1.htm'>报道</a><a href=#top>顶</a><a href='javascript:x()'>y</a>"
        "<a href='mailto:a@example.org'>信</a></p>",
        head="<base href='https://www.example.edu.cn/tw/'>",
    )
    [paragraph] = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.links == ("https://www.example.edu.cn/news/1.htm", "mailto:a@example.org")


def test_pictures() -> None:
    data = b"\x89PNG" + b"x" * 300
    document = page(
        f"<p>图</p><img src='data:image/png;base64,{base64.b64encode(data).decode()}' alt='架构图'>"
        "<img src='a.files/image001.png?x=1' alt='结构'><img src=icon.gif width=16 height=16>"
        "<img src=line.gif height=2><img src='file:///etc/passwd'>"
    )
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [(each.data, each.content_type, each.name, each.alt) for each in pictures] == [
        (data, "image/png", "", "架构图"),
        (b"", "image/png", "image001.png", "结构"),
        (b"", "", "passwd", ""),
    ]
    assert document.remarks


def test_a_page_in_a_single_file() -> None:
    message = EmailMessage()
    message.set_content("别的")
    message.make_related()
    data = b"\x89PNG" + b"x" * 300
    body = f"<meta charset=gb2312><p>{SENTENCE}</p><img src='a.files/图.png'><img src='cid:7'><img src=b.png>"
    message.add_related(
        body.encode("gb18030"), "text", "html", headers=["Content-Location: file:///C:/a.htm"]
    )
    for head in ("Content-Location: file:///C:/a.files/%E5%9B%BE.png", "Content-ID: <7>"):
        message.add_related(data, "image", "png", headers=[head])
    document = html.read(bytes(message))
    assert texts(document) == [SENTENCE]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [each.data for each in pictures] == [data, data, b""]
    with pytest.raises(Unreadable):
        html.read(b"MIME-Version: 1.0\n\n")


SITE = """
<div class="header"><h1><a href="/">云山学院</a></h1><ul class="nav"><li><a>首页</a></li></ul></div>
<div class="wrap"><div class="left-menu">团学要闻</div><div class="main">
<div class="position">当前位置：首页 &gt; 正文</div>
<div class="bt"><h2>云山学院学生会改革情况</h2></div>
<p>作者：团委 发布时间：2025-12-01 浏览次数：12</p>
<div id="{name}">{body}</div>
<p>上一篇：通知<br>下一篇：没有了</p><p>相关链接</p></div></div>
<p align=center>版权所有 云山学院 ICP备00000号</p>
"""


@pytest.mark.parametrize("name", ["vsb_content", "zoom", "x7"])
def test_the_site_around_the_text_is_left_out(name: str) -> None:
    body = f"<p>{SENTENCE}</p>" * 12 + "<p>以上内容如有不实，请反映。</p>"
    document = page(SITE.format(name=name, body=body))
    assert texts(document) == [
        "云山学院学生会改革情况",
        *[SENTENCE] * 12,
        "以上内容如有不实，请反映。",
    ]


def test_a_short_section_beside_the_long_one_is_kept() -> None:
    document = page(
        f"<div class=top>云山学院团委欢迎您</div><div><p>{SENTENCE * 40}</p></div><h2>学生代表大会召开情况</h2>"
        f"<p>{SENTENCE}</p><p>十、责任人</p><ul><li><a href=1>新闻</a><li><a href=2>另一条新闻的标题比较长</a></ul>"
        "<div>地址：云山市学院路一号 邮编：000000 管理员信箱</div>"
    )
    assert texts(document) == [SENTENCE * 40, "学生代表大会召开情况", SENTENCE, "十、责任人"]


def test_names_of_classes_cost_no_headings() -> None:
    part = (
        "<div class='card position-relative'><div class=section-header><b>{0}、章程</b></div>"
        "<div class='ui header'>（{0}）职责</div><div class=header><h3>标题</h3></div><p>"
        + SENTENCE * 4
        + "</p></div>"
    )
    found = texts(page("".join(part.format(number) for number in "一二三")))
    assert found.count("标题") == 3
    assert [text for text in found if "章程" in text] == ["一、章程", "二、章程", "三、章程"]
    assert [text for text in found if "职责" in text] == ["（一）职责", "（二）职责", "（三）职责"]


def test_a_long_text_beside_the_main_one_is_kept() -> None:
    parts = "".join(f"<div><p>{part}{SENTENCE * 9}</p></div>" for part in "甲乙丙")
    assert [text[0] for text in texts(page(parts))] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    "raw", [b"", b"  \n", b"<!-- -->", b"<html><body><script>x</script></body></html>"]
)
def test_a_page_without_text_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="。"):
        html.read(raw)


def test_deep_nesting_is_read_or_refused() -> None:
    assert texts(page("<font>" * 5_000 + SENTENCE)) == [SENTENCE]
    with pytest.raises(Unreadable, match="嵌套"):
        page("<div>" * 5_000 + SENTENCE)


def test_huge_spans_cost_nothing() -> None:
    cell = f"<td rowspan=65534 colspan=9999>{SENTENCE}"
    [grid] = [
        each
        for each in page(f"<table>{f'<tr>{cell}' * 50}</table>").blocks
        if isinstance(each, Table)
    ]
    assert len(grid.rows) == 50
    assert len(grid.rows[0]) == 64


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
@pytest.mark.parametrize(
    ("name", "rows"), [("sample-a-2024", [20, 9, 3]), ("sample-c-2020", [18, 60, 3])]
)
def test_samples(name: str, rows: list[int]) -> None:
    document = html.read((SAMPLES / f"{name}.html").read_bytes())
    tables = [len(block.rows) for block in document.blocks if isinstance(block, Table)]
    assert (tables[0], tables[-1]) == (rows[0], rows[-1])
    assert texts(document)[0].endswith("改革情况")
    assert not any(
        "上一篇" in text or "版权" in text or "发布时间" in text for text in texts(document)
    )


def test_what_the_reader_left_out_reaches_the_secretary() -> None:
    raw = f"<h2>一、《云山学院学生会章程》</h2><p>{SENTENCE}</p><img src=a.png>".encode()
    assert any("网页里的图片" in remark.sentence for remark in read_file(raw, "a.html").remarks)
