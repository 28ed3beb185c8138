"""What is offered to a reviewer who writes a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reviews.domain.reasons.carried import Carried, carried
from reviews.domain.reasons.filling import fill
from reviews.domain.reasons.use import NEVER, Use, used
from reviews.enums import FlagReason
from reviews.models import Reason

if TYPE_CHECKING:
    from disclosures.checks import Finding
    from portal.access import Actor
    from portal.models import Federation


@dataclass(frozen=True, slots=True)
class Offer:
    """A reason as it is offered: ``id`` goes into ``Flag.template``, ``text`` is ready to be sent."""

    id: str
    title: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One reason of the library. ``row``: a federation's own, or its words for a carried one."""

    key: str
    title: str
    kind: str
    text: str
    rules: tuple[str, ...]
    sections: tuple[str, ...]
    use: Use = NEVER
    row: Reason | None = None

    @property
    def kind_label(self) -> str:
        """The kind of question in words."""
        return str(FlagReason(self.kind).label)

    def about(self, section: str, finding: Finding | None) -> int | None:
        """Say how near it is: 0 for the finding's rule, 1 for the section, None for neither."""
        if finding and finding.rule in self.rules:
            return 0
        if self.rules and (finding or section not in self.sections):
            return None
        return 1 if not self.sections or section in self.sections else None


@dataclass(frozen=True, slots=True)
class Library:
    """The reasons that hold in one federation, the most used first."""

    entries: tuple[Entry, ...]

    def offered(self, section: str, finding: Finding | None = None, place: str = "") -> list[Offer]:
        """Return what fits a question: those of the finding's rule first, each part by use.

        ``place`` is the question's place in words. What cannot be filled in is left out.
        """
        near = [(entry.about(section, finding), entry) for entry in self.entries]
        found = []
        for _nearness, entry in sorted(
            ((nearness, entry) for nearness, entry in near if nearness is not None),
            key=lambda pair: pair[0],
        ):
            if text := fill(entry.text, finding, place or str(_("本栏目"))):
                found.append(Offer(entry.key, entry.title, entry.kind, text))
        return found

    def of_rule(self, rule: str) -> list[Entry]:
        """Return the reasons of one rule, the most used first."""
        return [entry for entry in self.entries if rule in entry.rules]

    def get(self, key: str) -> Entry | None:
        """Return one reason by its key; None where this federation has none of that key."""
        return next((entry for entry in self.entries if entry.key == key), None)


def library(actor: Actor, federation: Federation) -> Library:
    """Return the library of a federation with the actor's use of it: two queries."""
    return Library(_by_use(_in_force(federation), used(actor)))


def offered(
    actor: Actor,
    federation: Federation,
    section: str,
    finding: Finding | None = None,
    place: str = "",
) -> list[Offer]:
    """Return the reasons for one question, sorted by use; for many at once use ``library``."""
    return library(actor, federation).offered(section, finding, place)


def _by_use(entries: Iterable[Entry], uses: dict[str, Use]) -> tuple[Entry, ...]:
    counted = (replace(entry, use=uses.get(entry.key, NEVER)) for entry in entries)
    return tuple(sorted(counted, key=lambda entry: -entry.use.weight))


def _in_force(federation: Federation) -> list[Entry]:
    """Own ones first, the newest at the top; then what is carried, in the order of the file."""
    above = [int(part) for part in federation.path.split("/") if part]
    rows = Reason.objects.filter(federation_id__in=above).select_related("federation", "by")
    nearest: dict[str, Reason] = {}
    for row in sorted(rows, key=lambda row: (row.federation.path, row.pk)):
        nearest[row.key] = row
    known = {each.key for each in carried()}
    own = [nearest[key] for key in reversed(nearest) if key not in known]
    words = [_carried(each, nearest.get(each.key)) for each in carried()]
    return [entry for entry in (*map(_own, own), *words) if not _retired(entry)]


def _retired(entry: Entry) -> bool:
    return entry.row is not None and entry.row.retired_at is not None


def _own(row: Reason) -> Entry:
    return Entry(
        row.key, row.title, row.kind, row.text, tuple(row.rules), tuple(row.sections), row=row
    )


def _carried(each: Carried, row: Reason | None) -> Entry:
    """A carried reason, in the federation's own words where it has put them."""
    if row is not None:
        return _own(row)
    return Entry(each.key, each.title, each.kind, each.text, each.rules, each.sections)
