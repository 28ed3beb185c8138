"""Marks of views that middleware reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

WITHOUT = "without_second_factor"
QUIET = "no_sign_of_life"
"""Attributes of views, read by `portal.gate` and `portal.password_age`."""

View = TypeVar("View", bound=Callable[..., Any])


def without_second_factor(view: View) -> View:
    """Mark a view as open to somebody who must set up a second factor first (`portal.gate`)."""
    setattr(view, WITHOUT, True)
    return view


def no_sign_of_life(view: View) -> View:
    """Mark what a script asks by itself, without anybody at the desk: it does not prolong the session."""
    setattr(view, QUIET, True)
    return view
