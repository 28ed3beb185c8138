"""Crispy layout objects of our own."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Field


class Asked(Field):
    """A field with its label, hint, mark of what is not published, errors and findings."""

    template = "filing/forms/field.html"

    def __init__(self, *names: str, **kwargs: Any) -> None:
        kwargs.setdefault("template", self.template)
        super().__init__(*names, **kwargs)
