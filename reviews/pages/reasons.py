"""The library of usual sentences, as it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from disclosures.checks import rules
from portal.access import Actor, can
from portal.enums import Role
from portal.models import Federation
from reviews.domain import reasons
from reviews.domain.reasons import Entry
from reviews.domain.reasons.filling import NAMES
from reviews.forms.reasons import SECTIONS
from reviews.models import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

READERS = (Role.REVIEWER, Role.LEAD, Role.OBSERVER)
PER_PAGE = 30
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One reason with what the reader may do with it."""

    entry: Entry
    changeable: bool

    @property
    def text(self) -> SafeString:
        """The sentence with its placeholders in words."""
        return mark_safe(  # noqa: S308 escaped
            _PLACEHOLDER.sub(
                lambda found: f"<code>〔{NAMES.get(found[1], found[1])}〕</code>",
                escape(self.entry.text),
            )
        )

    @property
    def about(self) -> str:
        """The rules or sections that it is for, in words."""
        if self.entry.rules:
            titles = {rule.id: rule.title for rule in rules()}
            return "、".join(f"{key} {titles.get(key, '')}".strip() for key in self.entry.rules)
        if self.entry.sections:
            return "、".join(str(SECTIONS.get(key, key)) for key in self.entry.sections)
        return _("全部栏目")

    @property
    def whose(self) -> str:
        """Who wrote it; empty for what the project carries."""
        row = self.entry.row
        return f"{row.federation.short_name} {row.by.get_full_name()}" if row else ""

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("review:reason", args=[self.entry.key])


class ReasonsPage:
    """The reasons that hold for the reader, the most used first, narrowed by the address."""

    def __init__(self, actor: Actor, wanted: dict[str, str], number: str | None = None) -> None:
        """``wanted``: ``q rule section``, each checked; ``number``: which page of the list."""
        self.actor, self.wanted, self.number = actor, wanted, number

    @cached_property
    def home(self) -> Federation:
        """The federation whose library it is."""
        return home_of(self.actor)

    @cached_property
    def homes(self) -> list[Federation]:
        """The federations that the reader may add to."""
        return reasons.homes(self.actor)

    @cached_property
    def page(self) -> Page:
        """The page of the address."""
        entries = self._narrowed(reasons.library(self.actor, self.home).entries)
        return Paginator(entries, PER_PAGE).get_page(self.number)

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return [Line(entry, self._changeable(entry)) for entry in self.page]

    @property
    def query(self) -> str:
        """The filters as a query, without the page."""
        return urlencode(self.wanted)

    @property
    def retired(self) -> list[Reason]:
        """What this federation has put away, and may take up again."""
        rows = Reason.objects.filter(federation=self.home, retired_at__isnull=False)
        return list(rows.order_by("-retired_at")) if self._leads else []

    @property
    def may_add(self) -> bool:
        """Whether the reader may add one."""
        return bool(self.homes)

    def _narrowed(self, entries: Iterable[Entry]) -> list[Entry]:
        text, rule, section = (self.wanted.get(name, "") for name in ("q", "rule", "section"))
        return [
            entry
            for entry in entries
            if (not text or text in entry.title or text in entry.text)
            and (not rule or rule in entry.rules)
            and (not section or section in entry.sections or not (entry.sections or entry.rules))
        ]

    @cached_property
    def _leads(self) -> bool:
        return bool(can(self.actor, "reason.manage", self.home))

    def _changeable(self, entry: Entry) -> bool:
        row = entry.row
        if row and row.federation_id != self.home.pk and not row.key.startswith("own-"):
            return self._leads  # one's own words over those from above
        if row is None:
            return self._leads
        if row.federation_id != self.home.pk:
            return False
        return self._leads or (self.actor.user is not None and row.by_id == self.actor.user.pk)


def home_of(actor: Actor) -> Federation:
    """Return the federation whose library somebody reads: the highest of those that he or she is a member of."""
    found = [one.federation for one in actor.memberships if one.role in READERS and one.federation]
    return min(found, key=lambda federation: federation.path)


def entry_of(actor: Actor, key: str) -> Entry | None:
    """Return one reason, also one that the reader's federation has put away."""
    home = home_of(actor)
    found = reasons.library(actor, home).get(key)
    if found:
        return found
    row = Reason.objects.filter(federation=home, key=key).select_related("federation", "by").first()
    if row is None:
        return None
    return Entry(
        row.key, row.title, row.kind, row.text, tuple(row.rules), tuple(row.sections), row=row
    )
