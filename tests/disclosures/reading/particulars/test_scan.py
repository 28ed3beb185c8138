"""The scanner: what it finds, what it leaves alone, what it says."""

from __future__ import annotations

import pytest

from disclosures.reading.particulars import KINDS, hidden, labels, masked, scan
from disclosures.reading.particulars.digits import is_card, is_identity
from tests.disclosures.reading.particulars import made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_finds_every_kind_and_nothing_else_in_sentences_drawn_anew(seed: int) -> None:
    figures = made.measured(seed, 12)
    assert set(figures.made) | {"邮箱"} == {kind.label for kind in KINDS}  # that one: below
    assert figures.recall >= 0.99, made.lines(figures)
    assert figures.precision >= 0.99, made.lines(figures)


def test_the_figures_can_be_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosures.reading.particulars.places.KINDS", KINDS[:3])
    assert made.measured(1, 2).recall < 0.3


@pytest.mark.parametrize(
    "text",
    ["电话１３８ ００００ 1234", "138\u200b0000\u200b1234", "+86-138-0000-1234", "1 3 8 0 0 0 0 1 2 3 4", "138.0000.1234"],
)  # fmt: skip
def test_a_number_is_found_however_its_digits_are_spread(text: str) -> None:
    assert labels(scan(text)) == ["手机号"]


def test_the_place_is_that_of_the_text_as_given() -> None:
    text = "手机：１３８００００１２３４。"
    (one,) = scan(text)
    assert text[one.start : one.end] == "１３８００００１２３４"
    assert hidden(text) == "手机：【手机号】。"


def test_what_it_shows_of_the_words_round_it_holds_no_number() -> None:
    kinds, shown = masked("联系人13800001234，QQ 12345678")
    assert kinds == ["手机号", "QQ号"]
    assert "1234" not in shown


def test_an_official_mailbox_that_the_form_names_is_left_alone_and_no_longer_one() -> None:
    allowed = ("yunxi_xuelian@163.com", "")
    assert scan("反映情况请写信到 yunxi_xuelian@163.com。", allowed) == []
    assert labels(scan("写信到 yunxi_xuelian@163.com。")) == ["个人邮箱"]
    assert labels(scan("写信到 my.yunxi_xuelian@163.com。", allowed)) == ["个人邮箱"]


def test_a_mailbox_of_an_unknown_host_is_only_perhaps_somebodys() -> None:
    (one,) = scan("邮箱 bangong@example.com")
    assert (one.label, one.weight) == ("邮箱", "perhaps")


def test_check_digits() -> None:
    assert is_identity("11010519491231002X")  # the standard's own example
    assert not is_identity("110105194912310021")
    assert not is_identity("110105194913310026")
    assert is_identity("110105491231002")
    assert is_card("6222 0000 0000 0000 009") == is_card("6222000000000000009")
    assert not is_card("0000000000000000")


def test_of_a_very_long_text_the_scanner_gives_up_in_time() -> None:
    assert scan("1-" * 100_000) == []
    assert scan("1 3 " * 50_000 + "a@" * 10) is not None
