"""The page on which a letter that left is corrected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.access import Actor
from reviews.domain import correcting, letter_lines, material, places, verdicts
from reviews.domain.refusals import Refused
from reviews.forms.correcting import AdditionForms, CorrectForm, chosen
from reviews.models import Flag, Letter
from reviews.pages.letter import LetterPage
from reviews.pages.versions import Version


@dataclass
class Correction:
    """A letter's page with the forms of its correction; ``data`` is what was sent, None before."""

    actor: Actor
    page: LetterPage
    data: QueryDict | None = None

    @cached_property
    def flags(self) -> list[Flag]:
        """The questions that the letter asks now."""
        return list(verdicts.live_flags(self.page.review))

    @cached_property
    def form(self) -> CorrectForm:
        """What changes, and why."""
        points = [point for part in self.page.letter.parts for point in part.points]
        named = [(one.flag, f"{one.number}. {one.place}：{one.sentence}") for one in points]
        return CorrectForm(self.data, flags=named, initial={"due": self.page.row.due})

    @cached_property
    def additions(self) -> Any:
        """The questions that are added, with one empty form at least."""
        return AdditionForms(self._more(), prefix="add", form_kwargs={"places": self._places})

    def is_valid(self) -> bool:
        """Whether everything can be taken as it is."""
        return bool(self.form.is_valid() & self.additions.is_valid())

    def preview(self) -> Version | None:
        """Return the letter as it would be written, None (and an error on the form) where it is refused."""
        return self._try(correcting.preview)

    def send(self) -> Version | None:
        """Correct the letter; None (and an error on the form) where it is refused."""
        return self._try(correcting.correct)

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back to the letter."""
        way = self.page.crumbs
        return [*way[:-1], way[-1] | {"url": self.page.url}, {"label": _("更正"), "url": ""}]

    def _try(self, step: Any) -> Version | None:
        before, data = self.page.row, self.form.cleaned_data
        wanted = [one.addition for one in self.additions if one.addition]
        try:
            row: Letter = step(
                self.actor,
                self.page.review,
                data["reason"],
                data["due"],
                chosen(self.flags, data["retract"]),
                wanted,
            )
        except Refused as refused:
            self.form.add_error(None, refused.sentence)
            return None
        gone, come = letter_lines.difference(before.text, row.text)
        return Version(self.page.present.number + 1, row, gone, come, before.due)

    def _more(self) -> QueryDict | None:
        """What was sent, with one form more where the reader asked for it."""
        if self.data is None or "more" not in self.data:
            return self.data
        data = self.data.copy()
        data["add-TOTAL_FORMS"] = str(self._count(data.get("add-TOTAL_FORMS", "")) + 1)
        return data

    def _count(self, typed: str) -> int:
        return int(typed) if typed.isdecimal() and len(typed) <= len("10") else 1

    @cached_property
    def _places(self) -> list[tuple[str, list[tuple[str, str]]]]:
        held = material.of(self.page.review.submission)
        return [
            (held.titles[key], [(one.path, one.label) for one in places.places(key, held)])
            for key in held.sections
        ]
