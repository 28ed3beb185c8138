"""Fields keep what was typed."""

import pytest
from django import forms

from disclosures.forms import fields


class Sample(forms.Form):
    name = fields.line("姓名", longest=5)
    day = fields.date("日期")
    term = fields.choice("学期", ("春", "秋"))
    answer = fields.Answer("结论", ("达标", "未达标"))


def form(**data):
    return Sample(data)


@pytest.mark.parametrize("value", ["", "一二三四五", " 一 ", "<b>", "2024年", "\u202e"])
def test_whatever_is_short_enough_is_valid(value):
    sample = form(name=value, day=value, term=value)
    assert sample.is_valid()
    assert sample.cleaned_data["day"] == value.strip()


def test_the_limit_counts_and_says_so():
    sample = form(name="一二三四五六")
    assert sample.errors["name"] == ["这里最多5字，现在有6字，还没有保存。请缩短后再保存。"]
    assert "maxlength" not in str(sample["name"])


def test_nul_is_dropped():
    sample = form(name="甲\x00乙")
    assert sample.is_valid()
    assert sample.cleaned_data["name"] == "甲乙"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("", "date"),
        ("2024-12-11", "date"),
        ("2024年12月11日", "text"),
        ("去年", "text"),
        ("２０２４-12-11", "text"),
        ("2024-02-30", "text"),
    ],
)
def test_a_date_that_is_no_iso_date_is_shown_as_typed(value, kind):
    html = str(Sample(initial={"day": value})["day"])
    assert f'type="{kind}"' in html
    assert value in html


def test_a_choice_outside_the_list_is_kept():
    html = str(Sample(initial={"term": "夏季学期"})["term"])
    assert '<option value="夏季学期" selected>' in html
    assert html.count("<option") == 4
    assert str(Sample(initial={"term": "春"})["term"]).count("<option") == 3


def test_an_answer_is_shown_in_the_editions_words_and_stored_as_yes_or_no():
    html = str(Sample()["answer"])
    assert "未达标" in html
    assert 'value="否"' in html
    assert not form(answer="达标").is_valid()
    assert form(answer="是").is_valid()


def test_private_fields_say_so():
    assert fields.number("学生人数", private=True).private
    assert not fields.number("代表人数").private
