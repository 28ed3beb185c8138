"""What is posted to bring something in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SUFFIXES = ".docx,.doc,.wps,.odt,.pdf,.html,.htm,.mht,.xlsx,.xls,.et,.csv,.json"
"""What the file dialog offers; what a file is, its content says."""
MOST = 10
"""Files at once."""


class Files(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Gives a list of files; at least one."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files; an empty one is refused later, by its name."""
        files = [file for file in data or [] if file]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST:
            raise forms.ValidationError(_("一次最多放%d份文件，请分几次。") % MOST, code="many")
        return files


class FilesForm(forms.Form):
    """Documents and rosters."""

    documents = FilesField(
        label=_("选择文件，可以一次选几份"),
        error_messages={
            "required": _("还没有选择文件。请选择去年的公开材料或名单，再点“读取这些文件”。")
        },
        widget=Files(attrs={"accept": SUFFIXES, "class": "form-control"}),
    )


class PasteForm(forms.Form):
    """A roster out of the clipboard."""

    text = forms.CharField(
        label=_("名单内容"),
        strip=False,
        error_messages={
            "required": _("还没有粘贴名单。请在 Excel 里选中名单（连同标题行）复制，再粘贴到这里。")
        },
        widget=forms.Textarea(attrs={"rows": 7, "class": "form-control", "spellcheck": "false"}),
    )


class LastYearForm(forms.Form):
    """Last year's filing; the roster only by choice."""

    roster = forms.BooleanField(
        label=_("同时沿用工作人员名单（年级升一级，请逐人核对）"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
