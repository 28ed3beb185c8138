"""Charter, candidate, election, delegate and appraisal rules, party guidance."""

from __future__ import annotations

from typing import ClassVar

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields
from disclosures.forms.layout import Asked
from disclosures.forms.section import SectionForm


class RulesTextForm(SectionForm):
    """Plain text with structure: pasted, numbered, typeset at once."""

    template: ClassVar[str] = "filing/forms/rules_text.html"

    def fields(self) -> dict[str, forms.Field]:
        return {
            "title": fields.line(_("标题"), hint=_("文件的全称，例如“某某大学学生会章程”。")),
            "adopted": fields.date(_("通过日期"), hint=_("年月日都要有。不清楚可以先空着。")),
            "adopted_by": fields.line(
                _("由哪个会议或机构通过"), hint=_("例如“第三次学生代表大会”。")
            ),
            "text": fields.text(
                _("正文"),
                hint=_(
                    "从 Word 或 WPS 复制后直接粘贴，一段一行。“第一章”“第一条”“（一）”会自动识别，右侧可以看到排好的样子。"
                ),
                longest=fields.TEXT,
                rows=24,
            ),
        }

    def layout(self) -> Layout:
        return Layout(
            Asked("title"),
            Div(Asked("adopted"), Asked("adopted_by"), css_class="field-row"),
            Asked("text"),
        )
