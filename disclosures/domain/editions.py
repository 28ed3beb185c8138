"""Which year's forms there are: carried by the project as files, or made by a federation here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures import editions
from disclosures.domain.yearform import form_of
from disclosures.models import Edition
from portal.models import Federation

if TYPE_CHECKING:
    from disclosures.editions import EditionForm


@dataclass(frozen=True)
class Offer:
    """A form that may be cloned or used. ``value`` names it: ``2024-2025`` or ``2026-2027@12``.

    ``owner`` is None for one that the project carries.
    """

    value: str
    form: EditionForm
    owner: Federation | None = None

    @property
    def key(self) -> str:
        """The year."""
        return self.form.key


def offers(federations: Iterable[Federation]) -> list[Offer]:
    """Return the forms that these federations may use, newest first: carried, own, and from above."""
    ids = {int(part) for one in federations for part in one.path.split("/") if part}
    made = Edition.objects.filter(federation_id__in=ids).select_related("federation")
    found = [Offer(value_of(row), form_of(row), row.federation) for row in made]
    found += [Offer(key, editions.load(key)) for key in editions.keys()]  # noqa: SIM118 - a module
    return sorted(found, key=lambda one: (one.key, one.owner is not None, one.value), reverse=True)


def find(federation: Federation, value: str) -> Offer:
    """Return the form that ``value`` names, if ``federation`` may use it; KeyError otherwise."""
    for offer in offers([federation]):
        if offer.value == value:
            return offer
    raise KeyError(value)


def row_of(offer: Offer) -> Edition:
    """Return the row of an offer; a carried one is kept on its first use."""
    if offer.owner is None:
        return kept_edition(offer.key)
    return Edition.objects.get(key=offer.key, federation=offer.owner)


def value_of(edition: Edition) -> str:
    """Return the name under which ``find`` knows a row."""
    return f"{edition.key}@{edition.pk}" if edition.federation_id else edition.key


def year_before(offer: Offer, among: Iterable[Offer]) -> Offer | None:
    """Return the newest of ``among`` of an earlier year; of one year the federation's own first."""
    earlier = [one for one in among if one.key < offer.key]
    return max(earlier, key=lambda one: (one.key, one.owner is not None), default=None)


def kept_edition(key: str) -> Edition:
    """Return a carried edition's row, made from its file on first use and never changed after."""
    form = editions.load(key)
    values = {"data": form.data(), "digest": form.digest}
    return Edition.objects.get_or_create(key=key, federation=None, defaults=values)[0]
