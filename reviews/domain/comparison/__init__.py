"""What changed between two submissions, and whether it was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosures.comparison.spans import Span, spans
from disclosures.content import Disclosure
from disclosures.domain import labels, paths
from reviews.domain.comparison import walk
from reviews.domain.comparison.articles import follow
from reviews.domain.comparison.change import Change, Kind

__all__ = ["Change", "Kind", "Span", "changes", "covers", "follow", "spans"]


def changes(
    old: Disclosure,
    new: Disclosure,
    sections: Iterable[str] | None = None,
    numbers: dict[str, str] | None = None,
) -> list[Change]:
    """Return every difference, section by section in the order given (default: that of the content model).

    ``numbers`` gives indicators their printed numbers, as in ``labels.label``. Rows are matched by
    equality, name and similarity, so that an insertion does not change the rows below it; articles
    of rule texts by their words, so that renumbering does not change them.
    """
    found: list[Change] = []
    for section in sections if sections is not None else Disclosure.model_fields:
        raw = walk.content(getattr(old, section), getattr(new, section), section, section)
        found += _named(section, raw, old, new, numbers)
    return found


def covers(place: str, change: Change) -> bool:
    """Say whether a question about ``place`` (in the older submission) asked for this change.

    The place itself, a part of it, the article or chapter that it lies in, or the disappearance of
    the row that it was in.
    """
    if paths.within(change.old_path, place) or place in change.also:
        return True
    return (
        change.kind is Kind.REMOVED
        and paths.within(place, change.old_path)
        and place != change.section
    )


def _named(
    section: str,
    found: Iterable[walk.Raw],
    old: Disclosure,
    new: Disclosure,
    numbers: dict[str, str] | None,
) -> Iterator[Change]:
    for raw in found:
        disclosure = old if raw.kind is Kind.REMOVED else new
        label = labels.label(raw.path, disclosure, numbers)
        if raw.detail:
            label = f"{label}、{raw.detail}"
        yield Change(section, raw.path, raw.kind, raw.old, raw.new, label, raw.old_path, raw.also)
