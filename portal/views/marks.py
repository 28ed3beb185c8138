"""Marks of views that middleware reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def without_second_factor(view: View) -> View:
    """Mark a view as open to somebody who must set up a second factor first (`portal.gate`)."""
    view.without_second_factor = True  # type: ignore[attr-defined]
    return view


def no_sign_of_life(view: View) -> View:
    """Mark what a script asks by itself, without anybody at the desk: it does not prolong the session."""
    view.no_sign_of_life = True  # type: ignore[attr-defined]
    return view
