"""Adding and correcting colleges, pasting many, adding a federation.

What a name may hold is asked by the domain (`portal.domain.names`), once for every way in.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kinds import choices as kind_choices
from portal.models import College, Federation

MOST_PASTED = 60_000
UNSEEN = {"null_characters_not_allowed": _("里面有看不见的字符，请删去后重新输入。")}


def name_field(label: Promise, required: Promise | None, help_text: Promise) -> forms.CharField:
    """A name of an institution or a place; without the sentence `required` it may stay empty."""
    messages = {"required": required, **UNSEEN} if required else UNSEEN
    return forms.CharField(
        label=label, help_text=help_text, required=bool(required), error_messages=messages
    )


class CollegeFilter(forms.Form):
    """Words to look for; what is not understood counts as not given."""

    q = forms.CharField(
        label=_("查找"),
        required=False,
        max_length=50,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("校名、所在地或拼音首字母")}
        ),
    )

    def words(self) -> str:
        """What is looked for, "" for everything."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""


class FederationChoice(forms.ModelChoiceField):
    """One of the federations that the actor may manage; anything else is not there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Federation.objects.none(),
            empty_label=_("请选择"),
            error_messages={
                "required": _("请选择学联。"),
                "invalid_choice": _("请从列出的学联中选择一个。"),
            },
            **kwargs,
        )

    def offer(self, federations: QuerySet[Federation]) -> None:
        """Offer these, read once; the only one is chosen already."""
        self.queryset = federations
        choices = [(one.pk, one.name) for one in federations]
        self.choices = choices if len(choices) == 1 else [("", self.empty_label), *choices]


class CollegeForm(forms.Form):
    """A college and its unions."""

    name = name_field(_("校名"), _("请填写校名。"), _("学校全称，与校印一致。"))
    city = name_field(_("所在地"), None, _("学校所在的市，例如云溪市。"))
    federation = FederationChoice(
        label=_("审核学联"), help_text=_("由哪一级学联审核这所学校的填报。")
    )
    kinds = forms.MultipleChoiceField(
        label=_("填报的组织"),
        choices=kind_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("请至少勾选一个组织。"),
            "invalid_choice": _("请从列出的组织中勾选。"),
        },
    )

    def __init__(self, federations: QuerySet[Federation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["federation"].offer(federations)


def initial_of(college: College) -> dict[str, Any]:
    """Return what the form shows for a college that is there."""
    kinds = [union.kind for union in college.unions.all()]
    return {
        "name": college.name,
        "city": college.city,
        "federation": college.federation_id,
        "kinds": kinds,
    }


class PasteForm(forms.Form):
    """Lines from a spreadsheet, all for one federation."""

    federation = FederationChoice(label=_("审核学联"))
    lines = forms.CharField(
        label=_("高校名单"),
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "wrap": "off"}),
        help_text=_(
            "在 Excel 或 WPS 里选中三列，复制后粘贴到这里。每行一所：校名、所在地、学生会/研究生会。"
        ),
        error_messages={
            "required": _("请粘贴高校名单，每行一所。"),
            "max_length": _("粘贴的内容太长，请分几次粘贴，每次不超过300所。"),
            **UNSEEN,
        },
    )

    def __init__(self, federations: QuerySet[Federation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["federation"].offer(federations)

    def clean_lines(self) -> str:
        """Keep the lines as they were pasted; blanks alone are none."""
        text = str(self.cleaned_data["lines"])
        if not text.strip():
            raise forms.ValidationError(self.fields["lines"].error_messages["required"])
        return text


class FederationForm(forms.Form):
    """A federation below one of one's own."""

    parent = FederationChoice(label=_("上级学联"))
    name = name_field(_("名称"), _("请填写名称。"), _("全称，例如云岭省学生联合会。"))
    short_name = name_field(_("简称"), _("请填写简称。"), _("列表中显示，例如云岭省学联。"))

    def __init__(self, parents: QuerySet[Federation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(parents)
