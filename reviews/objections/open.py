"""What the public's pages here have in common: nobody logs in, and a log-in changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from portal.scoping import scope_nothing

View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """Run the view without any scope, whoever asks: the domain opens the one it needs."""

    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with scope_nothing():
            return view(request, *args, **kwargs)

    return wrapped
