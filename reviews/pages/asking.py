"""The questions that a section suggests: one for each finding, then the usual ones, each chosen by a digit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from disclosures.checks import Finding, Severity
from disclosures.domain import labels, paths
from reviews.domain.material import WEIGHTY, Material
from reviews.domain.reasons import Library, Offer
from reviews.enums import FlagReason
from reviews.pages.comparing import Asked

MOST = 9
"""Choices that have a digit."""
OF_FINDINGS = 5
"""Choices that are kept for findings, so that usual questions are always offered too."""


class Wish(NamedTuple):
    """Which question the address of a page asks for: all empty for none."""

    rule: str
    path: str
    template: str
    again: str

    @property
    def finding(self) -> tuple[str, str]:
        """The key of the finding that was clicked."""
        return self.rule, self.path


def wish(parameters: Mapping[str, str]) -> Wish:
    """Read the parameters of an address."""
    return Wish(*(parameters.get(name, "") for name in Wish._fields))


@dataclass(frozen=True, slots=True)
class Choice:
    """A question ready to be sent. ``number`` is its key, ``url`` the page with it filled in (without scripts)."""

    title: str
    path: str
    reason: str
    sentence: str
    rule: str = ""
    template: str = ""
    again: str = ""
    number: int = 0
    url: str = ""

    @property
    def initial(self) -> dict[str, Any]:
        """The values of the form."""
        names = ("path", "reason", "sentence", "rule", "template", "again")
        return {name: value for name in names if (value := getattr(self, name))}


def choices(
    section: str, held: Material, library: Library, address: str, asked: tuple[str, str]
) -> list[Choice]:
    """Return what a new question may be; ``asked`` is the finding (rule, path) that was clicked, if any.

    ``address`` is the section's page. The clicked finding comes first, in every usual wording of its rule.
    """
    clicked = _finding(section, held, asked)
    found = [*_of_finding(clicked, held, library)] if clicked else []
    others = (one for one in held.findings_of(section) if one.severity in WEIGHTY)
    for each in others:
        if each is not clicked and len(found) < OF_FINDINGS:
            found += islice(_of_finding(each, held, library), 1)
    path = asked[1] if asked[1] and paths.within(asked[1], section) else section
    found += _usual(section, path, held, library)
    return [_numbered(one, number, address) for number, one in enumerate(found[:MOST], 1)]


def initial(found: Iterable[Choice], section: str, wish: Wish) -> dict[str, Any]:
    """Return the values that the form starts with: the choice that the address names, else the place alone."""
    for one in found:
        named = (one.rule, one.path) == wish.finding if wish.rule else bool(wish.template)
        if named and wish.template in ("", one.template):
            return one.initial
    return {"path": wish.path or section}


def again(asked: Asked) -> dict[str, Any]:
    """Return the values with which a question of the last return is raised once more, at its place of now."""
    flag = asked.flag
    return {
        "path": asked.now,
        "reason": flag.reason,
        "sentence": flag.sentence,
        "rule": flag.rule,
        "template": flag.template,
        "again": flag.pk,
    }


def _finding(section: str, held: Material, asked: tuple[str, str]) -> Finding | None:
    return next((one for one in held.findings_of(section) if one.key == asked), None)


def _of_finding(finding: Finding, held: Material, library: Library) -> Iterator[Choice]:
    """Give the usual wordings of its rule with its figures in them; at least what it says itself."""
    place = _place(finding.path, held)
    offers = [
        offer
        for offer in library.offered(finding.section, finding, place)
        if offer.id in {entry.key for entry in library.of_rule(finding.rule)}
    ]
    kind = FlagReason.INCOMPLETE if finding.severity is Severity.ERROR else FlagReason.INCONSISTENT
    for offer in offers or [Offer("", "", kind, finding.message)]:
        yield Choice(
            title=finding.message if offer is (offers or [offer])[0] else offer.title,
            path=finding.path,
            reason=str(offer.kind),
            sentence=offer.text,
            rule=finding.rule,
            template=offer.id,
        )


def _usual(section: str, path: str, held: Material, library: Library) -> Iterator[Choice]:
    for offer in library.offered(section, None, "" if path == section else _place(path, held)):
        yield Choice(offer.title, path, str(offer.kind), offer.text, "", offer.id)


def _numbered(choice: Choice, number: int, address: str) -> Choice:
    query = {"rule": choice.rule, "path": choice.path, "template": choice.template}
    return replace(choice, number=number, url=f"{address}?{urlencode(query)}#flag")


def _place(path: str, held: Material) -> str:
    if not paths.exists(held.disclosure, path):
        return ""
    return labels.label(path, held.disclosure, held.numbers)
