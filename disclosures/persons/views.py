"""Leads and operators hand out what is held on a person who asked for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from disclosures.domain import named
from portal.access import Actor, require
from portal.domain.asking import ask_again
from portal.enums import Role
from portal.models import College, User
from portal.views.downloads import hand_out

INPUT = {"class": "input", "autocomplete": "off"}
NOBODY = gettext_lazy("没有找到这个账号，或者他不在您管理的单位里。请核对登录名。")


class PersonForm(forms.Form):
    """An account by its name, or a name in a college's papers."""

    username = forms.CharField(
        label=gettext_lazy("登录名"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs=INPUT),
    )
    college = forms.ModelChoiceField(
        College.objects.none(),
        label=gettext_lazy("高校"),
        required=False,
        empty_label=gettext_lazy("请选择"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": gettext_lazy("请从列出的高校中选择一所。")},
    )
    name = forms.CharField(
        label=gettext_lazy("姓名"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=INPUT),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = College.objects.filter(federation__in=actor.federation_ids(Role.LEAD, Role.OPERATOR))
        self.fields["college"].queryset = ours.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either of the two ways, whole."""
        said = super().clean() or {}
        if not said.get("username") and not (
            said.get("college") and len(said.get("name") or "") > 1
        ):
            raise forms.ValidationError(_("请填写登录名；或者选择高校，并填写完整的姓名。"))
        return said


@ask_again
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Ask who; hand out a zip."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "person.export")
    form = PersonForm(actor, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return hand_out(made(actor, form.cleaned_data))
        except (User.DoesNotExist, PermissionDenied):
            form.add_error("username", str(NOBODY))
    return render(request, "persons/index.html", {"form": form})


def made(actor: Actor, said: dict[str, Any]) -> Any:
    """Call the domain."""
    if said["username"]:
        return named.export_account(actor, User.objects.get(username=said["username"]))
    return named.export(actor, said["college"], said["name"])
