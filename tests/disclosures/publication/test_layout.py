"""The official PDF is set like an official document; read from its pages by position."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from disclosures import editions
from disclosures.content import Congress, Disclosure, RulesText
from disclosures.publication.assemble import assemble
from disclosures.publication.redact import Policy
from tests.disclosures.publication import invented
from tests.disclosures.publication.pages import body, faces, lines, opened, outside
from tests.disclosures.publication.test_pdf import STAMP

LONG = "云岭海洋大学与北方科学技术大学联合举办国际工程师学院（东海校区）"
SENTENCE = "本会在学校党委领导和团委指导下，依照本章程独立自主地开展工作，听取并反映同学意见，维护同学的正当权益。"
ARTICLES = tuple(f"第{n}条　{SENTENCE * 2}\n（一）{SENTENCE}" for n in "一二三四五六七八九十" * 6)


def charter(count: int) -> RulesText:
    """Of `count` articles; sixty are some 10,000 characters."""
    return RulesText(text="第一章　总则\n" + "\n".join(ARTICLES[:count]))


@cache
def full() -> list[Any]:
    content = invented.disclosure(charter=charter(60), congress=Congress())
    return opened(invented.document(content=content), STAMP)


@cache
def edition(key: str) -> list[Any]:
    return opened(invented.document(key, content=invented.disclosure(key, 12, 4)), STAMP)


def test_every_page_of_running_text_has_22_lines_and_full_ones_28_characters() -> None:
    running = [lines(page) for page in full()[2:] if _only_text(page)][:-1]
    assert len(running) > 12
    assert {len(page) for page in running} == {22}
    assert max(len(line) for page in running for line in page) == 28


def test_the_lines_of_running_text_stand_on_one_grid() -> None:
    """Labels in 黑体 do not push the lines below them down."""
    for page in (page for page in full()[2:] if _only_text(page)):
        feet = sorted({round(char["bottom"], 1) for char in body(page).chars if char["fontname"].endswith("+Fang")})  # fmt: skip
        steps = [lower - upper for upper, lower in pairwise(feet) if lower - upper > 2]
        assert all(abs(step - 28.95) < 0.5 for step in steps)


def _only_text(page: Any) -> bool:
    """A page in the middle of the charter: nothing but articles and their items."""
    text = "".join(lines(page))
    return SENTENCE[:20] in text and not any(
        word in text for word in ("第一章", "架构表", "章程》", "自评表")
    )


@pytest.mark.parametrize("key", editions.keys())
def test_nothing_stands_outside_the_type_area(key: str) -> None:
    pages = edition(key)[2:]
    assert {n: outside(page, n) for n, page in enumerate(pages, 1) if outside(page, n)} == {}


@pytest.mark.parametrize("key", editions.keys())
def test_no_heading_ends_a_page(key: str) -> None:
    form = editions.load(key)
    words = invented.header(key).model_dump(include={"school", "organisation"})
    titles = {"".join(form.text(one.title, **words, federation="", federation_email="", national_email="").split()) for one in form.sections}  # fmt: skip
    for page in edition(key)[2:]:
        last = lines(page)[-1]
        assert not any(title.endswith(last) for title in titles), last
        assert not last.startswith(("第一章", "第二章"))


def test_each_rank_has_its_face() -> None:
    pages = edition("2024-2025")
    where = {text: page for page in pages[2:] for text in lines(page)}

    def face(text: str) -> set[tuple[str, int]]:
        return faces(next(page for line, page in where.items() if line.startswith(text)), text)

    assert face("云岭海洋大学学生会改革情况") == {("Song-Bold", 22)}
    assert face("一、改革自评表") == {("Noto-Sans-CJK-SC", 16)}
    assert face("（二）二级学生会组织") == {("Kai", 16)}
    assert face("云岭海洋大学学生会章程") == {("Song-Bold", 18)}
    assert face("第一章总则") == {("Noto-Sans-CJK-SC", 16)}
    assert face("第一条") == {("Noto-Sans-CJK-SC", 16)}
    assert face("（一）服务同学") == {("Fang", 16)}


@pytest.mark.parametrize("articles", [1, 2, 3, 4, 5, 6])
def test_the_closing_line_and_the_colophon_end_a_page_that_holds_more(articles: int) -> None:
    content = Disclosure(charter=charter(articles))
    form = editions.load("2020")
    pages = opened(assemble(content, form, invented.header("2020"), Policy()), STAMP)
    text = "".join(lines(pages[-1]))
    assert "以上自评公开内容" in text
    assert text.index("以上自评公开内容") > 0
    assert text.index("核对本文件") > text.index("以上自评公开内容")


def test_the_colophon_says_version_signer_and_reason() -> None:
    stamp = replace(STAMP, version=2, signed_by="云溪省学生联合会", corrects="一处笔误")
    text = "".join(lines(opened(invented.document(), stamp)[-1]))
    for words in (
        "第2版",
        "2025年11月20日",
        "7K3M-P9QX-2HTD",
        "ab" * 32,
        "云溪省学生联合会",
        "一处笔误",
    ):
        assert words in text
    assert "未加数字签名" not in text
    assert "本文件未加数字签名" in "".join(lines(full()[-1]))


def test_a_preview_has_no_colophon_and_says_so_on_its_cover() -> None:
    pages = opened(invented.document())
    assert "预览，尚未公开" in "".join(lines(pages[0]))
    assert "核对本文件" not in "".join("".join(lines(page)) for page in pages)


def test_a_very_long_name_breaks_between_its_parts_on_cover_and_title() -> None:
    header = invented.header().model_copy(update={"school": LONG, "organisation": "研究生会"})
    pages = opened(assemble(invented.disclosure(), editions.load("2024-2025"), header, Policy()))
    first, second = LONG[:15], LONG[15:]
    assert [line for line in lines(pages[0]) if line in (first, second)][:2] == [first, second]
    assert lines(pages[2])[:3] == [first, second, "研究生会改革情况"]
    assert outside(pages[0], 1) == []


def test_an_empty_disclosure_names_every_section_and_needs_few_pages() -> None:
    form = editions.load("2021-2022")
    pages = opened(assemble(Disclosure(), form, invented.header("2021-2022"), Policy()))
    assert len(pages) <= 7
    assert "".join("".join(lines(page)) for page in pages).count("本栏目未填报内容") >= 9
