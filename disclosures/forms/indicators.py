"""Section one: the table of indicators, each with the facts that stand behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.content import Answer
from disclosures.editions import Indicator
from disclosures.forms import fields
from disclosures.forms.paths import flatten
from disclosures.forms.rows import Column
from disclosures.forms.section import SectionForm

TERMS = ("春", "秋")

FACTS: dict[str, dict[str, Callable[[], fields.TypedText]]] = {
    "i03": {
        "students": lambda: fields.number(_("在校学生人数"), private=True),
        "campuses": lambda: fields.number(_("校区个数"), private=True),
        "staff_grounds": lambda: fields.text(
            _("超过40人的理由"),
            private=True,
            hint=_("工作人员为41至60人的，请说明学生人数或分校区情况。"),
            rows=2,
        ),
    },
    "i18": {
        "branch_secretary": lambda: fields.line(
            _("团支部书记姓名"),
            private=True,
            longest=fields.WORD,
            hint=_("应为主席团成员，与名单一致。"),
        )
    },
    "i19": {
        "survey-date": lambda: fields.date(_("调研日期"), private=True),
        "survey-sample": lambda: fields.number(_("参加调研人数"), private=True),
        "survey-result": lambda: fields.line(
            _("调研结果"), private=True, hint=_("例如“满意率92%”。")
        ),
    },
}
"""Facts asked beside an indicator and not published, by field name."""

MEETINGS = {"i13": ("trainings", _("培训")), "i14": ("appraisals", _("述职评议"))}
"""Tables of dates asked beside an indicator: prefix and what took place."""


class IndicatorsForm(SectionForm):
    """``i03-answer``, ``i03-number`` … by indicator; an answer that the year does not ask for is kept."""

    template: ClassVar[str] = "filing/forms/indicators.html"
    spare: ClassVar[int] = 1

    def fields(self) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {}
        for item in self.edition.indicators:
            found |= answer_fields(item, self.edition.table.values)
            found |= {name: make() for name, make in FACTS.get(item.id, {}).items()}
        return found

    def columns(self) -> dict[str, tuple[Column, ...]]:
        asked = [MEETINGS[item.id] for item in self.edition.indicators if item.id in MEETINGS]
        return {
            prefix: (
                Column("term", lambda: fields.choice(_("学期"), TERMS, private=True)),
                Column("date", partial(fields.date, _("日期"), private=True)),
                Column("remark", partial(fields.line, _("内容"), private=True)),
            )
            for prefix, _what in asked
        }

    def main_initial(self) -> dict[str, str]:
        answers = {key: answer.model_dump() for key, answer in self.initial.answers.items()}
        facts = self.initial.model_dump(exclude={"answers", "trainings", "appraisals"})
        return flatten(answers) | flatten(facts)

    def content(self) -> dict[str, Any]:
        content = super().content()
        kept = {key: answer.model_dump() for key, answer in self.initial.answers.items()}
        typed = {item.id: content.pop(item.id) for item in self.edition.indicators}
        answers = kept | {key: kept.get(key, {}) | value for key, value in typed.items()}
        unasked = self.initial.model_dump(exclude={"answers"})
        return (
            unasked
            | content
            | {"answers": {key: value for key, value in answers.items() if any(value.values())}}
        )

    def items(self) -> list[dict[str, Any]]:
        """Return each indicator with its bound fields and table, in the order of the form."""
        return [self.item(indicator) for indicator in self.edition.indicators]

    def item(self, indicator: Indicator) -> dict[str, Any]:
        """Return one indicator with its bound fields by name, its facts and its table."""
        bound = {
            name: self.main[f"{indicator.id}-{name}"]
            for name in Answer.model_fields
            if f"{indicator.id}-{name}" in self.main.fields
        }
        prefix, what = MEETINGS.get(indicator.id, ("", ""))
        facts = [self.main[name] for name in FACTS.get(indicator.id, {})]
        unmet = (
            bound["answer"].value() == "否"
            or bound["reason"].value()
            or bound["remedy_date"].value()
        )
        return {
            "indicator": indicator,
            "unmet": unmet,
            "facts": facts,
            "block": next((bound.name.split("-")[0] for bound in facts if "-" in bound.name), ""),
            "table": self.tables.get(prefix),
            "what": what,
            **bound,
        }


def answer_fields(item: Indicator, values: tuple[str, str]) -> dict[str, forms.Field]:
    """Return the fields of one indicator: answer, what the 备注 column asks for, reason and date for 否."""
    found: dict[str, forms.Field] = {f"{item.id}-answer": fields.Answer(_("结论"), values)}
    if item.prompt and item.prompt.kind == "count":
        found[f"{item.id}-number"] = fields.number(item.prompt.before)
    if item.prompt and item.prompt.kind == "date":
        found[f"{item.id}-date"] = fields.date(item.prompt.before.rstrip("：:"))
    return found | {
        f"{item.id}-note": fields.line(_("补充备注"), hint=_("可以不填；填了会一并公开。")),
        f"{item.id}-reason": fields.text(
            _("没有达到的原因"), hint=_("选“%s”时必须填写。") % values[1], rows=2
        ),
        f"{item.id}-remedy_date": fields.date(
            _("计划改正的日期"), hint=_("选“%s”时必须填写。") % values[1]
        ),
    }
