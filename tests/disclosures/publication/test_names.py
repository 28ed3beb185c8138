"""张三 as 张*."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from disclosures.publication.names import mask, mask_in, over_lines


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"), ("张　三", "张*"), ("张三丰", "张*"), ("欧阳修远", "欧阳*"), ("欧阳", "欧*"),
        ("阿依古丽·买买提", "阿*"), ("𠅤明", "𠅤*"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_mask(name: str, shown: str) -> None:
    assert mask(name) == shown


@pytest.mark.parametrize(
    ("text", "strict", "shown"),
    [
        ("由张三丰主持", False, "由张*主持"),
        ("由张 三 丰主持", False, "由张*主持"),
        ("精神文明建设", False, "精神文明建设"),
        ("文明、张三丰到会", False, "文*、张*到会"),
        ("由主席文明主持", False, "由主席文*主持"),
        ("文明等同学", False, "文*等同学"),
        ("主持人文明宣布", True, "主持人文*宣布"),
        ("无人", True, "无人"),
    ],
)
def test_mask_in_text(text: str, strict: bool, shown: str) -> None:
    assert mask_in(text, ["张三丰", "文明"], strict=strict) == shown


def test_the_longer_name_is_masked_first() -> None:
    assert mask_in("王小明明到会", ["王小明", "王小明明"], strict=True) == "王*到会"


def test_a_name_of_one_character_masks_nothing() -> None:
    assert mask_in("王者归来", ["王"], strict=True) == "王者归来"


@pytest.mark.parametrize(
    "typed",
    [
        "阿依古丽•买买提",
        "阿依古丽．买买提",
        "阿依古丽买买提",
        "阿依古丽 · 买买提",
        "阿依\u00a0古丽·买买提",
        "阿依\u200b古丽·买\ufe00买提",
    ],
)
def test_a_name_is_masked_however_its_dot_and_blanks_are_typed(typed: str) -> None:
    assert mask_in(f"由{typed}负责", ["阿依古丽·买买提"], strict=False) == "由阿*负责"


@pytest.mark.parametrize(
    "typed",
    ["张三\n丰", "张\r\n三丰", "张\u3000三\u3000丰", "张·三·丰", "张．三．丰", "张-三-丰", "张_三_丰", "张 三\n  丰", "张\u200b三\ufeff丰"],
)  # fmt: skip
@pytest.mark.parametrize("strict", [True, False])
def test_a_name_is_masked_over_two_lines_and_with_anything_between(
    typed: str, strict: bool
) -> None:
    assert mask_in(f"由{typed}负责", ["张三丰"], strict=strict) == "由张*负责"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系人：文\n明\n电话", "联系人：文*\n电话"),
        ("由文明负责登记", "由文*负责登记"),
        ("秘书长文　明宣读", "秘书长文*宣读"),
        ("推选文明等为候选人", "推选文*等为候选人"),
        ("建设文·明校园", "建设文·明校园"),
        ("弘扬精神文明和传统", "弘扬精神文明和传统"),
        ("由文明校园办公室评选", "由文明校园办公室评选"),
    ],
)
def test_a_name_that_may_be_a_word_is_masked_where_it_stands_as_a_name(
    text: str, shown: str
) -> None:
    assert mask_in(text, ["文明"], strict=False) == shown


def test_an_address_that_names_somebody_leads_to_the_host_alone() -> None:
    for code in ("utf-8", "gb18030"):
        text = f"见https://example.org/news/{quote('张三丰', encoding=code)}.htm。"
        assert mask_in(text, ["张三丰"], strict=False) == "见https://example.org/。"
    other = f"https://example.org/{quote('章程')}.htm 占50%，增长20%"
    assert mask_in(other, ["张三丰"], strict=True) == other


def test_a_long_run_of_blanks_costs_no_time() -> None:
    text = f"张{' ' * 200_000}三丰" * 3
    assert mask_in(text, ["张三丰"], strict=True) == text


def test_a_latin_name_is_masked_in_capitals_too() -> None:
    assert mask_in("LI MING, li  ming", ["Li Ming"], strict=False) == "L*, L*"


def test_a_name_that_two_paragraphs_share_is_masked_in_the_first() -> None:
    assert over_lines("由张三", "丰负责", ["张三丰"]) == ("由张*", "负责")
    assert over_lines("由张", "三丰负责", ["张三丰"]) == ("由张*", "负责")
    assert over_lines("由张", "王负责", ["张三丰"]) == ("由张", "王负责")
