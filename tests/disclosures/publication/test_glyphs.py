"""What no face can show is found before publication, named, and never printed as an empty box."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from django.conf import settings

from disclosures.content import Roster, RosterRow, RulesText
from disclosures.publication import faces, glyphs, render
from disclosures.publication.document import Document
from tests.disclosures.publication import invented
from tests.disclosures.publication.reading import normal, pdf_pages

PRIVATE = "\ue5f1"
NOWHERE = "\U000323af"
"""The last character of extension H: no face here has it."""
RARE = "㛃𠅤䶮𠙶𡎚𣗋𤧛𥔲𦒍𧿹𨐈𩽾𪟝𪣻𫄧𫇭𫍣𫓧𫖮𫘜𫚖𫟹𫠊𫢸𫭟𫮃𫰛𫵷𬀩𬂩𬇕𬍛𬘭𬜯𬤊𬬭𬭳𬱖𬳽𬴊𬶋𬸚㐱㑇㥄㬎㳘㸌㻏䂮䜣䴙玥喆堃昇玹晢璟𤩽"


def named(*names: str, **changes: Any) -> Document:
    roster = Roster(rows=tuple(RosterRow(name=name) for name in names))
    return invented.document(content=invented.disclosure(roster=roster, **changes))


def test_every_family_is_installed() -> None:
    assert faces.absent() == []


def test_a_worker_names_the_families_that_are_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert faces.check() == []
    chains = {"仿宋": ("Fang", "No Such Face")}
    monkeypatch.setattr(faces, "CHAINS", chains)
    (warning,) = faces.check()
    assert "没有安装字体 No Such Face" in warning.msg
    assert "fonts-hanazono" in warning.msg
    assert faces.covered.__wrapped__() == faces._characters("Fang")


def test_rare_characters_in_names_are_not_missing() -> None:
    assert glyphs.missing(f"林{RARE} ·…（）“”〇①☑★〓\n\t") == []


def test_what_no_face_has_is_missing_once_and_in_order() -> None:
    assert glyphs.missing(f"{NOWHERE}林{PRIVATE}{NOWHERE}\x07") == [NOWHERE, PRIVATE, "\x07"]


def test_invisible_joiners_and_selectors_are_no_matter() -> None:
    assert glyphs.missing("葛\ufe00\u200b\U000e0100") == []


def test_a_missing_character_is_named_with_place_and_codepoint() -> None:
    charter = RulesText(text=f"第一条　总则。\n第二条　会址在{NOWHERE}村。")
    found = glyphs.in_document(named("林知夏", f"顾{PRIVATE}", charter=charter))
    assert [(one.codepoint, one.where, one.section) for one in found] == [
        ("U+323AF", "二、《云岭海洋大学学生会章程》，第二条", "charter"),
        ("U+E5F1", "四、校级组织工作人员名单，第2行“姓名”", "roster"),
    ]
    assert "自造字" in found[1].advice
    assert "审核单位" in found[0].advice


def test_a_clean_document_has_none_and_is_printed_as_it_is() -> None:
    document = invented.document()
    assert glyphs.in_document(document) == []
    assert glyphs.printable(document, []) is document


def test_in_print_a_sign_stands_for_it_and_the_data_keep_it() -> None:
    document = named(f"顾{PRIVATE}", f"林{NOWHERE}")
    printed = glyphs.printable(document, glyphs.in_document(document))
    text = printed.model_dump_json(exclude={"data"})
    assert "顾〓" in text
    assert "林〓" in text
    assert printed.data == document.data


def test_the_pdf_says_where_and_which() -> None:
    text = normal("".join(pdf_pages(render.to_pdf(named(f"顾{PRIVATE}")))))
    assert "顾〓" in text
    assert normal("第1行“姓名”（U+E5F1）") in text


def test_every_rare_name_is_set_in_a_face_that_the_file_carries() -> None:
    pdf = render.to_pdf(named(*RARE))
    with pdfplumber.open(BytesIO(pdf)) as opened:
        used = {char["text"]: char["fontname"] for page in opened.pages for char in page.chars}
    assert {used[char].partition("+")[2].partition("-")[0] for char in RARE} <= {
        "Names", "Noto", "HanaMinA", "HanaMinB",
    }  # fmt: skip
    assert {char for char in RARE if char not in used} == set()


def test_two_characters_of_a_rare_face_are_not_the_same_box() -> None:
    """An empty box would be the same outline for both."""
    pdf = render.to_pdf(named("𠅤", "𡎚"))
    with pdfplumber.open(BytesIO(pdf)) as opened:
        page = next(page for page in opened.pages if "𠅤" in page.extract_text())
        boxes = {char["text"]: page.crop(_box(char)).to_image(resolution=200) for char in page.chars if char["text"] in "𠅤𡎚"}  # fmt: skip
    first, second = (image.original.resize((40, 40)).tobytes() for image in boxes.values())
    assert first != second


def _box(char: dict[str, float]) -> tuple[float, float, float, float]:
    return char["x0"], char["top"], char["x1"], char["bottom"]


LATIN = {("DejaVu Sans",), ("DejaVu Sans Mono",), ("Noto Serif CJK SC",)}
"""Figures, boxes and codes: nothing that a college types."""


def chains(sheet: str) -> set[tuple[str, ...]]:
    """The chains of families that a style sheet sets text in."""
    style = (settings.BASE_DIR / "templates/pdf" / sheet).read_text(encoding="utf-8")
    style = re.sub(r"@font-face\s*\{[^}]*\}|/\*.*?\*/", "", style, flags=re.DOTALL)
    said = re.findall(r"font(?:-family)?:([^;}]+)", style)
    return {tuple(re.findall(r'"([^"]+)"', one)) for one in said} - {()} - LATIN


def test_the_style_sheet_sets_everything_in_a_known_chain() -> None:
    assert chains("official.css") == set(faces.CHAINS.values())


@pytest.mark.parametrize("sheet", ["letter.css", "pledge.css", "reading_copy.css"])
def test_letters_and_papers_show_rare_characters_as_well(sheet: str) -> None:
    plain = (*faces.REST, "Names")  # the text of a reading copy: small, and no 仿宋
    assert chains(sheet) - {plain} <= set(faces.CHAINS.values())


@pytest.mark.parametrize("family", list(faces.CARRIED))
def test_a_carried_face_is_the_one_in_the_style_sheet(family: str) -> None:
    style = (settings.BASE_DIR / "templates/pdf/official.css").read_text(encoding="utf-8")
    assert f'@font-face {{ font-family: "{family}"; src: url("{faces.CARRIED[family]}")' in style
