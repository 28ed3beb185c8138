"""How a letter that left is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal import clock
from reviews.domain import correcting, decide, verdicts
from reviews.domain.correcting import Addition
from reviews.enums import FlagReason
from reviews.models import Flag

MOST = 10
"""Questions that one correction may add."""
Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class CorrectForm(forms.Form):
    """What changes: questions taken back, the date, and why."""

    reason = forms.CharField(
        label=_("更正原因"),
        max_length=correcting.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
        help_text=_("学校会看到，例如“第 2 个问题已由学校来电说明，撤回”。"),
        error_messages={
            "required": _("请写明为什么更正，学校会看到。"),
            "max_length": _(
                "更正原因请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。"
            ),
        },
    )
    due = forms.DateField(
        label=_("修改期限"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("请选择修改期限。"),
            "invalid": _("请按“2026-03-31”的样子写修改期限。"),
        },
    )
    retract = forms.TypedMultipleChoiceField(
        label=_("撤回的问题"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("这个问题已经不在退回函里了，请刷新页面。")},
    )

    def __init__(self, *args: Any, flags: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """``flags``: the live questions, id and what they say."""
        super().__init__(*args, auto_id="correct-%s", **kwargs)
        self.fields["retract"].choices = list(flags)

    def clean_due(self) -> date:
        """Today or a day to come."""
        due: date = self.cleaned_data["due"]
        if due < clock.today():
            raise forms.ValidationError(_("修改期限不能早于今天，请选择以后的日期。"))
        if due > clock.today() + decide.FURTHEST:
            raise forms.ValidationError(_("修改期限太远了，请核对年份。"))
        return due


class AdditionForm(forms.Form):
    """A question that the letter forgot; left empty, there is none."""

    path = forms.ChoiceField(
        label=_("位置"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": _("找不到这个位置。请在列表中选择。")},
    )
    reason = forms.ChoiceField(
        label=_("类型"),
        choices=FlagReason.choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": _("请在列表中选择问题的类型。")},
    )
    sentence = forms.CharField(
        label=_("问题和修改要求"),
        required=False,
        max_length=verdicts.LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        error_messages={
            "max_length": _("请把问题写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。")
        },
    )

    def __init__(self, *args: Any, places: Groups, **kwargs: Any) -> None:
        """``places``: by section, each with its path and its name."""
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = [("", _now("请选择位置")), *places]
        self.fields["path"].required = False

    def clean(self) -> dict[str, Any]:
        """A sentence wants a place, a place a sentence."""
        data = super().clean() or {}
        if data.get("sentence") and not data.get("path") and "path" not in self.errors:
            self.add_error("path", _("请选择这个问题在哪里。"))
        if data.get("path") and not data.get("sentence") and "sentence" not in self.errors:
            self.add_error("sentence", _("请写明问题是什么、要怎样修改，学校才知道该做什么。"))
        return data

    @property
    def addition(self) -> Addition | None:
        """What it asks for; None where it was left empty."""
        data = self.cleaned_data
        if not data.get("sentence"):
            return None
        section = data["path"].partition("[")[0].partition(".")[0]
        return Addition(section, data["path"], data["reason"], data["sentence"])


AdditionForms = forms.formset_factory(AdditionForm, extra=1, max_num=MOST, absolute_max=MOST)


def chosen(flags: Iterable[Flag], ids: Iterable[int]) -> list[Flag]:
    """Return the flags that were ticked."""
    wanted = set(ids)
    return [flag for flag in flags if flag.pk in wanted]
