"""What a reviewer writes on a section, and what the college answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.domain import notes, replies, verdicts
from reviews.domain.places import Place
from reviews.enums import FlagReason


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "input"})


class FlagForm(forms.Form):
    """A question: place, reason, sentence.

    ``rule`` names the finding that it was made from, ``template`` the usual sentence, ``again`` the question of
    the last return that it raises once more; ``keep``: the sentence becomes a usual one.
    """

    path = forms.ChoiceField(
        label=_("位置"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "invalid_choice": _("本栏目里找不到这个位置。请在列表中选择，或者选“整个栏目”。")
        },
    )
    reason = forms.ChoiceField(
        label=_("类型"),
        choices=FlagReason.choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": _("请在列表中选择问题的类型。")},
    )
    sentence = forms.CharField(
        label=_("问题和修改要求"),
        max_length=verdicts.LONGEST_SENTENCE,
        widget=_area(4),
        help_text=_("写清哪里不对、怎样修改；会原样写进退回函。"),
        error_messages={
            "required": _("请写明问题是什么、要怎样修改，学校才知道该做什么。"),
            "max_length": _(
                "请把问题写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）；要说的多，可以分成几条。"
            ),
        },
    )
    rule = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)
    template = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    again = forms.IntegerField(required=False, widget=forms.HiddenInput)
    keep = forms.BooleanField(label=_("留作常用语"), required=False)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        """``places`` are offered, the section itself first."""
        super().__init__(*args, auto_id="flag-%s", **kwargs)
        self.fields["path"].choices = list(places)


class ApproveForm(forms.Form):
    """An approval; the sentence is asked where the machine objects. How long it must be, the domain knows."""

    sentence = forms.CharField(
        label=_("与系统意见不同的理由"),
        required=False,
        max_length=verdicts.LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "max_length": _("理由请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is asked besides the data."""
        super().__init__(*args, auto_id="why-%s", **kwargs)


class NoteForm(forms.Form):
    """An internal note."""

    text = forms.CharField(
        label=_("内部备注"),
        max_length=notes.LONGEST,
        widget=_area(2),
        help_text=_("只有审核人员看得到。"),
        error_messages={
            "required": _("备注还没有写。"),
            "max_length": _("备注请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is asked besides the data."""
        super().__init__(*args, auto_id="note-%s", **kwargs)


class ReplyForm(forms.Form):
    """The college's answer to a question of the letter."""

    text = forms.CharField(
        label=_("回复"),
        max_length=replies.LONGEST,
        widget=_area(3),
        error_messages={
            "required": _("回复还没有写。请说明已经怎样修改，或者为什么不需要修改。"),
            "max_length": _("回复请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。"),
        },
    )
