"""The page of a cycle's extensions: which there are, and one more for a union that was looked up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from disclosures.domain import extensions, reach
from disclosures.domain.windows import chinese, due_day
from disclosures.models import Cycle, Extension, Filing
from disclosures.wording import NOT_STARTED, Word, for_reviewer
from portal.access import Actor
from portal.models import Union
from portal.scoping import visible_to

FOUND = 20
"""Unions shown of those that the words leave."""
PAGE_SIZE = 50


@dataclass(frozen=True)
class Chosen:
    """The union that an extension is for, and how it stands."""

    union: Union
    filing: Filing | None
    until: dt.date | None
    due: dt.date

    @property
    def state(self) -> Word:
        """Where its filing stands, in the reviewer's words."""
        return for_reviewer(self.filing) if self.filing else Word(NOT_STARTED.label, "neutral")

    @property
    def sentence(self) -> str:
        """Until when it may submit now."""
        if self.until:
            return _("现在的期限是%s（已延期）。") % chinese(self.due)
        return _("现在的期限是%s。") % chinese(self.due)


def history(actor: Actor, cycle: Cycle, number: str | None) -> Page[Any]:
    """Return a page of the cycle's extensions, newest first; ``holds`` marks the one that counts."""
    later = Extension.objects.filter(
        union=OuterRef("union"), cycle=OuterRef("cycle"), pk__gt=OuterRef("pk")
    )
    rows = visible_to(actor, Extension).filter(cycle=cycle).annotate(holds=~Exists(later))
    return Paginator(
        rows.select_related("union__college", "by").order_by("-id"), PAGE_SIZE
    ).get_page(number)


def found(cycle: Cycle, words: str) -> QuerySet[Union]:
    """Return the unions of the cycle that the words leave, at most `FOUND` and one."""
    if not words:
        return Union.objects.none()
    named = Q(college__name__icontains=words) | Q(college__city__icontains=words)
    named |= Q(college__pinyin__icontains=words.replace(" ", ""))
    return reach.unions_of(cycle).filter(named)[: FOUND + 1]


def chosen(actor: Actor, cycle: Cycle, number: str) -> Chosen | None:
    """Return the union of that number, None where the cycle has no such one."""
    if not number.isdecimal():
        return None
    filing = visible_to(actor, Filing).filter(cycle=cycle, union_id=number[:18]).first()
    here = reach.unions_of(cycle) if filing is None else Union.objects.select_related("college")
    union = here.filter(pk=number[:18]).first()
    if union is None:
        return None
    until = extensions.until(union, cycle)
    return Chosen(union, filing, until, due_day(cycle, until))
