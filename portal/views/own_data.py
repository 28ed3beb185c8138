"""我的信息: what is held on oneself, to read, to correct, to take along."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.domain import held, own_data
from portal.domain.asking import ask_again
from portal.views.downloads import hand_out


class NameForm(forms.Form):
    """One's own name; the domain says what it may be."""

    full_name = forms.CharField(
        label=gettext_lazy("姓名"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
        error_messages={"required": gettext_lazy("请填写姓名。")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what there is of each kind; POST corrects the name."""
    actor = request.actor  # type: ignore[attr-defined]
    form = NameForm(request.POST or None, initial={"full_name": actor.user.full_name})
    if request.method == "POST" and form.is_valid():
        try:
            changed = own_data.correct_name(actor, form.cleaned_data["full_name"])
        except own_data.NameRefusedError as refused:
            form.add_error("full_name", str(refused))
        else:
            messages.success(request, _("姓名已改。") if changed else _("没有改动。"))
            return redirect("own_data")
    counts = [(title, len(rows)) for title, rows in held.of_account(actor.user).items()]
    return render(request, "portal/own_data.html", {"form": form, "counts": counts})


@ask_again
@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """Hand out all of it."""
    return hand_out(own_data.take_along(request.actor))  # type: ignore[attr-defined]
