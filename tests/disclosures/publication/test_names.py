"""张三 as 张*."""

from __future__ import annotations

import pytest

from disclosures.publication.names import mask, mask_in


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


def test_a_latin_name_is_masked_in_capitals_too() -> None:
    assert mask_in("LI MING, li  ming", ["Li Ming"], strict=False) == "L*, L*"
