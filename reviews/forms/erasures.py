"""What somebody who is named types, and what college and federation answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.enums import CollegeSays, ErasureState
from reviews.domain.erasures import places
from reviews.forms.objections import Tidied

if TYPE_CHECKING:
    from reviews.domain.erasures.places import Place
    from reviews.domain.objections.publics import Public

INPUT = {"class": "input", "autocomplete": "off"}
DESCRIBED = ("section", "name", "contact", "text")
DECISIONS = [
    (ErasureState.GRANTED, _("同意：姓名和这一行的其他个人情况都不再公开，只计入人数")),
    (ErasureState.PARTLY, _("部分同意：只公开姓氏（张*），其他照旧")),
    (ErasureState.REFUSED, _("不同意：写明理由")),
]


class EraseForm(forms.Form):
    """Where the name stands, how to be reached, why. The domain looks whether it does."""

    section = forms.ChoiceField(
        label=_("您的姓名在哪一栏"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择您的姓名在哪一栏。")),
    )
    name = Tidied(
        label=_("公开页面上的姓名"),
        max_length=60,
        widget=forms.TextInput(attrs=INPUT),
        error_messages={
            "required": _("请照公开页面上的写法填写姓名。"),
            "max_length": _("姓名最多60个字，请核对。"),
        },
    )
    row = forms.ChoiceField(
        label=_("哪一行是您"), required=False, widget=forms.RadioSelect, choices=()
    )
    contact = Tidied(
        label=_("联系方式"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs=INPUT),
    )
    text = Tidied(
        label=_("理由（选填）"),
        required=False,
        widget=forms.Textarea(attrs={"class": "input", "rows": 4}),
    )
    everywhere = forms.BooleanField(
        label=_("这所学校其他年度的公开材料里有我的，也一并处理"), required=False
    )
    website = forms.CharField(
        label=_("这一格请留空"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, public: Public, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [("", _("请选择")), *places.sections_of(public)]
        self.fields["section"].choices = listed  # type: ignore[attr-defined]
        number = str(self.data.get("row") or "")
        self.fields["row"].choices = [(number, number)]  # type: ignore[attr-defined]
        for name in DESCRIBED:
            self.fields[name].widget.attrs["aria-describedby"] = f"{name}-hint"

    def offer(self, found: list[Place]) -> None:
        """Let one of several namesakes be chosen."""
        self.fields["row"].choices = [(one.key, one.label) for one in found]  # type: ignore[attr-defined]

    def clean_website(self) -> str:
        """Nobody sees this field: what stands in it was typed by a machine."""
        if self.cleaned_data["website"]:
            self.data = {**self.data, "website": ""}
            raise forms.ValidationError(_("没有收下。请核对内容，再按一次“提交”。"))
        return ""


class SaysForm(forms.Form):
    """Whose request it is."""

    says = forms.ChoiceField(
        label=_("核实结果"),
        choices=CollegeSays.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择核实的结果。")),
    )


class DecisionForm(forms.Form):
    """What becomes of it, and the words that the person reads."""

    state = forms.ChoiceField(
        label=_("处理"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择怎样处理。")),
    )
    answer = forms.CharField(
        label=_("给请求人的答复"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"class": "input", "rows": 4}),
    )
