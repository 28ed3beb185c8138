from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.reading import (
    in_chinese,
    number,
    numbers,
    numeral_value,
    ordinal,
    ordinals,
    share,
    shares,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("146", 146), ("１４６", 146), ("1,234", 1234), ("一百四十六", 146), ("十", 10),
        ("十二", 12), ("二十", 20), ("二十一", 21), ("廿三", 23), ("一百零五", 105), ("两百", 200),
        ("一千零二十", 1020), ("三万二千", 32000), ("二〇二四", 2024), ("○", 0), ("壹佰", 100),
        ("", None), ("人", None), ("十百", None), ("一百二三", None), ("9" * 30, None),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert numeral_value(text) == value


@given(st.integers(0, 9999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert numeral_value(in_chinese(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"),
     (1005, "一千零五"), (1050, "一千零五十"), (10_000, "10000"), (-1, "-1")],
)  # fmt: skip
def test_writing_chinese_numerals(value: int, text: str) -> None:
    assert in_chinese(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("23", 23), ("实有23人", 23), ("实有 ２３ 人", 23), ("共一百四十六名", 146), ("约1,200人", 1200),
        ("23人，共23人", 23), ("实有__人", None), ("", None), ("23人（含主席团3人）", None),
        ("23.5", None), ("50%", None), ("-", None), ("第三次", 3),
    ],
)  # fmt: skip
def test_the_one_number_of_a_text(text: str, value: int | None) -> None:
    assert number(text) == value


def test_numbers_leave_shares_and_decimals_out() -> None:
    assert numbers("代表146名，占学生的1%，三分之二以上到会，得票98.5，候选人6名") == [146, 6]


@pytest.mark.parametrize(
    ("text", "value"),
    [("第三次", 3), ("第3届", 3), ("第 十二 次学生代表大会", 12), ("三", 3), ("3", 3), ("", None),
     ("第三次代表大会选出第四届", None), ("第三次代表大会选出第三届", 3)],
)  # fmt: skip
def test_ordinal(text: str, value: int | None) -> None:
    assert ordinal(text) == value


def test_ordinals_by_unit() -> None:
    text = "第三次学生代表大会选举产生第四届学生会，见第十条"
    assert ordinals(text) == [3, 4]
    assert ordinals(text, "次") == [3]
    assert ordinals(text, "条") == [10]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1%", Fraction(1, 100)), ("60％", Fraction(3, 5)), ("0.5%", Fraction(1, 200)),
        ("百分之三十", Fraction(3, 10)), ("百分之30", Fraction(3, 10)), ("三分之二以上", Fraction(2, 3)),
        ("2/3", Fraction(2, 3)), ("六成", Fraction(3, 5)), ("零分之一", None), ("2/0", None), ("半数", None),
        ("2024/12/11", None), ("", None), ("1%或2%", None),
    ],
)  # fmt: skip
def test_share(text: str, value: Fraction | None) -> None:
    assert share(text) == value


def test_shares_in_their_order() -> None:
    assert shares("三分之二以上到会，过半数，超出20%") == [Fraction(2, 3), Fraction(1, 5)]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for reader in (number, numbers, numeral_value, ordinal, ordinals, share, shares):
        reader(text)
