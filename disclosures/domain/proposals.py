"""From what an import read to proposals, and from what was chosen of them to the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.domain.proposed import (
    ALL,
    Accepted,
    Line,
    Part,
    Proposals,
    SectionProposal,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.models import Import
    from portal.access import Actor

__all__ = ["ALL", "Accepted", "Line", "Part", "Proposals", "SectionProposal", "accept", "of"]


def of(actor: Actor, import_: Import) -> Proposals:
    """Return what the import proposes, old beside new, as the drafts now stand.

    Raises ``PermissionDenied`` (reading: ``filing.draft``) and ``Refused`` where it is not ready.
    """
    raise NotImplementedError


def accept(
    actor: Actor,
    import_: Import,
    chosen: Mapping[str, set[str] | frozenset[str] | Whole],
    revisions: Mapping[str, int],
) -> Accepted:
    """Write the chosen parts (section → part ids, or ``ALL``) into the drafts and nothing else.

    ``revisions`` are those of the proposals that were looked at: a section that was saved since is
    a conflict, a locked one refused, the others are saved. Raises ``PermissionDenied`` and
    ``Refused`` (import not ready) with nothing written.
    """
    raise NotImplementedError
