"""Imports that were read, and shorthands for what is proposed of them."""

from __future__ import annotations

from typing import Any

from disclosures import editions, exchange
from disclosures.content import Disclosure
from disclosures.domain import proposals
from disclosures.enums import ImportSource
from disclosures.models import Filing, Import, SectionDraft
from tests import factories
from tests.disclosures.checks.filings import SCHOOL, data

HEADER = exchange.Header(SCHOOL, "学生会", complaint_emails=("a@example.org",))


def clean() -> Disclosure:
    """The clean invented content."""
    return Disclosure.model_validate(data())


def brought(
    filing: Filing,
    content: Disclosure | dict[str, Any],
    edition: str = "2024-2025",
    **values: Any,
) -> Import:
    """An import that holds ``content``, or exchange data as they are."""
    found = content
    if isinstance(content, Disclosure):
        found = exchange.write(content, editions.load(edition), HEADER)
    result = {"data": found, "edition": edition, "edition_sure": "high", "sources": {}}
    result |= {"remarks": [], "unplaced": [], "pictures": [], **values}
    return factories.ImportFactory(
        filing=filing, source=ImportSource.DOCUMENT, kind="docx", edition=edition, result=result
    )


def drafts_of(filing: Filing) -> Disclosure:
    """What the filing's drafts hold."""
    rows = SectionDraft.objects.filter(filing=filing)
    return Disclosure.model_validate({row.key: row.content for row in rows})


def revisions(filing: Filing) -> dict[str, int]:
    """The drafts' revisions."""
    return dict(SectionDraft.objects.filter(filing=filing).values_list("key", "revision"))


def accept_all(actor: Any, import_: Import) -> proposals.Accepted:
    """Accept everything, as somebody does who has just looked."""
    filing = import_.filing
    chosen = dict.fromkeys(revisions(filing), proposals.ALL)
    return proposals.accept(actor, import_, chosen, revisions(filing))


def part(actor: Any, import_: Import, key: str, label: str) -> proposals.Part:
    """The one part of a section whose label begins so."""
    section = proposals.of(actor, import_).section(key)
    found = [one for one in section.parts if one.label.startswith(label)]
    assert len(found) == 1, [one.label for one in section.parts]
    return found[0]
