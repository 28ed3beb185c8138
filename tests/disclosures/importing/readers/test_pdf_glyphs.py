"""Characters: bold by double printing, symbol fonts, drawn boxes, watermarks, hidden text."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from disclosures.importing.blocks import Picture
from disclosures.importing.radicals import RADICALS
from disclosures.importing.readers.pdf import read

from .pdfs import SENTENCE, WORDS, printed, shown, stream_pdf, tables, texts


def test_text_printed_twice_stands_once_and_is_bold():
    twice = shown("Heading of the rules", 72, 600) + shown("Heading of the rules", 72.4, 600)
    blocks = read(stream_pdf(WORDS + twice)).blocks
    assert [(block.text, block.bold) for block in blocks[1:]] == [("Heading of the rules", True)]


def test_stroked_text_is_bold():
    blocks = read(stream_pdf(WORDS + shown("Heading of the rules", 72, 600, before="2 Tr"))).blocks
    assert [block.bold for block in blocks] == [False, True]


def test_double_letters_stay_double():
    assert (
        texts(stream_pdf(WORDS + shown("illl 1111 committee", 72, 600)))[1] == "illl 1111 committee"
    )


def test_gaps_between_words_without_space_characters_are_spaces():
    text = "BT /F1 12 Tf 1 0 0 1 72 600 Tm [(Student) -400 (Union)] TJ ET\n"
    assert texts(stream_pdf(WORDS + text))[1] == "Student Union"


def test_letters_of_a_symbol_font_are_boxes():
    line = (
        shown("R", 72, 600, font="F2") + shown("yes", 84, 600) + shown("\\243", 130, 600, font="F2")
    )
    assert texts(stream_pdf(WORDS + line + shown("no", 142, 600)))[1].replace(" ", "") == "☑yes☐no"


def test_drawn_squares_are_boxes_and_ticked_ones_ticked():
    squares = "72 600 9 9 re S 130 600 9 9 re S 73 605 m 76 602 l 80 608 l S\n"
    line = shown("yes", 84, 601) + shown("no", 142, 601)
    assert texts(stream_pdf(WORDS + squares + line))[1].replace(" ", "") == "☑yes☐no"


def test_a_tick_printed_into_a_square_or_over_a_box_ticks_it():
    into = "<span style='border:.7pt solid;display:inline-block;width:10pt;height:10pt;line-height:10pt;font-size:8pt'>√</span>是"
    raw = printed(f"<p>{SENTENCE}</p><p style='text-indent:0'>{into}</p>")
    assert texts(raw)[1] == "☑是"
    over = "□<span style='margin-left:-1em'>√</span>是 □否"
    assert texts(printed(f"<p>{SENTENCE}</p><p>{over}</p>"))[1] == "☑是 □否"


def test_ticks_in_a_table_keep_their_cells():
    box = "<span style='border:.7pt solid;display:inline-block;width:9pt;height:9pt'></span>"
    raw = printed(
        f"<table><tr><td>1. {SENTENCE}</td><td>{box}是 {box}否</td></tr><tr><td>2.</td><td>是</td></tr></table>"
    )
    assert tables(raw)[0][0][1].replace(" ", "") == "☐是☐否"


@pytest.mark.parametrize(("ticked", "box"), [("checked", "☑"), ("", "☐")])
def test_checkboxes_of_a_printed_page(ticked, box):
    field = f"<input type=checkbox {ticked} style='appearance:auto'>"
    raw = printed(f"<p>{SENTENCE}</p><p>{field}是</p>")
    assert texts(raw)[1:] == [box, "是"]  # the printer gives a checkbox a line of its own


def test_turned_and_pale_and_repeated_watermarks_are_left_out():
    mark = "<div style='position:fixed;top:40%;left:20%;font-size:60pt;{}'>内部资料</div>"
    body = "".join(f"<p>第{n}段{SENTENCE * 8}</p>" for n in range(12))
    for style in ("transform:rotate(-40deg)", "color:#ddd", ""):
        assert "内部资料" not in "".join(texts(printed(mark.format(style) + body)))


def test_a_white_title_on_a_dark_ground_is_kept():
    title = "<h1 style='background:#a00;color:#fff'>某某学院学生会改革情况</h1>"
    assert texts(printed(f"{title}<p>{SENTENCE}</p>")) == ["某某学院学生会改革情况", SENTENCE]


def test_text_struck_out_is_left_out_and_the_new_number_counts():
    deleted = "<span style='text-decoration:line-through'>已经删去的一句。</span>"
    linked = "<u>下划线的词</u>"
    raw = printed(f"<p>第一条[第二条] {SENTENCE}{deleted}</p><p>{linked}{SENTENCE}</p>")
    assert texts(raw) == [f"第二条 {SENTENCE}", f"下划线的词{SENTENCE}"]


def test_an_address_at_the_foot_of_a_page_is_text():
    raw = printed(f"<div style='height:235mm'>{SENTENCE}</div><p>https://example.org/1.html</p>")
    assert texts(raw) == [SENTENCE, "https://example.org/1.html"]


def test_hidden_text_is_left_out():
    hidden = shown("Nobody sees this sentence here", 72, 600, before="3 Tr")
    assert texts(stream_pdf(WORDS + hidden)) == texts(stream_pdf(WORDS))


def test_running_heads_and_feet_are_left_out_whatever_their_number():
    style = """@page { @top-center { content: "某某学院学生会改革情况" }
        @bottom-center { content: "第" counter(page) "页 共" counter(pages) "页" } }"""
    paragraphs = [f"第{n}段{SENTENCE * 9}" for n in range(18)]
    raw = printed("".join(f"<p>{text}</p>" for text in paragraphs), style)
    assert texts(raw) == paragraphs


@pytest.mark.parametrize(
    "form",
    [
        "'- ' counter(page) ' -'",
        "'— ' counter(page) ' —'",
        "counter(page)",
        "counter(page) ' / ' counter(pages)",
    ],
)
def test_page_numbers_of_a_single_page_are_left_out(form):
    raw = printed(f"<p>{SENTENCE}</p>", f"@page {{ @bottom-center {{ content: {form} }} }}")
    assert texts(raw) == [SENTENCE]


def test_radicals_are_read_as_the_characters_they_stand_for():
    assert "⼯⻓⻔⾯⼾⻘年".translate(RADICALS) == "工长门面户青年"


def test_pictures_stand_in_the_text_and_tiny_ones_do_not():
    def source(width: int, height: int) -> str:
        data = BytesIO()
        Image.effect_noise((width, height), 60).save(data, "PNG")
        return "data:image/png;base64," + b64encode(data.getvalue()).decode()

    raw = printed(
        f"<p>{SENTENCE}</p><img src='{source(200, 120)}'><p><img src='{source(8, 8)}'>{SENTENCE}</p>"
    )
    before, picture, after = read(raw).blocks
    assert isinstance(picture, Picture)
    assert picture.data.startswith(b"\xff\xd8")
    assert (picture.content_type, picture.page) == ("image/jpeg", 1)
    assert (before.text, after.text) == (SENTENCE, SENTENCE)
