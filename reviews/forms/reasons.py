"""What is asked about a usual sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.checks import rules
from reviews.domain.reasons.checking import LONGEST_TEXT, LONGEST_TITLE
from reviews.enums import FlagReason

ANY = ("", _("全部"))
SECTIONS = {
    "indicators": _("改革自评表"),
    "second_level": _("二级组织自评表"),
    "charter": _("章程"),
    "departments": _("组织架构"),
    "roster": _("工作人员名单"),
    "candidate_rules": _("候选人产生办法"),
    "election_rules": _("选举办法"),
    "congress": _("代表大会召开情况"),
    "delegate_rules": _("代表产生办法"),
    "appraisal_rules": _("述职评议办法"),
    "party_guidance": _("党的领导和指导"),
    "responsible": _("主要责任人"),
}
"""Short names of the kinds of section, whatever the year's form calls them."""


def _rules() -> list[tuple[str, str]]:
    return [(rule.id, f"{rule.id} {rule.title}") for rule in rules()]


def _sections() -> list[tuple[str, str]]:
    return [(key, str(name)) for key, name in SECTIONS.items()]


class SearchForm(forms.Form):
    """What the library is narrowed by; a value that is not offered counts as none."""

    q = forms.CharField(label=_("文字"), required=False, max_length=50)
    rule = forms.ChoiceField(label=_("规则"), required=False)
    section = forms.ChoiceField(label=_("栏目"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every rule and section."""
        super().__init__(*args, auto_id="search-%s", **kwargs)
        self.fields["rule"].choices = [ANY, *_rules()]
        self.fields["section"].choices = [ANY, *_sections()]

    def wanted(self) -> dict[str, str]:
        """Return what was chosen and can be used."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReasonForm(forms.Form):
    """The words of a reason."""

    title = forms.CharField(
        label=_("简称"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"class": "input"}),
        error_messages={
            "required": _("请给这条用语起一个简称。"),
            "max_length": _("简称请写在 %(limit_value)d 个字以内。"),
        },
    )
    kind = forms.ChoiceField(
        label=_("类型"), choices=FlagReason.choices, widget=forms.Select(attrs={"class": "input"})
    )
    text = forms.CharField(
        label=_("问题和修改要求"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
        help_text=_(
            "可以写上 {核验结果}、{填写的内容}、{位置}、{依据的文件}，提问题时换成各校自己的。"
        ),
        error_messages={
            "required": _("请写明用语的内容。"),
            "max_length": _("用语请写在 %(limit_value)d 个字以内。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is asked besides the data."""
        super().__init__(*args, auto_id="reason-%s", **kwargs)


class AddForm(ReasonForm):
    """A new reason: where it is offered, besides its words."""

    rule = forms.ChoiceField(
        label=_("规则"),
        required=False,
        help_text=_("选了规则，就在这条规则发现问题时提供；不选，就按栏目提供。"),
        widget=forms.Select(attrs={"class": "input"}),
    )
    section = forms.ChoiceField(
        label=_("栏目"), required=False, widget=forms.Select(attrs={"class": "input"})
    )
    federation = forms.ChoiceField(
        label=_("学联"), required=False, widget=forms.Select(attrs={"class": "input"})
    )

    def __init__(self, *args: Any, homes: list[Any], **kwargs: Any) -> None:
        """``homes``: the federations that may have it; with one there is nothing to choose."""
        super().__init__(*args, **kwargs)
        self.homes = {str(home.pk): home for home in homes}
        self.fields["rule"].choices = [("", _("不限")), *_rules()]
        self.fields["section"].choices = [("", _("全部栏目")), *_sections()]
        self.fields["federation"].choices = [(key, home.name) for key, home in self.homes.items()]
        if len(homes) < 2:  # noqa: PLR2004 nothing to choose
            del self.fields["federation"]

    @property
    def values(self) -> dict[str, Any]:
        """What ``reasons.add`` takes."""
        data = self.cleaned_data
        chosen = self.homes.get(data.get("federation", "")) or next(iter(self.homes.values()))
        return {
            "federation": chosen,
            **{name: data[name] for name in ("title", "kind", "text")},
            "rules": [data["rule"]] if data["rule"] else [],
            "sections": [data["section"]] if data["section"] else [],
        }
