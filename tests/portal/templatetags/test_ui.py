from __future__ import annotations

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.template.loader import render_to_string

from portal.templatetags.ui import (
    ErrorLine,
    error_lines,
    mark_needle,
    page_numbers,
    pair,
    severity_label,
)


class Row(forms.Form):
    name = forms.CharField(label="姓名")
    answer = forms.ChoiceField(label="是否", choices=[("y", "是")], widget=forms.RadioSelect)

    def clean(self) -> None:
        if self.cleaned_data.get("name") == "重复":
            raise forms.ValidationError("与第 1 行重复。")


def test_each_error_leads_to_its_field() -> None:
    lines = error_lines(form=Row({"name": "", "answer": ""}))
    assert [line.href for line in lines] == ["#id_name", "#id_answer_0"]
    assert lines[0].text.startswith("姓名：")


def test_an_error_of_the_whole_form_leads_nowhere() -> None:
    assert error_lines(form=Row({"name": "重复", "answer": "y"})) == [ErrorLine("与第 1 行重复。")]


def test_rows_of_a_formset_are_numbered() -> None:
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "甲",
        "form-0-answer": "y",
        "form-1-answer": "y",
    }
    [line] = error_lines(formset=formset_factory(Row)(data))
    assert line.text.startswith("第 2 行 姓名：")
    assert line.href == "#id_form-1-name"


def test_errors_of_the_whole_formset_come_first() -> None:
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "甲",
        "form-0-answer": "y",
        "form-1-answer": "y",
        "form-1-name": "",
    }
    lines = error_lines(
        formset=formset_factory(Row, max_num=1, validate_max=True)(data),
        extra=[ErrorLine("另外", "#x")],
    )
    assert lines[0].href == ""
    assert lines[-1] == ErrorLine("另外", "#x")


def test_no_form_no_error_and_a_clean_form_neither() -> None:
    assert error_lines() == []
    assert error_lines(form=Row({"name": "甲", "answer": "y"})) == []
    assert render_to_string("components/error_summary.html", {"form": Row()}).strip() == ""


def test_evidence_is_escaped_and_every_needle_marked() -> None:
    assert mark_needle("甲<b>甲", "甲") == "<mark>甲</mark>&lt;b&gt;<mark>甲</mark>"
    assert mark_needle("a<b>c", "<b>") == "a<mark>&lt;b&gt;</mark>c"
    assert mark_needle("<script>", "") == "&lt;script&gt;"


def test_severities_have_words() -> None:
    codes = ["error", "contradiction", "warning", "information", "unchecked"]
    assert [severity_label(code) for code in codes] == ["错误", "矛盾", "提醒", "提示", "无法核验"]
    assert severity_label("other") == "other"


def test_pairs_and_pages() -> None:
    assert pair(["a", "b"], [1]) == [("a", 1)]
    assert list(page_numbers(Paginator(range(100), 10).page(5))) == [1, "…", 4, 5, 6, "…", 10]


def test_a_finding_shows_all_its_parts_escaped() -> None:
    finding = SimpleNamespace(
        severity="contradiction",
        rule="R04",
        message="38 人<与>41 人",
        advice="请改正。",
        evidence="实有 38 人",
        needle="38",
        source="第 3 项",
    )
    html = render_to_string(
        "components/finding.html", {"finding": finding, "url": "/x#i03", "explain_url": "/e"}
    )
    for part in (
        "矛盾",
        "38 人&lt;与&gt;41 人",
        "请改正。",
        "<mark>38</mark>",
        "第 3 项",
        'href="/x#i03"',
        'href="/e"',
        "R04",
    ):
        assert part in html


def test_a_finding_needs_no_needle() -> None:
    finding = {"severity": "error", "rule": "R01", "message": "没有填。", "evidence": "第三条 <空>"}
    html = render_to_string("components/finding.html", {"finding": finding})
    assert '<div class="evidence">第三条 &lt;空&gt;</div>' in html


def test_an_empty_value_is_said() -> None:
    html = render_to_string(
        "components/summary_list.html",
        {"rows": [{"key": "人数", "value": 0}, {"key": "日期", "value": ""}]},
    )
    assert "<dd>0</dd>" in html
    assert "未填" in html


def test_progress_asks_again_only_while_it_is_told_where() -> None:
    running = render_to_string(
        "components/progress.html", {"sentence": "正在生成", "poll_url": "/job/1/"}
    )
    assert 'hx-get="/job/1/"' in running
    assert "hx-get" not in render_to_string("components/progress.html", {"sentence": "已生成"})
