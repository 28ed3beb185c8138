"""The public register: one line for each union's present publication of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.domain.yearform import form_of
from disclosures.models import Publication, RegisterEntry
from portal import clock
from portal.domain.names import pinyin_keys
from portal.enums import FederationLevel
from portal.models import Federation

if TYPE_CHECKING:
    import datetime as dt

    from disclosures.models import Filing


def enter(publication: Publication, at: dt.datetime | None = None) -> RegisterEntry:
    """Point the register at `publication`, unless it already shows it or a later version.

    A version that was taken down gives way to the next, and its reason with it. ``at``: since when it
    is public, now if nothing is said.
    """
    filing = publication.filing
    present = (
        RegisterEntry.objects.filter(filing_ref=filing.pk).select_related("publication").first()
    )
    if present and present.publication.version >= publication.version:
        return present
    values = {
        "publication": publication,
        "published_at": at or clock.now(),
        "withdrawn_at": None,
        "withdrawn_reason": "",
        **_facts(filing),
    }
    entry, _new = RegisterEntry.objects.update_or_create(filing_ref=filing.pk, defaults=values)
    return entry


def _facts(filing: Filing) -> dict[str, object]:
    """What the register and its search need to know, copied from behind."""
    union, cycle = filing.union, filing.cycle
    province = province_of(filing.federation)
    return {
        "college_ref": filing.college_id,
        "province": province.short_name,
        "province_slug": province.slug,
        "college_name": union.college.name,
        "union_name": union.name,
        "union_kind": union.kind,
        "edition_key": cycle.edition.key,
        "period": form_of(cycle.edition).period,
        "pinyin": pinyin_keys(union.college.name),
        "noindex": cycle.noindex,
    }


def province_of(federation: Federation) -> Federation:
    """The provincial federation above (or at) `federation`; the nearest thing where there is none."""
    above = [int(part) for part in federation.path.split("/") if part]
    chain = Federation.objects.filter(pk__in=above, level=FederationLevel.PROVINCE)
    return chain.order_by("path").first() or federation
