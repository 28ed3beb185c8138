"""The inbox, and what is wanted by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import can, require
from portal.domain.asking import ask_again
from portal.forms.messages import ChoicesForm
from portal.notify import catalogue, inbox
from portal.notify import choices as choosing

PAGE_SIZE = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what the person was told, unread first, thirty a page."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    page = Paginator(inbox.of(actor.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "sees_log": bool(can(actor, "message.log"))}
    return render(request, "portal/messages.html", context)


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one of one's own notices as read, and go where it leads."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    notice = inbox.of(actor.user).filter(pk=pk).first()
    if notice is None:
        raise Http404(_("没有找到。"))
    inbox.read(notice)
    return redirect(notice.message.url)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    number = inbox.read_all(actor.user)
    messages.success(request, _("已把%d条标为已读。") % number if number else _("没有未读的消息。"))
    return redirect("messages:index")


@ask_again
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Ask for the address and which kinds are wanted by e-mail.

    Whoever has the address can choose a new password: who changes it is asked again.
    """
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    form = ChoicesForm(
        catalogue.choices_of(actor),
        request.POST if request.method == "POST" else None,
        initial={"email": actor.user.email, "kinds": choosing.wanted(actor)},
    )
    if form.is_valid():
        choosing.choose(actor, form.cleaned_data["email"], form.cleaned_data.get("kinds", ()))
        messages.success(request, _("已保存。"))
        return redirect("messages:choices")
    context = {"form": form, "mails": bool(settings.EMAIL_HOST)}
    return render(request, "portal/message_choices.html", context)
