"""The student congress: figures, agenda, report, links, pictures."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields
from disclosures.forms.layout import Asked
from disclosures.forms.rows import Column, Rows, rows
from disclosures.forms.section import SectionForm


class CongressForm(SectionForm):
    """Pictures are uploaded one by one; each needs its text equivalent."""

    template: ClassVar[str] = "filing/forms/congress.html"

    def fields(self) -> dict[str, forms.Field]:
        return {
            "ordinal": fields.line(
                _("第几次代表大会"), hint=_("照文件上写，例如“第三次”。"), longest=fields.WORD
            ),
            "date": fields.date(_("召开日期")),
            "date_end": fields.date(_("结束日期"), hint=_("只开一天的不用填。")),
            "place": fields.line(_("地点")),
            "students": fields.number(
                _("全校学生人数"), private=True, hint=_("用来核对代表是否不少于学生人数的1%。")
            ),
            "delegates": fields.number(_("正式代表人数")),
            "delegates_without_post": fields.number(
                _("其中未担任学生会组织职务的代表"),
                private=True,
                hint=_("用来核对这部分代表是否不少于60%。"),
            ),
            "candidates": fields.number(_("主席团候选人数")),
            "seats": fields.number(_("应选人数")),
            "elected": fields.number(_("当选人数")),
            "agenda": fields.text(_("议程"), hint=_("一行一项。")),
            "text": fields.text(
                _("召开情况"),
                hint=_("时间、地点、参加人数、选举和决议，写成一段话。"),
                longest=fields.TEXT,
                rows=8,
            ),
            "links": fields.text(_("新闻链接"), hint=_("一行一个网址。"), rows=2),
        }

    def columns(self) -> dict[str, tuple[Column, ...]]:
        return {
            "delegations": (
                Column("name", lambda: fields.line(_("代表团"), longest=fields.WORD)),
                Column("count", lambda: fields.number(_("代表人数"))),
            ),
            "pictures": (
                Column("attachment", fields.hidden),
                Column("alt", lambda: fields.line(_("图片的文字说明"))),
            ),
        }

    def layout(self) -> Layout:
        return Layout(
            Div(Asked("ordinal"), Asked("place"), css_class="field-row"),
            Div(Asked("date"), Asked("date_end"), css_class="field-row"),
            HTML("<h2>{}</h2>".format(_("代表和选举"))),
            Div(
                Asked("students"),
                Asked("delegates"),
                Asked("delegates_without_post"),
                css_class="field-row",
            ),
            Div(Asked("candidates"), Asked("seats"), Asked("elected"), css_class="field-row"),
            HTML("<h2>{}</h2>".format(_("召开情况"))),
            Asked("text"),
            Asked("agenda"),
            Asked("links"),
        )

    def table(self, prefix: str, columns: tuple[Column, ...]) -> Rows:
        spare = 0 if prefix == "pictures" else self.more
        return rows(prefix, columns, data=self.data, initial=self.row_initial(prefix), spare=spare)

    def content(self) -> dict[str, Any]:
        content = super().content()
        lines = [line.strip() for line in content["links"].splitlines()]
        return content | {"links": [line for line in lines if line]}
