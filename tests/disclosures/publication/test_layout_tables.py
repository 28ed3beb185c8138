"""Tables and pictures of the official PDF, read from its pages by position."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from disclosures.content import Congress, Picture, Roster, RosterRow, SecondLevel, SecondLevelUnit
from disclosures.publication import widths
from disclosures.publication.document import Cell, Column, Row, Table
from tests.disclosures.publication import invented
from tests.disclosures.publication.pages import BOTTOM, TOP, body, opened, outside

FACULTY = "海洋生物资源与环境工程学院（海岸带研究院）学生会"
NAMES = ("阿依古丽·买买提", "欧阳若水", "林知夏")


def table(*columns: tuple[str, str], rows: int = 4) -> Table:
    """Columns of (label, text of every cell)."""
    cells = tuple(Cell(text=text) for _label, text in columns)
    heads = tuple(Column(key=f"c{n}", label=label) for n, (label, _text) in enumerate(columns))
    return Table(name="roster", caption="", columns=heads, rows=(Row(cells=cells),) * rows)


def test_shares_add_up_and_follow_the_content() -> None:
    number, name, duties = widths.of(
        table(("序号", "12"), ("姓名", "欧阳若水"), ("主要职责", "组织" * 40))
    )
    assert round(number + name + duties, 6) == 100
    assert number < name < duties
    assert duties > 60


def test_an_empty_column_keeps_room_for_its_label_alone() -> None:
    text, empty = widths.of(table(("指标", "工作" * 30), ("备注", "")))
    assert 5 < empty < 12
    assert text > 88


def test_one_long_name_among_many_does_not_take_the_room_of_long_columns() -> None:
    def share(long_names: int) -> float:
        names = ["阿依古丽·买买提"] * long_names + ["林知夏"] * (20 - long_names)
        rows = tuple(Row(cells=(Cell(text=name), Cell(text=FACULTY))) for name in names)
        heads = (Column(key="name", label="姓名"), Column(key="faculty", label="院系"))
        return widths.of(Table(name="roster", caption="", columns=heads, rows=rows))[0]

    assert share(1) < 15 < share(10)


def test_many_columns_all_keep_room() -> None:
    shares = widths.of(table(*((f"第{n}栏说明", "海洋科学学院工作经历" * 2) for n in range(9))))
    assert min(shares) > 8
    assert round(sum(shares), 6) == 100


def test_a_table_without_rows_has_widths() -> None:
    assert len(widths.of(table(("序号", ""), ("姓名", ""), rows=0))) == 2


@cache
def long() -> list[Any]:
    people = tuple(
        RosterRow(name=NAMES[n % 3], department="权益服务部（提案工作办公室）", political_status="中共预备党员", faculty=FACULTY)
        for n in range(60)
    )  # fmt: skip
    one = dict.fromkeys((f"s{n:02}" for n in range(1, 15)), "是") | {"s02": "否"}
    units = tuple(SecondLevelUnit(name=f"{n}{FACULTY}", answers=one) for n in range(45))
    second = SecondLevel(counts={"s01": "45"}, total="45", units=units)
    content = invented.disclosure(roster=Roster(rows=people), second_level=second)
    return opened(invented.document(content=content))


def tables(first: str) -> list[list[list[str]]]:
    found = [one for page in long() for one in page.extract_tables()]
    return [one for one in found if one and (one[0][0] or "").replace("\n", "") == first]


def test_names_and_status_stay_on_one_line() -> None:
    rows = [row for one in tables("序号") for row in one if row[1] in NAMES]
    assert len(rows) == 60
    assert {row[3] for row in rows} == {"中共预备党员"}


def test_a_roster_without_ranks_still_has_its_column_and_head_on_every_page() -> None:
    parts = [one for one in tables("序号") if len(one[0]) == 5]
    assert len(parts) >= 3
    assert all("学习成绩排名" in "".join(one[0][4].split()) for one in parts)


def test_the_matrix_of_45_faculties_repeats_its_head_and_keeps_every_answer() -> None:
    parts = tables("二级学生会组织")
    assert len(parts) >= 2
    for part in parts:
        assert [cell for cell in part[1] if cell] == [str(n) for n in range(1, 15)]
    rows = [row for part in parts for row in part[2:]]
    assert len(rows) == 45
    assert all(row[1:] == ["是", "否", *["是"] * 12] for row in rows)


def test_a_no_is_bold_in_the_matrix() -> None:
    noes = [
        char
        for page in long()
        for char in page.chars
        if char["text"] == "否" and round(char["size"]) == 11
    ]
    bold = [char for char in noes if char["fontname"].endswith("-Bold")]
    heads = len(tables("二级学生会组织"))
    assert (len(bold), len(noes)) == (45, 45 + heads)


def test_nothing_of_a_long_table_is_cut() -> None:
    pages = long()[2:]
    assert {n: outside(page, n) for n, page in enumerate(pages, 1) if outside(page, n)} == {}


def picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "navy").save(made, "JPEG")
    return made.getvalue()


SIZES = {"congress-1": (5000, 2500), "congress-2": (800, 2400), "congress-3": (1600, 1200), "congress-4": (90, 60)}  # fmt: skip


@cache
def pictured() -> list[Any]:
    pictures = tuple(Picture(attachment=str(n), alt=f"第{n}幅会场照片") for n in range(1, 5))
    content = invented.disclosure(congress=Congress(ordinal="第三次", pictures=pictures))
    return opened(invented.document(content=content), None, {name: picture(*size) for name, size in SIZES.items()})  # fmt: skip


def test_pictures_keep_their_shape_inside_the_type_area() -> None:
    found = [image for page in pictured() for image in page.images]
    assert len(found) == 4
    for image, (width, height) in zip(found, SIZES.values(), strict=True):
        assert abs(image["width"] / image["height"] - width / height) < 0.05
        assert image["top"] >= TOP - 1
        assert image["bottom"] <= BOTTOM
        assert image["width"] <= 443


def test_a_caption_stands_below_its_picture_on_the_same_page() -> None:
    for page in pictured():
        captions = [
            line for line in body(page).extract_text_lines() if "幅会场照片" in line["text"]
        ]
        assert len(captions) == len(page.images)
        for image, caption in zip(page.images, captions, strict=True):
            assert 0 < caption["top"] - image["bottom"] < 25


def test_two_high_pictures_share_a_page() -> None:
    assert max(len(page.images) for page in pictured()) >= 2
