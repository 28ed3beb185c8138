"""What the components need beyond Django's own tags: wording, marking, lists of errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()
_QUOTED = re.compile(r"【([^【】]*)】")

SEVERITIES = {
    "error": _("错误"),
    "contradiction": _("矛盾"),
    "warning": _("提醒"),
    "information": _("提示"),
    "unchecked": _("无法核验"),
}


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary: a sentence and where it leads ("" for nowhere)."""

    text: str
    href: str = ""


@register.filter
def severity_label(severity: object) -> str:
    """The word for a severity code; the code itself where there is none."""
    return str(SEVERITIES.get(str(severity), severity))


@register.filter
def mark_needle(text: object, needle: object = "") -> SafeString:
    """The text, escaped, with every occurrence of the needle in <mark>."""
    escaped = escape(text)
    if not needle:
        return escaped
    return mark_safe(escaped.replace(escape(needle), format_html("<mark>{}</mark>", needle)))  # noqa: S308 both parts are escaped


@register.filter
def marked(text: object) -> SafeString:
    """The text, escaped, with the words between 【】 in <mark>: what a rule matched in a sentence."""
    return mark_safe(_QUOTED.sub(r"<mark>\1</mark>", escape(text)))  # noqa: S308 - escaped


@register.filter
def pair(columns: Iterable[Any], row: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Columns and cells side by side; the shorter list decides."""
    return list(zip(columns, row, strict=False))


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """Page numbers with gaps, around the present page."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
def error_lines(
    form: BaseForm | None = None,
    formset: BaseFormSet | None = None,
    extra: Iterable[Any] | None = None,
) -> list[ErrorLine]:
    """All errors of a form and a formset in page order, then the extra lines."""
    lines = list(_form_lines(form)) if form else []
    if formset is not None and formset != "":
        lines += [ErrorLine(str(text)) for text in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, start=1):
            lines += _form_lines(row, prefix=str(_("第 %d 行") % number))
    return lines + list(extra or [])


def _form_lines(form: BaseForm, prefix: str = "") -> Iterator[ErrorLine]:
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        label = " ".join(part for part in (prefix, str(field.label) if field else "") if part)
        for error in errors:
            text = f"{label}：{error}" if label else str(error)
            yield ErrorLine(text, f"#{_target(field)}" if field else "")


def _target(field: Any) -> str:
    """The id of the control itself; of the first choice where there are several."""
    choices = getattr(field.field.widget, "input_type", "") in {"radio", "checkbox"} and hasattr(
        field.field.widget, "choices"
    )
    return f"{field.auto_id}_0" if choices else field.id_for_label or field.auto_id
