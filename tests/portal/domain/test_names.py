from __future__ import annotations

import pytest

from portal.domain.names import NameRefusedError, address_name, checked, pinyin_keys, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  云溪大学 ", "云溪大学"),
        ("云溪大学(东校区)", "云溪大学（东校区）"),
        ("云溪　　大学", "云溪 大学"),
        ("云溪\n大学", "云溪 大学"),
        ("云溪•临川学院", "云溪·临川学院"),
    ],
)
def test_one_name_has_one_spelling(typed, kept):
    assert tidy(typed) == kept
    assert checked(typed, "校名", 80) == kept
    assert tidy(kept) == kept


@pytest.mark.parametrize("name", ["云溪ABC学院", "第2师范学院", "𠮷林大学", "云溪大学—南屿学院"])
def test_names_that_exist_pass(name):
    assert checked(name, "校名", 80) == name


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写校名。"),
        (" \t　", "请填写校名。"),
        ("长" * 81, "校名最多80个字，现在有81个字。"),
        ("<script>alert(1)</script>", "不能用的字符（“<”）"),
        ("云溪大学🎓", "不能用的字符（“🎓”）"),
        ("云溪\u202e大学", "不能用的字符（U+202E）"),
        ("云溪\u200b大学", "不能用的字符（U+200B）"),
        ("云溪\x00大学", "不能用的字符（U+0000）"),
        ("جامعة", "不能用的字符（“ج”）"),
        ("12345", "校名里没有文字"),
        ("（）", "校名里没有文字"),
    ],
)
def test_what_is_no_name_is_refused_with_what_to_do(typed, sentence):
    with pytest.raises(NameRefusedError, match=r".+。$") as refused:
        checked(typed, "校名", 80)
    assert sentence in str(refused.value)


def test_pinyin_in_full_and_as_initials():
    assert pinyin_keys("云岭海洋大学") == "yunlinghaiyangdaxue ylhydx"
    assert len(pinyin_keys("双" * 80)) == 240


@pytest.mark.parametrize(
    ("name", "address"), [("云岭省学联", "yunlingshengxuelian"), ("A（1）", "a1"), ("（）", "")]
)
def test_what_stands_for_a_name_in_addresses(name, address):
    assert address_name(name) == address
