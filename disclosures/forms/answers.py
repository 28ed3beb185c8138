"""Small forms beside the sections: explanation, declaration, picture, sealed page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields


class ExplanationForm(forms.Form):
    """The written answer to one finding, or the tick that it was read."""

    rule = forms.CharField(max_length=4, widget=forms.HiddenInput)
    path = forms.CharField(max_length=120, widget=forms.HiddenInput)
    text = fields.TypedText(
        _("说明"),
        longest=100_000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )


class DeclarationForm(forms.Form):
    """What the secretary answers for."""

    declaration = forms.BooleanField(
        label=_("本人已核对全部内容，确认真实、准确、完整，并同意按规定公开。"), required=False
    )


class PictureForm(forms.Form):
    """One picture with its text equivalent. What the file is, the domain judges by its content."""

    upload = forms.FileField(
        label=_("添加图片"),
        required=False,
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(
            attrs={"accept": "image/png,image/jpeg,image/webp", "class": "form-control"}
        ),
    )
    upload_alt = fields.line(_("这张图片的文字说明"), longest=500)


class PledgeForm(forms.Form):
    """A scan or photograph of the sealed page. What the file is, the domain judges by its content."""

    scan = forms.FileField(
        label=_("盖章的承诺书"),
        help_text=_(
            "照片（PNG、JPG、WebP）或扫描成的 PDF，不超过10 MB。只有审核单位看得到，不会公开。"
        ),
        allow_empty_file=True,
        error_messages={"required": _("请先选择承诺书的照片或扫描件，再点“上传承诺书”。")},
        widget=forms.FileInput(
            attrs={
                "accept": "image/png,image/jpeg,image/webp,application/pdf",
                "class": "form-control",
            }
        ),
    )
