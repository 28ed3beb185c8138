"""No PDF is set while a browser waits: under a request the engine refuses, in every test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import Any

HANDLER = "django/core/handlers/base.py"


class InRequest(AssertionError):
    """Somebody set a PDF in a web process; it must be a job."""


def only_in_jobs(print_pdf: Callable[..., bytes]) -> Callable[..., bytes]:
    """`print_pdf`, which raises `InRequest` when a view leads to it."""

    @wraps(print_pdf)
    def guarded(*args: Any, **named: Any) -> bytes:
        frame: FrameType | None = sys._getframe()
        while frame:
            if frame.f_code.co_filename.endswith(HANDLER):
                raise InRequest("A PDF was set under a request; enqueue a job instead.")
            frame = frame.f_back
        return print_pdf(*args, **named)

    return guarded
