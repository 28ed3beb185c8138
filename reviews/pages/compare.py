"""Two submissions of one filing side by side, for either side of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.models import Submission
from portal.access import Actor, can
from reviews.domain import looks, material
from reviews.pages.differences import Difference, Group, between, grouped, letters_for


@dataclass
class ComparePage:
    """What changed from ``old`` to ``new``. ``rounds``: all submissions of the filing, oldest first.

    ``whole``: show unchanged sections too, and long texts in full.
    """

    actor: Actor
    rounds: Sequence[Submission]
    old: Submission
    new: Submission
    whole: bool = False

    @cached_property
    def held(self) -> material.Material:
        """What the newer one holds."""
        return material.of(self.new)

    @cached_property
    def differences(self) -> list[Difference]:
        """Every difference."""
        return between(self.old, self.new, self.held)

    @property
    def groups(self) -> list[Group]:
        """The sections with their differences; those without only when the whole is asked for."""
        found = grouped(self.differences, self.held)
        return found if self.whole else [group for group in found if group.differences]

    @property
    def unchanged(self) -> int:
        """How many sections are the same."""
        return len(self.held.sections) - len({one.change.section for one in self.differences})

    @property
    def unasked(self) -> int:
        """How many differences no letter asked for."""
        return sum(not one.asked for one in self.differences)

    @cached_property
    def told(self) -> bool:
        """Whether a letter came between the two: else nothing is asked or unasked."""
        return bool(letters_for(self.old, self.new))

    @property
    def plain(self) -> bool:
        """Whether asked and unasked are not told apart."""
        return not self.told

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back: the reviewer's reading, or the college's history."""
        filing = self.new.filing
        here = {"label": _("对照两次提交"), "url": ""}
        if can(self.actor, "review.view", filing):
            name = f"{filing.college.name}{filing.union.name}"
            return [
                {"label": _("审核列表"), "url": reverse("review:queue")},
                {"label": name, "url": reverse("review:read", args=[self.new.pk])},
                here,
            ]
        return [
            {"label": str(filing.union), "url": reverse("filing:tasks", args=[filing.pk])},
            {"label": _("填报历史"), "url": reverse("filing:history", args=[filing.pk])},
            here,
        ]


def usual_base(actor: Actor, rounds: Sequence[Submission], new: Submission) -> Submission | None:
    """Return what a submission is compared with unless something else is chosen.

    What the reader last looked at, else the one before; None where it is the first.
    """
    before = [one for one in rounds if one.ordinal < new.ordinal]
    if not before:
        return None
    seen = looks.last(actor, new.filing, new) if can(actor, "review.view", new.filing) else None
    return next((one for one in before if seen and one.pk == seen.pk), before[-1])
