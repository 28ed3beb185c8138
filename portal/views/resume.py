"""What was typed survives the log-in, also without scripts.

Somebody sends a form after the session has ended. Instead of throwing it away with a
redirect, the answer is the log-in form, which carries what was sent; after the log-in one
button sends it on, with a fresh token. Nothing is stored on the server in between.
"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from portal.forms.account import LogInForm
from portal.views.onward import own_path

NOT_KEPT = "csrfmiddlewaretoken"
SECRET = "password"  # noqa: S105 - part of a field's name
"""What the names of fields hold that are never written into a page."""

Pairs = list[tuple[str, str]]


def ask_again(request: HttpRequest) -> HttpResponse:
    """Answer 401 with a log-in form that carries what was sent, and where to."""
    context = {
        "form": LogInForm(request),
        "resume": json.dumps(typed(request.POST), ensure_ascii=False),
        "resume_to": request.get_full_path(),
        "lost_files": bool(request.FILES),
    }
    return render(request, "portal/login.html", context, status=401)


def held(request: HttpRequest) -> dict[str, str]:
    """Return what a page carries on of something that was just sent; nothing where nothing was."""
    pairs = typed(request.POST)
    if not pairs:
        return {}
    return {
        "resume": json.dumps(pairs, ensure_ascii=False),
        "resume_to": request.get_full_path(),
    }


def carried(request: HttpRequest) -> dict[str, str]:
    """Return what a log-in form carries on, for the form to carry it again."""
    return {name: request.POST.get(name, "") for name in ("resume", "resume_to")}


def send_on(request: HttpRequest, title: str = "") -> HttpResponse | None:
    """Answer with the page whose button sends what was carried; None where nothing was.

    `title`: what has been done; empty for a log-in.
    """
    held = carried(request)
    pairs = read(held["resume"])
    if not (pairs and own_path(request, held["resume_to"])):
        return None
    context = {"pairs": pairs, "target": held["resume_to"], "title": title}
    return render(request, "portal/resume.html", context)


def typed(data: QueryDict) -> Pairs:
    """Return the names and values that were sent, in their order, without token and passwords."""
    kept = (name for name in data if name != NOT_KEPT and SECRET not in name)
    return [(name, value) for name in kept for value in data.getlist(name)]


def read(raw: str) -> Pairs:
    """Return the pairs of `typed` from their JSON; nothing from anything else."""
    try:
        found = json.loads(raw)
        return [(_whole(name), _whole(value)) for name, value in found]
    except (ValueError, TypeError, RecursionError):
        return []


def _whole(value: object) -> str:
    """Return text that UTF-8 can write: half a character becomes a question mark."""
    return str(value).encode(errors="replace").decode()
